package io.lethe.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Interaction;
import io.lethe.event.Item;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DemoHistoryTest {
    private static final long NOW = 1_700_000_000_000L;

    @ParameterizedTest
    @EnumSource
    void shouldFollowFromATimeAlone(DemoLanguage language) {
        assertThat(history(language)).isEqualTo(history(language));
    }

    @ParameterizedTest
    @EnumSource
    void shouldHoldEventsOfStoriesAndOfACrowd(DemoLanguage language) {
        // When
        List<Interaction> history = history(language);
        Set<String> told = DemoUser.all().stream().map(DemoUser::userId).collect(Collectors.toSet());

        // Then
        assertThat(history).hasSizeBetween(1_500, 2_500);
        assertThat(history).extracting(Interaction::userId).containsAll(told);
        assertThat(told).hasSizeBetween(12, 15);
        assertThat(history).filteredOn(event -> !told.contains(event.userId())).hasSizeGreaterThan(500);
        assertThat(history).extracting(Interaction::eventId).doesNotHaveDuplicates();
        assertThat(history)
                .allMatch(event -> event.timestamp() <= NOW
                        && event.timestamp() > NOW - Duration.ofDays(560).toMillis());
    }

    @ParameterizedTest
    @EnumSource
    void shouldLetSomebodyStopAndReturn(DemoLanguage language) {
        // When
        List<Long> daysAgo = of("julia", language).stream()
                .map(event -> (NOW - event.timestamp()) / Duration.ofDays(1).toMillis())
                .toList();

        // Then
        assertThat(daysAgo)
                .anyMatch(days -> days > 380)
                .anyMatch(days -> days < 7)
                .noneMatch(days -> days > 7 && days < 379);
    }

    @ParameterizedTest
    @EnumSource
    void shouldLetSomebodyBuyOneThingAgainAndAgain(DemoLanguage language) {
        // Given
        String espresso = language == DemoLanguage.ZH ? "coffee-01" : "house-espresso-one-kilo";

        // When
        List<Interaction> bought = of("nora", language).stream()
                .filter(event -> event.type().equals("purchase") && espresso.equals(event.itemId()))
                .toList();

        // Then
        List<Long> daysAgo = bought.stream()
                .map(event -> (NOW - event.timestamp()) / Duration.ofDays(1).toMillis())
                .toList();
        assertThat(bought).hasSizeGreaterThan(10);
        assertThat(daysAgo.get(daysAgo.size() - 1)).isBetween(22L, 30L);
        assertThat(IntStream.range(1, daysAgo.size()).mapToObj(i -> daysAgo.get(i - 1) - daysAgo.get(i)))
                .filteredOn(gap -> gap >= 20 && gap <= 36)
                .hasSizeGreaterThan(9);
    }

    @ParameterizedTest
    @EnumSource
    void shouldLetSomebodyHideThings(DemoLanguage language) {
        // When
        List<Interaction> hidden = of("omar", language).stream()
                .filter(event -> event.type().equals("hide"))
                .toList();

        // Then
        assertThat(hidden).hasSizeGreaterThan(8);
        assertThat(hidden).extracting(Interaction::itemId).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellAStoryOfEachKind(DemoLanguage language) {
        // When
        DemoWords words = DemoWords.in(language);

        // Then
        assertThat(DemoUser.all()).extracting(DemoUser::kind).contains(DemoUser.Kind.values());
        assertThat(DemoUser.all()).allSatisfy(user -> {
            assertThat(words.name(user.userId())).isNotBlank();
            assertThat(words.story(user.userId())).isNotBlank();
            assertThat(words.lookAt(user.userId(), NOW)).isNotBlank().doesNotContain("{", "}");
        });
    }

    @ParameterizedTest
    @EnumSource
    void shouldNameDatesAsTheLanguageDoes(DemoLanguage language) {
        // When
        String lookAt = DemoWords.in(language).lookAt("bruno", NOW);

        // Then
        assertThat(lookAt)
                .contains(language == DemoLanguage.ZH ? "2022年10月" : "October 2022")
                .contains(language == DemoLanguage.ZH ? "10月30日" : "30 October");
    }

    @ParameterizedTest
    @EnumSource
    void shouldDescribeEveryItem(DemoLanguage language) {
        // When
        List<Item> items = DemoCatalogue.of("default", language, NOW).items();
        boolean chinese = language == DemoLanguage.ZH;

        // Then
        assertThat(items).hasSizeBetween(200, 400);
        assertThat(items).extracting(Item::itemId).doesNotHaveDuplicates();
        assertThat(items).extracting(Item::title).doesNotHaveDuplicates();
        assertThat(items).extracting(Item::text).doesNotHaveDuplicates();
        assertThat(items)
                .allMatch(item -> item.text().length() > (chinese ? 10 : 30)
                        && item.text().endsWith(chinese ? "。" : "."))
                .allMatch(item -> item.categories().size() == 2)
                .allMatch(item -> item.attributes().get("price") instanceof Double)
                .anyMatch(item -> item.publishedAt() != null);
    }

    private static List<Interaction> of(String userId, DemoLanguage language) {
        return history(language).stream()
                .filter(event -> event.userId().equals(userId))
                .toList();
    }

    private static List<Interaction> history(DemoLanguage language) {
        return DemoHistory.until(NOW, DemoCatalogue.of("default", language, NOW), "default");
    }
}
