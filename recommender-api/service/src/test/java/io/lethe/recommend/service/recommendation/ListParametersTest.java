package io.lethe.recommend.service.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Item;
import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ContextKey;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatPolicy;
import io.lethe.recommend.parameter.SeenPolicy;
import io.lethe.recommend.rule.Cap;
import io.lethe.recommend.rule.Pin;
import io.lethe.recommend.rule.Rules;
import io.lethe.recommend.service.Refusals;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.http.BodyFields;
import io.lethe.recommend.service.known.Warnings.Warning;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListParametersTest {
    private static final RankingSettings SETTINGS =
            SmallShop.settings("{\"diversity\":0.3,\"exploration\":0.25}").settings();

    @Test
    void shouldLeaveToTheSettingsWhatTheCallerDoesNotSay() {
        // When
        RecommendationRequest request = new ListParameters().request(SETTINGS);

        // Then
        assertThat(request.limit()).isEqualTo(10);
        assertThat(request.diversity()).isEqualTo(0.3);
        assertThat(request.rules().exploration()).isEqualTo(0.25);
        assertThat(request.rules().novelty()).isZero();
        assertThat(request.rules().repeat()).isNull();
        assertThat(request.filter().accepts(item("sail"))).isTrue();
    }

    @Test
    void shouldLetTheCallerOverrideTheSettings() {
        // When
        RecommendationRequest request = given(list -> {
                    list.limit = "3";
                    list.diversity = "0";
                    list.exploration = "1";
                    list.novelty = "0.5";
                    list.repeat = "never";
                    list.pin = List.of("soup@3", "bread@1");
                    list.cap = List.of("attribute:brand:1");
                    list.exclude = List.of("sail", "", "sail");
                })
                .request(SETTINGS);

        // Then
        assertThat(request.limit()).isEqualTo(3);
        assertThat(request.diversity()).isZero();
        assertThat(request.rules().exploration()).isEqualTo(1);
        assertThat(request.rules().novelty()).isEqualTo(0.5);
        assertThat(request.rules().repeat()).isEqualTo(RepeatPolicy.NEVER);
        assertThat(request.rules().pins()).containsExactly(new Pin("soup", 3), new Pin("bread", 1));
        assertThat(request.rules().caps()).containsExactly(new Cap("brand", 1));
        assertThat(request.exclude()).isEqualTo(Set.of("sail"));
    }

    @Test
    void shouldTakeAnyOfTheCategoriesNoneOfTheExcludedAndAllOfTheFilters() {
        // When
        ItemFilter several = given(list -> list.category = List.of("Sea", "Kitchen"))
                .request(SETTINGS)
                .filter();
        ItemFilter without = given(list -> list.excludeCategory = List.of("Sea"))
                .request(SETTINGS)
                .filter();
        ItemFilter both = given(list -> list.filter = List.of("brand:Acme", "price>=3"))
                .request(SETTINGS)
                .filter();
        ItemFilter oneFails = given(list -> list.filter = List.of("brand:Acme", "price>3"))
                .request(SETTINGS)
                .filter();

        // Then
        assertThat(several.accepts(item("sail"))).isTrue();
        assertThat(several.accepts(item("soup"))).isTrue();
        assertThat(without.accepts(item("sail"))).isFalse();
        assertThat(without.accepts(item("soup"))).isTrue();
        assertThat(both.accepts(item("sail"))).isTrue();
        assertThat(oneFails.accepts(item("sail"))).isFalse();
    }

    @Test
    void shouldReadTheSameFromABodyAsFromAnAddress() {
        // Given
        String body = """
                {"limit":"4","category":["Sea"],"excludeCategory":["Kitchen"],"filter":["price>1"],"exclude":["dive"],
                 "boost":["category:Sea*1.5"],"pin":["sail@2"],"cap":["category:2"],"repeat":"never","seen":"exclude","diversity":"0.1",
                 "steering":"0.5","novelty":"0.2","serendipity":"0.3","exploration":"0.4"}
                """;
        BodyFields fields = BodyFields.of(body, ListParameters.NAMES);

        // When
        RecommendationRequest request = ListParameters.of(fields).request(SETTINGS);

        // Then
        assertThat(request)
                .isEqualTo(given(list -> {
                            list.limit = "4";
                            list.category = List.of("Sea");
                            list.excludeCategory = List.of("Kitchen");
                            list.filter = List.of("price>1");
                            list.exclude = List.of("dive");
                            list.boost = List.of("category:Sea*1.5");
                            list.pin = List.of("sail@2");
                            list.cap = List.of("category:2");
                            list.repeat = "never";
                            list.seen = "exclude";
                            list.diversity = "0.1";
                            list.steering = "0.5";
                            list.novelty = "0.2";
                            list.serendipity = "0.3";
                            list.exploration = "0.4";
                        })
                        .request(SETTINGS));
    }

    @Test
    void shouldTellWhatBecomesOfSeenItems() {
        assertThat(given(list -> {}).request(SETTINGS).rules().seen()).isEqualTo(SeenPolicy.LOWER);
        assertThat(given(list -> list.seen = "allow").request(SETTINGS).rules())
                .isEqualTo(Rules.NONE
                        .withExploration(0.25)
                        .withSteering(SETTINGS.mix().steering())
                        .withSeen(SeenPolicy.ALLOW)
                        .withRepeat(RepeatPolicy.ALLOW));
        Refusals.ofField("seen", () -> given(list -> list.seen = "never").request(SETTINGS));
        Refusals.ofField("seen", () -> given(list -> {
                    list.seen = "exclude";
                    list.repeat = "allow";
                })
                .request(SETTINGS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "many"})
    void shouldBoundTheLengthOfAList(String limit) {
        Refusals.ofField("limit", () -> given(list -> list.limit = limit).request(SETTINGS));
    }

    @ParameterizedTest
    @CsvSource({"diversity, 1.1", "novelty, -0.1", "serendipity, x", "exploration, NaN"})
    void shouldRefuseAShareThatIsNone(String field, String share) {
        Refusals.ofField(field, () -> given(list -> {
                    switch (field) {
                        case "diversity" -> list.diversity = share;
                        case "novelty" -> list.novelty = share;
                        case "serendipity" -> list.serendipity = share;
                        default -> list.exploration = share;
                    }
                })
                .request(SETTINGS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sail          | A pin is an item's id",
                "sail@0        | A pin's place is at least 1",
                "sail@4        | The list has 3 places",
                "sail@1 sail@2 | The item 'sail' is pinned twice.",
                "sail@1 dive@1 | Two items are pinned to place 1."
            })
    void shouldSayWhatIsWrongWithAPin(String pins, String reason) {
        Refusals.ofField("pin", () -> given(list -> {
                            list.limit = "3";
                            list.pin = List.of(pins.strip().split(" "));
                        })
                        .request(SETTINGS))
                .hasMessageStartingWith(reason);
    }

    @Test
    void shouldNameTheFieldOfEveryOtherRuleThatCannotBeRead() {
        Refusals.ofField("boost", () -> given(list -> list.boost = List.of("category:Sea"))
                        .request(SETTINGS))
                .hasMessageStartingWith("A boost is");
        Refusals.ofField("cap", () -> given(list -> list.cap = List.of("brand:1"))
                        .request(SETTINGS))
                .hasMessageStartingWith("A cap is");
        Refusals.ofField(
                "filter", () -> given(list -> list.filter = List.of("price")).request(SETTINGS));
        Refusals.ofField(
                "category", () -> given(list -> list.category = List.of(" ")).request(SETTINGS));
        Refusals.ofField("excludeCategory", () -> given(list -> list.excludeCategory = List.of(""))
                .request(SETTINGS));
        Refusals.ofField(
                        "repeat", () -> given(list -> list.repeat = "sometimes").request(SETTINGS))
                .hasMessage("This is auto, never or allow, not 'sometimes'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"filter", "boost", "pin", "cap"})
    void shouldBoundHowManyRulesThereAre(String field) {
        Refusals.ofField(field, () -> given(list -> {
                            list.filter = field.equals("filter") ? Collections.nCopies(101, "price>1") : List.of();
                            list.boost = field.equals("boost") ? Collections.nCopies(101, "price>1*2") : List.of();
                            list.pin = field.equals("pin") ? Collections.nCopies(101, "sail@1") : List.of();
                            list.cap = field.equals("cap") ? Collections.nCopies(101, "category:1") : List.of();
                        })
                        .request(SETTINGS))
                .hasMessageContaining("100 of these");
    }

    @Test
    void shouldReadTheContextByTheKeysOfTheSettings() {
        // Given
        RankingSettings few = SmallShop.settings("{\"context\":{\"keys\":[\"device\",\"place\"]}}")
                .settings();
        ListParameters list = given(one -> one.context = List.of("place: Home ", "device:Phone", "device:phone"));

        // When / Then
        assertThat(list.request(few).context())
                .containsExactly(
                        new Circumstance(ContextKey.DEVICE, "phone"), new Circumstance(ContextKey.PLACE, "home"));
        assertThat(new ListParameters().request(few).context()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "phone;a key and a value like device:phone, not 'phone'",
                ":phone;a key and a value",
                "devise:phone;did you mean device?",
                "campaign:spring;there are device, place.",
                "hour:7;The settings leave out the key hour",
                "place:48.137;A value is a name",
                "place:;A value is a name"
            })
    void shouldRefuseAContextThatCouldNeverCount(String context, String reason) {
        // Given
        RankingSettings few = SmallShop.settings("{\"context\":{\"keys\":[\"device\",\"place\"]}}")
                .settings();

        // When / Then
        Refusals.ofField("context", () -> given(one -> one.context = List.of(context))
                        .request(few))
                .hasMessageContaining(reason);
        Refusals.ofField("context", () -> given(one -> one.context = List.of("device:phone", "device:desk"))
                        .request(few))
                .hasMessageContaining("as 'phone' and as 'desk'");
    }

    @Test
    void shouldWarnOfWhatNoItemHasByItsParameter() {
        // Given
        ListParameters list = given(one -> {
            one.category = List.of("Sae");
            one.excludeCategory = List.of("Kitchn");
            one.pin = List.of("saill@1");
            one.cap = List.of("attribute:brnad:1");
            one.boost = List.of("brand:Acne*2");
        });

        // When / Then
        assertThat(list.warnings(SmallShop.catalogue()))
                .extracting(Warning::field)
                .containsExactlyInAnyOrder("category", "excludeCategory", "pin", "cap", "boost");
        assertThat(given(one -> one.category = List.of("Sea")).warnings(SmallShop.catalogue()))
                .isNull();
    }

    @Test
    void shouldTakeExcludedIdsApartOnlyByWhatTheCatalogueHas() {
        // Given
        ListParameters list = given(one -> one.exclude = List.of("sail,dive", "a,b"));

        // When / Then
        assertThat(list.named(SmallShop.catalogue()).request(SETTINGS).exclude())
                .containsExactlyInAnyOrder("sail", "dive", "a,b");
    }

    private static ListParameters given(Consumer<ListParameters> parameters) {
        ListParameters list = new ListParameters();
        parameters.accept(list);
        return list;
    }

    private static Item item(String id) {
        return Objects.requireNonNull(SmallShop.catalogue().find(id)).item();
    }
}
