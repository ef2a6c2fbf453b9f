package io.lethe.recommend.service.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.Interaction;
import io.lethe.interest.profile.Evidence;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.known.ItemTitles;
import io.lethe.recommend.service.user.EventAnswers.Event;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EventAnswersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ItemTitles TITLES = new ItemTitles(SmallShop.catalogue());

    @Test
    void shouldLeaveOutWhatAWeeksCountCannotKnow() throws JsonProcessingException {
        // Given
        Evidence week = new Evidence(null, "gone", "view", null, null, SmallShop.NOW, 7, 3, 60, 2.5, 1, 1, 1.25);

        // When
        JsonNode event = JSON.readTree(JSON.writeValueAsString(Event.of(week, TITLES)));

        // Then
        assertThat(event.has("eventId")).isFalse();
        assertThat(event.has("title")).isFalse();
        assertThat(event.has("progress")).isFalse();
        assertThat(event.path("count").asLong()).isEqualTo(7);
        assertThat(event.path("timestamp").asText()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(event.path("contribution").asDouble()).isEqualTo(1.25);
    }

    @Test
    void shouldAddWhatOnlyTheEventItselfKnows() {
        // Given
        Evidence evidence = new Evidence("e1", "sail", "play", null, null, SmallShop.NOW, 1, 0, 0, 1, 1, 1, 1);
        Interaction told = new Interaction(
                "default", "anna", "e1", "sail", "play", null, null, 0.5, 90_000L, SmallShop.NOW, 0, new TreeMap<>());

        // When
        List<Event> events = List.of(Event.of(evidence, TITLES), Event.of(evidence, told, TITLES));

        // Then
        assertThat(events).extracting(Event::title).containsOnly("Sailing the coast");
        assertThat(events).extracting(Event::progress).containsExactly(null, 0.5);
        assertThat(events).extracting(Event::dwellMs).containsExactly(null, 90_000L);
    }
}
