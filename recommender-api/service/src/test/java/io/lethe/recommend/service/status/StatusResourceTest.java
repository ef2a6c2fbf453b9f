package io.lethe.recommend.service.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.recommend.service.known.Freshness;
import io.lethe.recommend.service.known.LongWork;
import io.lethe.recommend.service.known.MinuteCounts;
import io.lethe.recommend.service.status.StatusBoard.Counts;
import io.lethe.recommend.service.status.StatusResource.Fault;
import io.lethe.recommend.service.status.StatusResource.Fresh;
import io.lethe.recommend.service.status.StatusResource.Intake;
import io.lethe.recommend.service.status.StatusResource.Minute;
import io.lethe.recommend.service.status.StatusResource.Vectors;
import io.lethe.recommend.service.status.StatusResource.Work;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StatusResourceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void shouldListFaultsByHowManyHadThemAndThenByTheirNames() {
        // Given
        Counts counts = new Counts(
                100, 9, 4, Map.of("missing/userId", 2L, "unknown-field", 2L, "wrong-form/context.a/b", 5L), List.of());

        // When
        Intake intake = Intake.of(counts, new MinuteCounts());

        // Then
        assertThat(intake.reasons())
                .containsExactly(
                        new Fault("wrong-form", "context.a/b", 5),
                        new Fault("missing", "userId", 2),
                        new Fault("unknown-field", null, 2));
    }

    @Test
    void shouldSayNullWhereIngestDoesNotSayAndStillTellTheLastHour() throws JsonProcessingException {
        // Given
        MinuteCounts minutes = new MinuteCounts();
        minutes.look(60_000, 10, 1);
        minutes.look(61_000, 15, 2);

        // When
        Intake intake = Intake.of(null, minutes);
        JsonNode written = JSON.readTree(JSON.writeValueAsString(intake));

        // Then
        assertThat(intake.lastMinutes()).containsExactly(new Minute("1970-01-01T00:01:00Z", 5, 1));
        assertThat(written.path("accepted").isNull()).isTrue();
        assertThat(written.path("perSecond").isNull()).isTrue();
        assertThat(written.path("warnings").isNull()).isTrue();
    }

    @Test
    void shouldHaveNoFiguresOfFreshnessBeforeThereIsASample() throws JsonProcessingException {
        assertThat(JSON.writeValueAsString(Fresh.of(new Freshness().figures()))).isEqualTo("{\"samples\":0}");
    }

    @Test
    void shouldNotSayHowLongWorkTakesWhileNothingIsDone() throws JsonProcessingException {
        // Given
        LongWork work = new LongWork();
        work.look(1000, 5000, 100);

        // When
        Work told = Work.of(work.progress().orElseThrow());

        // Then
        assertThat(JSON.writeValueAsString(told)).isEqualTo("{\"waiting\":5000,\"total\":5000,\"perSecond\":0.0}");
    }

    @Test
    void shouldTellHowFarAChangeOfTheModelIs() throws JsonProcessingException {
        // Given
        SortedMap<String, Integer> before = new TreeMap<>(Map.of("all-minilm-l6-v2", 312, "given", 4));

        // Then
        assertThat(Vectors.of(before, "shop-0123456789ab"))
                .containsExactly(
                        new Vectors("shop-0123456789ab", 0, true),
                        new Vectors("all-minilm-l6-v2", 312, false),
                        new Vectors("given", 4, false));
        assertThat(JSON.writeValueAsString(Vectors.of(before, null).get(0)))
                .isEqualTo("{\"model\":\"all-minilm-l6-v2\",\"items\":312,\"inUse\":null}");
    }
}
