package io.lethe.interest.service.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.EventKey;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.service.topology.UserTraces.Found;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserTracesTest {
    private static final UserKey ANN = new UserKey("shop", "ann");
    private static final Interaction VIEW = Interaction.of("shop", "ann", "e1", "sea", "view", 1_000);
    private static final Interaction OTHER = Interaction.of("shop", "ann 2", "e1", "shell", "view", 1_000);

    private final DrivenTopology topology;
    private final UserTraces traces;

    UserTracesTest(@TempDir Path directory) {
        topology = new DrivenTopology(directory, DrivenTopology.quick());
        traces = new UserTraces(topology::store);
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void shouldFindWhatAUserDidAndNobodyElse() {
        // Given
        Interaction search = new Interaction(
                "shop", "ann", "e2", null, "search", null, "boats", null, null, 2_000, 0, new TreeMap<>());
        send(VIEW);
        send(search);
        send(OTHER);

        // When
        Found found = traces.find(ANN);

        // Then
        assertThat(found).isEqualTo(new Found(Set.of(EventKey.of(VIEW), EventKey.of(search)), Set.of("sea")));
    }

    @Test
    void shouldFindEventsThatLostAgainstOthersWithTheirId() {
        // Given
        Interaction rival = VIEW.withValue(3.0);
        Interaction another = VIEW.withValue(4.0);
        send(VIEW);
        send(rival);
        send(another);

        // Then
        assertThat(traces.find(ANN).events())
                .containsExactlyInAnyOrder(EventKey.of(VIEW), EventKey.of(rival), EventKey.of(another));
    }

    @Test
    void shouldFindNothingOnceEverythingIsErased() {
        // Given
        Interaction rival = VIEW.withValue(3.0);
        send(VIEW);
        send(rival);

        // When
        topology.send(LogRecord.of(VIEW).tombstone());
        topology.send(LogRecord.of(rival).tombstone());

        // Then
        assertThat(traces.find(ANN).isEmpty()).isTrue();
    }

    @Test
    void shouldBeOnItsWayUntilEverythingIsPublished() {
        // Given
        Set<String> sea = Set.of("sea");
        send(VIEW);
        topology.settle();
        boolean settled = traces.isOnItsWay(ANN, sea);

        // When
        topology.send(LogRecord.of(VIEW).tombstone());
        boolean erased = traces.isOnItsWay(ANN, sea);
        topology.settle();

        // Then
        assertThat(settled).isFalse();
        assertThat(erased).isTrue();
        assertThat(traces.isOnItsWay(ANN, sea)).isFalse();
    }

    @Test
    void shouldWaitForTheItemsOfTheUserAndForNoOthers() {
        // Given
        send(VIEW);
        topology.settle();

        // When
        send(OTHER);

        // Then
        assertThat(traces.isOnItsWay(ANN, Set.of("sea"))).isFalse();
        assertThat(traces.isOnItsWay(ANN, Set.of("sea", "shell"))).isTrue();
    }

    private void send(Interaction event) {
        topology.send(LogRecord.of(event));
    }
}
