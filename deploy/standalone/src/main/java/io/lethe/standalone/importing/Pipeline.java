package io.lethe.standalone.importing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The three stages that an event passes, watched over REST. */
public final class Pipeline {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /** For how many looks on end everything has to be quiet before it counts as done. */
    private static final int QUIET_LOOKS = 4;

    /** A stage of the pipeline, in the order of the data. */
    public enum Stage {
        INGEST("ingest", "cleaning"),
        EMBEDDINGS("embeddings", "embedding"),
        INTEREST("interest", "folding in");

        private final String service;
        private final String doing;

        Stage(String service, String doing) {
            this.service = service;
            this.doing = doing;
        }
    }

    /**
     * What a stage had done and had to do at one moment.
     *
     * @param lag    how many records wait
     * @param counts every number that it told, by name; they only grow
     */
    record Progress(long lag, SortedMap<String, Long> counts) {

        static Progress of(JsonNode json) {
            long lag = 0;
            for (JsonNode waiting : json.path("lag")) {
                lag += waiting.asLong();
            }
            SortedMap<String, Long> counts = new TreeMap<>();
            json.properties().forEach(entry -> {
                if (!entry.getKey().equals("lag")) {
                    collect(entry.getKey(), entry.getValue(), counts);
                }
            });
            return new Progress(lag, counts);
        }

        long count(String name) {
            return counts.getOrDefault(name, 0L);
        }

        private static void collect(String name, JsonNode node, SortedMap<String, Long> counts) {
            if (node.isNumber()) {
                counts.put(name, node.asLong());
            } else if (node.isObject()) {
                node.properties().forEach(entry -> collect(name + "." + entry.getKey(), entry.getValue(), counts));
            }
        }
    }

    /**
     * What the stages did for an import.
     *
     * @param seconds from the import's begin until a stage had nothing left to do, by stage
     * @param counts  by how much each of a stage's counts grew meanwhile
     */
    public record Outcome(Map<Stage, Double> seconds, Map<Stage, SortedMap<String, Long>> counts) {

        long count(Stage stage, String name) {
            return counts.getOrDefault(stage, new TreeMap<>()).getOrDefault(name, 0L);
        }

        /** The counts below {@code name}, by what stands behind its dot. */
        SortedMap<String, Long> countsBelow(Stage stage, String name) {
            SortedMap<String, Long> below = new TreeMap<>();
            counts.getOrDefault(stage, new TreeMap<>()).forEach((key, count) -> {
                if (key.startsWith(name + ".") && count > 0) {
                    below.put(key.substring(name.length() + 1), count);
                }
            });
            return below;
        }
    }

    private final LetheClient client;
    private final Map<Stage, Progress> before;

    /** Notes what has been done so far. */
    public Pipeline(LetheClient client) {
        this.client = client;
        this.before = look();
    }

    /**
     * Waits until no stage has anything left to do and none has done anything for a second.
     *
     * @param begin the {@link System#nanoTime()} that seconds count from
     */
    public Outcome await(long begin) {
        Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
        Map<Stage, Progress> last = before;
        for (Stage stage : Stage.values()) {
            long most = 1;
            try (ProgressView view = ProgressView.of(stage.doing)) {
                int quiet = 0;
                while (quiet < QUIET_LOOKS) {
                    Map<Stage, Progress> now = look();
                    quiet = sameUpTo(stage, last, now) && idle(now, stage) ? quiet + 1 : 0;
                    note(seconds, last, now, begin);
                    last = now;
                    long lag = now.getOrDefault(stage, new Progress(0, new TreeMap<>()))
                            .lag();
                    most = Math.max(most, lag);
                    view.show(most - lag, most);
                    Waiting.pause(BETWEEN_LOOKS);
                }
            }
        }
        return new Outcome(seconds, growth(last));
    }

    private Map<Stage, Progress> look() {
        Map<Stage, Progress> looks = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            looks.put(stage, Progress.of(client.getPatiently("/internal/" + stage.service + "/progress")));
        }
        return looks;
    }

    private static boolean sameUpTo(Stage stage, Map<Stage, Progress> last, Map<Stage, Progress> now) {
        return Arrays.stream(Stage.values())
                .filter(one -> one.compareTo(stage) <= 0)
                .allMatch(one -> Objects.equals(last.get(one), now.get(one)));
    }

    private static boolean idle(Map<Stage, Progress> now, Stage upTo) {
        return now.entrySet().stream()
                .filter(entry -> entry.getKey().compareTo(upTo) <= 0)
                .allMatch(entry -> entry.getValue().lag() == 0);
    }

    private static void note(
            Map<Stage, Double> seconds, Map<Stage, Progress> last, Map<Stage, Progress> now, long begin) {
        now.forEach((stage, progress) -> {
            if (!progress.equals(last.get(stage)) || !seconds.containsKey(stage)) {
                seconds.put(stage, (System.nanoTime() - begin) / 1e9);
            }
        });
    }

    private Map<Stage, SortedMap<String, Long>> growth(Map<Stage, Progress> after) {
        Map<Stage, SortedMap<String, Long>> growth = new EnumMap<>(Stage.class);
        after.forEach((stage, progress) -> {
            SortedMap<String, Long> counts = new TreeMap<>();
            Progress then = before.getOrDefault(stage, new Progress(0, new TreeMap<>()));
            progress.counts().forEach((name, count) -> counts.put(name, count - then.count(name)));
            growth.put(stage, counts);
        });
        return growth;
    }
}
