package io.lethe.evaluation.steering;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.profile.InterestSettings;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PersonKindsTest {
    private static final long SEED = 5;

    static Stream<Arguments> everybody() {
        return PlantedShop.all().stream().filter(PlantedShop::isThin).flatMap(shop -> PersonKinds.all().stream()
                .filter(kind -> kind.suits().test(shop))
                .map(kind -> Arguments.of(shop.name(), kind.name())));
    }

    private static PlantedPerson plant(String shop, String kind) {
        ShopItems items = new ShopItems(PlantedShop.ofName(shop).orElseThrow(), new SplittableRandom(SEED));
        TextMeaning any = new TextMeaning(QuantizedEmbedding.of(new float[] {1, 0}), new ModelId("by-hand"));
        return PersonKinds.ofName(kind)
                .orElseThrow()
                .script()
                .apply(new Diary(items, new SplittableRandom(SEED), kind, words -> any));
    }

    private static Taste interests(PlantedPerson person) {
        return Deed.decayed(person.deeds(), person.at(), InterestSettings.defaults());
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void shouldBePlantedAlikeFromTheSameSeedWithNothingAfterTheQuestion(String shop, String kind) {
        // When
        PlantedPerson person = plant(shop, kind);

        // Then
        assertThat(plant(shop, kind)).isEqualTo(person);
        assertThat(person.deeds())
                .isNotEmpty()
                .allMatch(deed -> deed.entry().interaction().timestamp() <= person.at());
        assertThat(Collections.disjoint(person.current(), person.disliked())).isTrue();
        assertThat(Collections.disjoint(person.current(), person.lasting())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void shouldLeaveEnoughToRecommend(String shop, String kind) {
        // Given
        ShopItems items = new ShopItems(PlantedShop.ofName(shop).orElseThrow(), new SplittableRandom(SEED));

        // When
        PlantedPerson person = plant(shop, kind);

        // Then
        long left = person.taste().topics().stream()
                .flatMap(topic -> items.of(topic).stream())
                .filter(item -> !person.touched().contains(ShopItems.id(item)))
                .count();
        assertThat(left).isGreaterThanOrEqualTo(items.shop().places() - 1L);
    }

    @Test
    void shouldHaveTheOdditiesThatWereFound() {
        // When
        PlantedPerson bruno = plant("demo", "bruno");
        PlantedPerson hides = plant("demo", "hides-in-space");
        PlantedPerson sailor = plant("village", "sailing-then-baking");
        PlantedPerson strings = plant("demo", "strings-every-seven-weeks");

        // Then
        assertThat(interests(bruno).share(TopicWords.BAKING)).isGreaterThan(0.95);
        assertThat(types(hides, TopicWords.SAILING)).containsOnly("like").hasSize(3);
        assertThat(types(hides, TopicWords.SPACE)).filteredOn("hide"::equals).hasSize(6);
        assertThat(interests(hides).topics()).containsExactly(TopicWords.SAILING);
        assertThat(types(sailor, TopicWords.SAILING)).hasSize(103);
        assertThat(types(sailor, TopicWords.BAKING)).containsOnly("view").hasSize(12);
        assertThat(interests(sailor).share(TopicWords.SAILING)).isBetween(0.2, 0.6);
        assertThat(types(strings, TopicWords.GUITARS))
                .filteredOn("purchase"::equals)
                .hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void shouldHaveNextToNothingOfWhatFaded() {
        for (String kind : List.of("fade", "season-off")) {
            // When
            PlantedPerson person = plant("village", kind);

            // Then
            int passed = person.passed().iterator().next();
            assertThat(interests(person).share(passed)).as(kind).isBetween(1e-6, 0.05);
        }
    }

    @Test
    void shouldRefuseNoNameThatIsThere() {
        assertThat(PersonKinds.names()).doesNotHaveDuplicates().allMatch(name -> PersonKinds.ofName(name)
                .isPresent());
        assertThat(PersonKinds.ofName("nobody")).isEmpty();
    }

    private static List<String> types(PlantedPerson person, int topic) {
        return person.deeds().stream()
                .filter(deed -> deed.topic() == topic)
                .map(deed -> deed.entry().interaction().type())
                .toList();
    }
}
