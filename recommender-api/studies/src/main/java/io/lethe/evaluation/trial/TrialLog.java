package io.lethe.evaluation.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Trial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A file of trials, one a line: the question that was asked, what was tried and how it did. A line is there as soon as
 * its trial is done; what a process was killed in the middle of writing is dropped by the next.
 */
final class TrialLog {
    private static final List<String> ANSWER = List.of("trial", "chosen", "score", "interval", "seconds");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final ObjectNode question;

    /** @param question what is asked: its fields stand in every line beside those of the trial */
    TrialLog(Path file, ObjectNode question) {
        this.file = file;
        this.question = question;
    }

    /**
     * The trials done before.
     *
     * @throws IOException if the file cannot be read, or holds trials of another question, saying which
     */
    List<Trial> read() throws IOException {
        List<Trial> trials = new ArrayList<>();
        if (!Files.exists(file)) {
            return trials;
        }
        String text = Files.readString(file);
        int end = text.lastIndexOf('\n') + 1;
        if (end < text.length()) {
            Files.writeString(file, text.substring(0, end));
        }
        for (String line : text.substring(0, end).lines().toList()) {
            trials.add(trial(line, trials.size() + 1));
        }
        return trials;
    }

    private Trial trial(String line, int number) throws IOException {
        try {
            ObjectNode all = (ObjectNode) JSON.readTree(line);
            ObjectNode asked = all.deepCopy();
            asked.remove(ANSWER);
            compare(asked);
            TreeMap<String, String> values = new TreeMap<>();
            for (Map.Entry<String, JsonNode> value : all.path("chosen").properties()) {
                values.put(value.getKey(), value.getValue().asText());
            }
            JsonNode interval = all.path("interval");
            Interval score = new Interval(
                    all.path("score").doubleValue(),
                    interval.path(0).doubleValue(),
                    interval.path(1).doubleValue());
            return new Trial(new Chosen(values), score, all.path("seconds").doubleValue());
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IOException(file + ":" + number + ": this is no trial", e);
        }
    }

    private void compare(ObjectNode asked) throws IOException {
        ObjectNode wanted = (ObjectNode) JSON.readTree(question.toString());
        TreeSet<String> fields = new TreeSet<>();
        asked.fieldNames().forEachRemaining(fields::add);
        wanted.fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            if (!asked.path(field).equals(wanted.path(field))) {
                throw new IOException(file + " has trials of another question: " + field + " was " + asked.path(field)
                        + ", and is " + wanted.path(field) + ". Give another --out, or delete that file");
            }
        }
    }

    /** Adds a trial. */
    void append(Trial trial, int number) throws IOException {
        ObjectNode line = question.deepCopy();
        line.put("trial", number);
        ObjectNode chosen = line.putObject("chosen");
        trial.chosen().values().forEach(chosen::put);
        line.put("score", trial.score().mean());
        line.putArray("interval").add(trial.score().low()).add(trial.score().high());
        line.put("seconds", trial.seconds());
        Files.write(
                file,
                (line + "\n").getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
