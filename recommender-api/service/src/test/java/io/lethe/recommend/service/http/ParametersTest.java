package io.lethe.recommend.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.event.Item;
import io.lethe.event.Position;
import io.lethe.recommend.catalogue.LiveCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    @ParameterizedTest
    @CsvSource({
        "7d, 604800000",
        "12h, 43200000",
        "1.5m, 90000",
        "90s, 90000",
        "250ms, 250",
        "2w, 1209600000",
        "P7D, 604800000",
        "pt1h, 3600000",
        "3, 3000",
        "0, 0"
    })
    void shouldReadALengthOfTime(String given, long millis) {
        assertThat(Parameters.duration("wait", given, 1000)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7 d", "-1s", "-1", "NaN", "P", "1e400", "2000000w", "7y"})
    void shouldRefuseWhatIsNoLengthOfTime(String given) {
        refuses("wait", () -> Parameters.duration("wait", given, 1));
    }

    @Test
    void shouldReadATimeWhosePlusWasTakenForABlank() {
        // Given
        long noon = Instant.parse("2024-05-01T12:00:00Z").toEpochMilli();

        // When / Then
        assertThat(Parameters.time("at", "2024-05-01T14:00:00+02:00")).hasValue(noon);
        assertThat(Parameters.time("at", "2024-05-01T14:00:00 02:00")).hasValue(noon);
        assertThat(Parameters.time("at", null)).isEmpty();
        refuses("at", () -> Parameters.time("at", "yesterday"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "ten", "1.5", "99999999999", ""})
    void shouldRefuseACountOutsideItsRange(String given) {
        refuses("limit", () -> Parameters.count("limit", given, 10, 100));
    }

    @Test
    void shouldTakeTheEndsOfARange() {
        assertThat(Parameters.count("limit", null, 10, 100)).isEqualTo(10);
        assertThat(Parameters.count("limit", "1", 10, 100)).isEqualTo(1);
        assertThat(Parameters.count("limit", " 100 ", 10, 100)).isEqualTo(100);
        assertThat(Parameters.share("personal", "0", 0.25)).isZero();
        assertThat(Parameters.share("personal", "1", 0.25)).isEqualTo(1);
        assertThat(Parameters.share("personal", null, 0.25)).isEqualTo(0.25);
        refuses("personal", () -> Parameters.share("personal", "NaN", 0.25));
        refuses("personal", () -> Parameters.share("personal", "1.01", 0.25));
    }

    @Test
    void shouldReadAFlagThatIsNamedAloneAsTrue() {
        assertThat(Parameters.flag("explain", "")).isTrue();
        assertThat(Parameters.flag("explain", "true")).isTrue();
        assertThat(Parameters.flag("explain", "false")).isFalse();
        assertThat(Parameters.flag("explain", null)).isFalse();
        refuses("explain", () -> Parameters.flag("explain", "yes"));
    }

    @Test
    void shouldBoundIdsAndTenants() {
        assertThat(Parameters.id("user", "a".repeat(512))).hasSize(512);
        refuses("user", () -> Parameters.id("user", "a".repeat(513)));
        refuses("user", () -> Parameters.id("user", " "));
        assertThat(Parameters.tenant(" ")).isEqualTo("default");
        refuses("Lethe-Tenant", () -> Parameters.tenant("NO"));
    }

    @Test
    void shouldGiveBackAPosition() {
        // Given
        Position position = new Position(new TreeMap<>(Map.of(3, 17L)), new TreeMap<>(Map.of(0, 4L)));

        // When / Then
        assertThat(Parameters.position(position.toToken())).isEqualTo(position);
        assertThat(Parameters.position(null)).isEqualTo(Position.NONE);
        refuses("after", () -> Parameters.position("no position"));
    }

    @Test
    void shouldTakeIdsApartOnlyWhereAPartIsAnItemAndTheWholeIsNone() {
        // Given
        LiveCatalogue catalogue = new LiveCatalogue();
        put(catalogue, "sail");
        put(catalogue, "knots,splices");

        // When / Then
        assertThat(Parameters.ids(List.of("sail,mars"), catalogue)).containsExactly("sail", "mars");
        assertThat(Parameters.ids(List.of("knots,splices"), catalogue)).containsExactly("knots,splices");
        assertThat(Parameters.ids(List.of("moon,mars"), catalogue)).containsExactly("moon,mars");
    }

    private static void put(LiveCatalogue catalogue, String id) {
        catalogue.put(new EmbeddedItem(
                Item.of("default", id, id, ""), Embedding.normalized(new float[] {1, 0}), new ModelId("by-hand")));
    }

    private static void refuses(String field, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.status()).isEqualTo(400);
            assertThat(problem.field()).isEqualTo(field);
        });
    }
}
