package io.lethe.recommend.reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.interest.profile.Evidence;
import io.lethe.recommend.Shop;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Recommendation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentencesTest {
    private final Shop shop = Shop.standard();

    @Test
    void shouldNameWhatCarriesTheItemInTheOrderOfWeight() {
        // Given
        Recommendation item = item(
                of(Kind.NEIGHBOUR, "A pot of soup", 0.003, bought("soup")),
                of(Kind.INTEREST, "Sea, boats", 0.2, bought("sail"), bought("dive")),
                of(Kind.NEIGHBOUR, "Sailing the coast", 0.5, bought("sail")),
                of(Kind.TREND, "popular now", 0.3));

        // When
        String english = new Sentences(shop.catalogue).of(item);
        String chinese = new Sentences(shop.catalogue, Language.CHINESE).of(item);

        // Then
        assertThat(english)
                .isEqualTo(
                        "People who chose “Sailing the coast”, like you, also chose this; it is popular now; it fits your"
                                + " interest in “Sea, boats”.");
        assertThat(chinese).isEqualTo("和你一样选择“Sailing the coast”的人也选了它；目前很受欢迎；符合你对“Sea, boats”的兴趣。");
    }

    @Test
    void shouldNotSayThatAnItemOfNoInterestFitsOne() {
        // Given
        Contribution room = new Contribution(Kind.PROPORTION, Contribution.ROOM, 2, List.of(), null);
        Recommendation near = item(of(Kind.INTEREST, "Sea, boats", 0.2, bought("sail"), bought("dive")), room);
        Recommendation far = item(of(Kind.TREND, "popular now", 0.1), of(Kind.TEXT, "words: sea", 0.1), room);

        // When
        Sentences english = new Sentences(shop.catalogue);
        Sentences chinese = new Sentences(shop.catalogue, Language.CHINESE);

        // Then
        assertThat(english.of(near)).isEqualTo("It has something of your interest in “Sea, boats”.");
        assertThat(chinese.of(near)).isEqualTo("与你对“Sea, boats”的兴趣有些相近。");
        assertThat(english.of(far))
                .startsWith("It is something new beside your interests; ")
                .contains("popular");
        assertThat(chinese.of(far)).startsWith("在你的兴趣之外换个新花样；");
    }

    @Test
    void shouldTellWhatIsChosenTogetherFromWhatIsChosenAfter() {
        // Given
        Recommendation both = item(
                together("A pot of soup", 0.4, 0.3),
                together("Diving deep", 0.3, 0.1),
                together("A pot of soup", 0.2, 0.15));
        Recommendation companions = item(together("A pot of soup", 0.4, 0.3), together("Diving deep", 0.3, 0.3));

        // When
        Sentences english = new Sentences(shop.catalogue);
        Sentences chinese = new Sentences(shop.catalogue, Language.CHINESE);

        // Then
        assertThat(english.of(both))
                .isEqualTo("People choose it together with “A pot of soup”, which you chose; people who chose “Diving"
                        + " deep”, like you, also chose this.");
        assertThat(chinese.of(both)).isEqualTo("人们会把它和你选过的“A pot of soup”一起选；和你一样选择“Diving deep”的人也选了它。");
        assertThat(english.of(companions))
                .isEqualTo("People choose it together with “A pot of soup” and “Diving deep”, which you chose.");
    }

    @Test
    void shouldSayWhatDoesCarryItWhereNothingOfTheUserDoes() {
        // Given
        Recommendation item = item(
                of(Kind.TREND, "popular now", 0.95),
                of(Kind.NEIGHBOUR, "A pot of soup", 0.03, bought("soup")),
                of(Kind.TEXT, "words: pot", 0.02, bought("soup")));

        // When
        String sentence = new Sentences(shop.catalogue).of(item);

        // Then
        assertThat(sentence).isEqualTo("It is popular now.");
        assertThat(new Sentences(shop.catalogue).of(item(of(Kind.TREND, "popular now", 0.03))))
                .isEqualTo("It is popular with everybody now.");
    }

    @Test
    void shouldTellPopularityOnlyOfWhatIsAmongTheMostPopular() {
        // Given
        Contribution soup = of(Kind.NEIGHBOUR, "A pot of soup", 0.06, bought("soup"));
        Recommendation usual = item(of(Kind.TREND, "popularity", 0.15), soup);
        Recommendation alone = item(of(Kind.TREND, "popularity", 0.95), soup);

        // When
        Sentences sentences = new Sentences(shop.catalogue);

        // Then
        assertThat(sentences.of(usual)).isEqualTo("People who chose “A pot of soup”, like you, also chose this.");
        assertThat(sentences.of(item(of(Kind.TREND, "popular now", 0.15), soup)))
                .isEqualTo("It is popular now; people who chose “A pot of soup”, like you, also chose this.");
        assertThat(sentences.of(alone)).isEqualTo("It is popular now.");
        assertThat(sentences.of(item(
                        of(Kind.TREND, "popularity", 0.7),
                        soup,
                        of(Kind.TEXT, "a", 0.08, bought("sail")),
                        of(Kind.INTEREST, "b", 0.09, bought("sail"), bought("dive")),
                        of(Kind.RULE, "novelty", 0.07))))
                .isEqualTo("It is like what you chose lately.");
    }

    @Test
    void shouldNameTheInterestFirstThatIsDueAPlaceIfThatCarriesTheItem() {
        // Given
        Contribution soup = of(Kind.NEIGHBOUR, "A pot of soup", 0.5, bought("soup"));
        Contribution taste = of(Kind.INTEREST, "Sea, boats", 0.2, bought("sail"), bought("dive"));

        // When
        Sentences sentences = new Sentences(shop.catalogue);

        // Then
        assertThat(sentences.of(item(soup, taste, due(0.8))))
                .isEqualTo(
                        "It fits your interest in “Sea, boats”; people who chose “A pot of soup”, like you, also chose this.");
        assertThat(sentences.of(item(soup, due(0.4))))
                .isEqualTo(
                        "People who chose “A pot of soup”, like you, also chose this; it fits your interest in “Sea, boats”.");
    }

    @Test
    void shouldTellManySmallThingsTogether() {
        // Given
        Recommendation item = item(
                of(Kind.NEIGHBOUR, "a", 0.09, bought("sail")),
                of(Kind.NEIGHBOUR, "b", 0.09, bought("dive")),
                of(Kind.NEIGHBOUR, "c", 0.09, bought("soup")),
                of(Kind.TEXT, "A pot of soup", 0.73, bought("soup")));

        // When
        String sentence = new Sentences(shop.catalogue).of(item);

        // Then
        assertThat(sentence)
                .isEqualTo(
                        "It is like “A pot of soup”, which you bought; people who chose much of what you chose also chose this.");
    }

    @Test
    void shouldTellTheLargestAddendEvenIfManySmallOnesOutweighIt() {
        // Given
        List<Contribution> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(of(Kind.NEIGHBOUR, "n" + i, 0.07, bought("sail")));
            all.add(of(Kind.TEXT, "t" + i, 0.065, bought("soup")));
            all.add(of(Kind.INTEREST, "i" + i, 0.06, bought("dive"), bought("reef")));
        }
        all.add(of(Kind.TREND, "popular now", 0.22));

        // When
        String sentence = new Sentences(shop.catalogue).of(item(all.toArray(Contribution[]::new)));

        // Then
        assertThat(sentence)
                .startsWith("People who chose much of what you chose also chose this")
                .contains("it is popular now");
    }

    @Test
    void shouldNotNameWordsWhereTheSharedOnesMeanNothing() {
        // Given
        Recommendation item = item(of(Kind.TEXT, "words in common", 0.5, bought("soup")));

        // Then
        assertThat(new Sentences(shop.catalogue).of(item)).isEqualTo("It has words in common with what you chose.");
        assertThat(Language.CHINESE.phrases().label("words in common")).isEqualTo("共同的词");
    }

    @Test
    void shouldCountSharesOfWhatSpeaksForTheItem() {
        // Given
        Recommendation item = item(
                of(Kind.TEXT, "a", 0.6, bought("sail")),
                of(Kind.TREND, "popular now", 0.2),
                of(Kind.RULE, "diversity: like an item above it", -0.4));

        // Then
        assertThat(item.contributions().stream().map(item::share)).containsExactly(0.6 / 0.8, 0.2 / 0.8, 0.0);
        assertThat(item.contributions().stream().mapToDouble(item::share).sum()).isCloseTo(1, within(1e-12));
        assertThat(item(of(Kind.RULE, "a", -1)).share(of(Kind.RULE, "a", -1))).isZero();
        assertThat(new Sentences(shop.catalogue).of(item(of(Kind.RULE, "a", -1))))
                .isEqualTo("Nothing is known yet that speaks for or against it.");
    }

    @Test
    void shouldTellWhatAnInterestInOneThingIs() {
        // Given
        Recommendation item = item(of(Kind.INTEREST, "Sailing the coast", 0.2, bought("sail"), bought("sail")));

        // Then
        assertThat(new Sentences(shop.catalogue).of(item))
                .isEqualTo("It is like “Sailing the coast”, which you bought.");
        assertThat(new Sentences(shop.catalogue, Language.CHINESE).of(item)).isEqualTo("与你买过的“Sailing the coast”相似。");
    }

    @ParameterizedTest
    @CsvSource({
        "'zh-CN,zh;q=0.9,en;q=0.8', CHINESE",
        "'en-GB,en;q=0.9,zh;q=0.8', ENGLISH",
        "'fr, zh-Hant;q=0.5', CHINESE",
        "fr, ENGLISH",
        "*, ENGLISH",
        "'zh;q=0, en', ENGLISH",
        "'not a ; header', ENGLISH",
        ", ENGLISH"
    })
    void shouldSpeakWhatIsPreferred(String header, Language language) {
        assertThat(Language.preferred(header)).isEqualTo(language);
    }

    private Recommendation item(Contribution... contributions) {
        return new Recommendation(Objects.requireNonNull(shop.catalogue.find("moon")), List.of(contributions));
    }

    private static Contribution of(Kind kind, String label, double value, Evidence... events) {
        return new Contribution(kind, label, value, List.of(events), kind == Kind.INTEREST ? "i-1" : null);
    }

    private static Contribution due(double value) {
        return new Contribution(Kind.PROPORTION, "Sea, boats", value, List.of(), "i-1");
    }

    private static Contribution together(String label, double value, double part) {
        return new Contribution(Kind.NEIGHBOUR, label, value, part, List.of(bought("soup")), null);
    }

    private static Evidence bought(String itemId) {
        return new Evidence("e-" + itemId, itemId, "purchase", null, null, Shop.NOW, 1, 0, 0, 5, 1, 1, 5);
    }
}
