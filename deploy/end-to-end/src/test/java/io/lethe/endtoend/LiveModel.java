package io.lethe.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.endtoend.Listed.Asked;
import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.standalone.importing.PublicTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * A running Lethe as a model of the laboratory: what it is to learn goes in through Kafka, up to the barrier, and what
 * it answers comes out of REST.
 */
final class LiveModel implements Model {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LetheProcess lethe;
    private final PublicTopics topics;
    private final Barrier barrier;
    private final Map<String, Integer> numbers;
    private final Map<Asked, List<Listed>> lists = new ConcurrentHashMap<>();
    private int next;

    /** @param numbers the numbers of the items, by their ids */
    LiveModel(LetheProcess lethe, PublicTopics topics, Map<String, Integer> numbers) {
        this.lethe = lethe;
        this.topics = topics;
        this.barrier = new Barrier(lethe);
        this.numbers = numbers;
    }

    /** What it was asked, and its answers. */
    Map<Asked, List<Listed>> lists() {
        return lists;
    }

    @Override
    public String name() {
        return "live";
    }

    @Override
    public void learn(EventLog log) {
        next = log.read(next, event -> topics.publish(event.interaction()));
        topics.flush();
        barrier.await();
    }

    @Override
    public Answer answer(Question question) {
        String path = "/v1/users/" + question.user().userId() + "/recommendations?limit=" + question.limit() + "&at="
                + Instant.ofEpochMilli(question.at())
                + question.context().stream()
                        .map(in -> "&context=" + in.key().code() + ":" + in.value())
                        .collect(Collectors.joining());
        boolean isKnown = !question.history().isEmpty();
        JsonNode answer = Awaitility.await("an answer from the live state to " + path)
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .until(
                        () -> get(path),
                        got -> got.path("source").asText().equals("live")
                                || (!isKnown && got.path("source").asText().equals("unavailable")));
        List<Listed> list = new ArrayList<>();
        for (JsonNode item : answer.path("items")) {
            list.add(new Listed(item.path("itemId").asText(), item.path("score").asDouble()));
        }
        lists.put(Asked.of(question), list);
        return Answer.of(
                list.stream()
                        .map(one -> Objects.requireNonNull(numbers.get(one.itemId())))
                        .toList(),
                new double[numbers.size()]);
    }

    private JsonNode get(String path) {
        try {
            HttpResponse<String> response = lethe.get(path);
            return response.statusCode() == 200 ? JSON.readTree(response.body()) : JSON.nullNode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
