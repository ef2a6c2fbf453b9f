package io.lethe.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Interaction;
import io.lethe.event.Item;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoHistoryTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final DemoCatalogue CATALOGUE = DemoCatalogue.of("default");

    @Test
    void shouldFollowFromATimeAlone() {
        assertThat(DemoHistory.until(NOW, CATALOGUE, "default"))
                .isEqualTo(DemoHistory.until(NOW, CATALOGUE, "default"));
    }

    @Test
    void shouldHoldHundredsOfEventsOfADozenUsers() {
        // When
        List<Interaction> history = DemoHistory.until(NOW, CATALOGUE, "default");

        // Then
        assertThat(history).hasSizeBetween(500, 1_500);
        assertThat(history.stream().map(Interaction::userId).distinct()).hasSizeBetween(10, 15);
        assertThat(history).extracting(Interaction::eventId).doesNotHaveDuplicates();
        assertThat(history)
                .allMatch(event -> event.timestamp() <= NOW
                        && event.timestamp() > NOW - Duration.ofDays(560).toMillis());
    }

    @Test
    void shouldLetSomebodyStopAndReturn() {
        // When
        List<Long> daysAgo = DemoHistory.until(NOW, CATALOGUE, "default").stream()
                .filter(event -> event.userId().equals("julia"))
                .map(event -> (NOW - event.timestamp()) / Duration.ofDays(1).toMillis())
                .toList();

        // Then
        assertThat(daysAgo)
                .anyMatch(days -> days > 380)
                .anyMatch(days -> days < 7)
                .noneMatch(days -> days > 7 && days < 379);
    }

    @Test
    void shouldDescribeEveryItem() {
        assertThat(CATALOGUE.items()).hasSizeBetween(120, 200);
        assertThat(CATALOGUE.items()).extracting(Item::itemId).doesNotHaveDuplicates();
        assertThat(CATALOGUE.items())
                .allMatch(item -> item.text().length() > 30 && item.text().endsWith("."));
    }
}
