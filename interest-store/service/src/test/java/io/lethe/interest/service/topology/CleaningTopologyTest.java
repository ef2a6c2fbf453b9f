package io.lethe.interest.service.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Interaction;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.interest.cleaning.CleaningRule;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.interest.fold.LogSize;
import io.lethe.interest.law.LogRecord;
import io.lethe.interest.law.NaiveModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleaningTopologyTest {
    private static final long START = 1_699_999_200_000L;
    private static final UserKey ROBOT = new UserKey("default", "robot");

    private final Path directory;

    CleaningTopologyTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void shouldPublishWhatPeopleDidAndKeepTheRobotsState() {
        // Given
        List<LogRecord> robot = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            robot.add(view("robot", "item " + i % 5, i * 3_000L));
        }
        List<LogRecord> people = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            people.add(view("user " + i % 3, "item " + i % 7, i * 60_000L));
        }
        List<LogRecord> all = new ArrayList<>(robot);
        all.addAll(people);
        Collections.shuffle(all, new Random(3));
        NaiveModel counted = new NaiveModel(12);
        people.forEach(counted::add);
        NaiveModel whole = new NaiveModel(12);
        all.forEach(whole::add);
        CleaningRules rules = CleaningRules.of(Set.of(CleaningRule.values()));
        try (DrivenTopology topology = new DrivenTopology(directory, DrivenTopology.quick(rules))) {
            // When
            all.forEach(topology::send);
            topology.settle();
            // Then
            assertThat(topology.compacted(Topic.SIGNALS_NEIGHBOURS)).isEqualTo(Expected.neighbourSignals(counted, 0));
            assertThat(topology.compacted(Topic.SIGNALS_TRENDS)).isEqualTo(Expected.trendSignals(counted, 0));
            assertThat(topology.userStores().state(ROBOT, 12))
                    .isEqualTo(whole.states().get(ROBOT));
            assertThat(topology.board().leftOut()).isEqualTo(Map.of(CleaningRule.BOTS, new LogSize(1, 1_000)));
        }
    }

    @Test
    void shouldCountTheFirstFiveOfABurst() {
        // Given
        List<LogRecord> views = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            views.add(view("ann", "item", i * 1_000L));
        }
        views.add(view("ann", "other", 400_000));
        NaiveModel counted = new NaiveModel(12);
        views.subList(0, 5).forEach(counted::add);
        counted.add(views.get(300));
        CleaningRules rules = CleaningRules.of(Set.of(CleaningRule.BURSTS));
        Collections.shuffle(views, new Random(4));
        try (DrivenTopology topology = new DrivenTopology(directory, DrivenTopology.quick(rules))) {
            // When
            views.forEach(topology::send);
            topology.settle();
            // Then
            assertThat(topology.compacted(Topic.SIGNALS_NEIGHBOURS)).isEqualTo(Expected.neighbourSignals(counted, 0));
            assertThat(topology.compacted(Topic.SIGNALS_TRENDS)).isEqualTo(Expected.trendSignals(counted, 0));
            assertThat(topology.board().leftOut()).isEqualTo(Map.of(CleaningRule.BURSTS, new LogSize(1, 295)));
            assertThat(topology.userStores()
                            .counted(
                                    new UserKey("default", "ann"),
                                    12,
                                    UserStores.table(topology.store(Stores.LEFT_OUT))))
                    .isEqualTo(counted.states().get(new UserKey("default", "ann")));
        }
    }

    private static LogRecord view(String user, String item, long after) {
        return LogRecord.of(Interaction.of("default", user, user + after, item, "view", START + after));
    }
}
