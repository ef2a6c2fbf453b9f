package io.lethe.recommend.service.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.recommend.list.Scored;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.remote.KnownState;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TurnedDownTest {
    private final SettingsBook settings = new SettingsBook();
    private final TurnedDown turnedDown = new TurnedDown(settings);
    private final KnownState known = SmallShop.anna(
            SmallShop.event("e1", "hide", "sail", System.currentTimeMillis() - 1000),
            SmallShop.event("e2", "view", "bread", System.currentTimeMillis() - 1000));

    @Test
    void shouldFindWhatTheUserHid() {
        assertThat(turnedDown.items("default", known)).containsExactly("sail");
        assertThat(turnedDown.items("default", SmallShop.anna())).isEmpty();
    }

    @Test
    void shouldGoByTheSettingsOfTheTenant() {
        // Given
        byte[] patient = SmallShop.settings("{\"suppression\":{\"threshold\":100}}")
                .document()
                .json()
                .getBytes(StandardCharsets.UTF_8);
        settings.apply(new ConsumerRecord<>("settings", 0, 0, "shop".getBytes(StandardCharsets.UTF_8), patient));

        // When / Then
        assertThat(turnedDown.items("shop", known)).isEmpty();
        assertThat(turnedDown.items("default", known)).containsExactly("sail");
    }

    @Test
    void shouldMarkOnlyWhatWasTurnedDown() {
        // Given
        Scored sail = new Scored(Objects.requireNonNull(SmallShop.catalogue().find("sail")), 0.5);

        // When / Then
        assertThat(ScoredItem.of(sail, Set.of("sail")).hidden()).isTrue();
        assertThat(ScoredItem.of(sail, Set.of("bread")).hidden()).isNull();
        assertThat(ScoredItem.of(sail).hidden()).isNull();
    }
}
