package io.lethe.recommend.word;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.Shop;
import io.lethe.recommend.catalogue.LiveCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopWordsTest {
    private static final List<String> ENGLISH = List.of(
            "The old man and the sea", "War and peace", "A hat for the rain", "Waking up in the dark", "Free for all");
    private static final List<String> GERMAN = List.of(
            "Der alte Mann und das Meer",
            "Krieg und Frieden",
            "Ein Hut für den Regen",
            "Die Reise mit dem Ballon",
            "Das Haus an der Ecke",
            "Kochen für die Gäste");
    private static final List<String> FRENCH = List.of(
            "Le vieil homme et la mer",
            "Guerre et paix",
            "Un chapeau pour la pluie",
            "Le tour du monde en un jour",
            "La maison dans les bois",
            "Cuisine avec des amis");

    @ParameterizedTest
    @CsvSource({"up", "a", "to", "and", "the", "with", "42", "3d", "x", "2011", "don't"})
    void shouldNotTakeStopWordsNumbersAndSingleLettersForWordsWithMeaning(String word) {
        assertThat(in(ENGLISH).means(word)).isFalse();
    }

    @Test
    void shouldKeepWordsThatAreStopWordsInAnotherLanguageOnly() {
        // When
        StopWords english = in(ENGLISH);
        StopWords german = in(GERMAN);
        StopWords french = in(FRENCH);

        // Then
        assertThat(List.of("war", "hat", "die", "man", "pour", "mer")).allMatch(english::means);
        assertThat(List.of("und", "die", "der", "für", "the", "war")).noneMatch(german::means);
        assertThat(List.of("krieg", "hut", "pour")).allMatch(german::means);
        assertThat(List.of("pour", "les", "dans", "the", "avec")).noneMatch(french::means);
        assertThat(List.of("guerre", "chapeau", "hut", "und")).allMatch(french::means);
    }

    @Test
    void shouldKnowBothLanguagesOfAMixedCatalogue() {
        // Given
        Shop shop = new Shop();
        add(shop, ENGLISH);
        add(shop, GERMAN);

        // When
        StopWords both = shop.catalogue.words().stopWords();

        // Then
        assertThat(List.of("the", "und", "die")).noneMatch(both::means);
        assertThat(List.of("rain", "regen", "pour")).allMatch(both::means);
    }

    @Test
    void shouldLeaveOutChinesePairsWithFunctionWords() {
        // When
        StopWords stop = in(List.of("望远镜的保养", "海上的星星"));

        // Then
        assertThat(List.of("望远", "星星", "海上")).allMatch(stop::means);
        assertThat(List.of("镜的", "的保", "的")).noneMatch(stop::means);
    }

    @Test
    void shouldFollowTheCatalogue() {
        // Given
        Shop shop = new Shop();
        add(shop, ENGLISH);
        boolean before = shop.catalogue.words().stopWords().means("und");

        // When
        add(shop, GERMAN);

        // Then
        assertThat(before).isTrue();
        assertThat(shop.catalogue.words().stopWords().means("und")).isFalse();
    }

    @Test
    void shouldNotNameStopWordsThatItemsShareInASmallCatalogue() {
        // Given
        Shop shop = new Shop()
                .item("one", "Wake up to a free and open sea", List.of(), 1, 0, 0, 0)
                .item("two", "Up to the sea and a ship in 2011", List.of(), 1, 0, 0, 0)
                .item("three", "A kettle", List.of(), 0, 1, 0, 0);
        LiveCatalogue catalogue = shop.catalogue;
        WordLikeness.Query query = catalogue.wordLikeness().new Query();
        query.addText("up to a free sea and 2011", 1);

        // When
        List<String> first = query.shared(slot(catalogue, "one"), 5);
        List<String> second = query.shared(slot(catalogue, "two"), 5);

        // Then
        assertThat(first).containsExactly("free", "sea");
        assertThat(second).containsExactly("sea");
    }

    @Test
    void shouldNameChineseWordsInsteadOfPairs() {
        // Given
        Shop shop = new Shop()
                .item("one", "推理小说", "夜里的推理小说", List.of(), Map.of(), true, 1, 0, 0, 0)
                .item("two", "海上的星星", List.of(), 0, 1, 0, 0);
        WordLikeness.Query query = shop.catalogue.wordLikeness().new Query();
        query.addText("一本推理小说", 1);

        // When
        List<String> shared = query.shared(slot(shop.catalogue, "one"), 3);

        // Then
        assertThat(shared).containsExactly("推理小说");
    }

    @Test
    void shouldNameAWordInOneForm() {
        // Given
        Shop shop = new Shop()
                .item("one", "Inspectors at night", "The inspector comes", List.of(), Map.of(), true, 1, 0, 0, 0)
                .item("two", "A kettle", List.of(), 0, 1, 0, 0);
        WordLikeness.Query query = shop.catalogue.wordLikeness().new Query();
        query.addText("inspectors inspector", 1);

        // When
        List<String> shared = query.shared(slot(shop.catalogue, "one"), 3);

        // Then
        assertThat(shared).hasSize(1).first().asString().startsWith("inspector");
    }

    private static int slot(LiveCatalogue catalogue, String itemId) {
        return Objects.requireNonNull(catalogue.find(itemId)).slot();
    }

    private static StopWords in(List<String> titles) {
        Shop shop = new Shop();
        add(shop, titles);
        return shop.catalogue.words().stopWords();
    }

    private static void add(Shop shop, List<String> titles) {
        for (String title : titles) {
            shop.item(title, title, "", List.of(), Map.of(), true, 1, 0, 0, 0);
        }
    }
}
