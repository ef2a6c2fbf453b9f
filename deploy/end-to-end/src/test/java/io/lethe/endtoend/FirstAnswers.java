package io.lethe.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;

/**
 * What a Lethe answers from its start until it is live.
 *
 * @param states  the states that it was in
 * @param lies    answers that were neither refused for now nor true
 * @param printed what it had printed when it was live
 */
record FirstAnswers(Set<String> states, List<String> lies, String printed) {

    /** Asks until the Lethe is live. */
    static FirstAnswers of(LetheProcess lethe) {
        Set<String> states = new TreeSet<>();
        List<String> lies = new ArrayList<>();
        Awaitility.await("life")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(50))
                .failFast("the process ended", () -> !lethe.isAlive())
                .ignoreExceptions()
                .until(() -> {
                    JsonNode status = TenantCalls.json(lethe.get("/v1/status"));
                    states.add(status.path("state").asText());
                    look(lethe, status, lies);
                    return status.path("state").asText().equals("live");
                });
        return new FirstAnswers(states, lies, lethe.printed());
    }

    private static void look(LetheProcess lethe, JsonNode status, List<String> lies) {
        for (JsonNode step : status.path("steps")) {
            String state = step.path("state").asText();
            if (step.path("lag").isNull() && !state.equals("starting") && !state.equals("unknown")) {
                lies.add(step.toString());
            }
        }
        for (String path : List.of("/v1/dead-letters", "/v1/users", "/v1/trending", "/v1/settings")) {
            HttpResponse<String> answer = lethe.get(path);
            boolean later = answer.statusCode() == 503
                    && answer.headers().firstValue("Retry-After").isPresent();
            if (!later && answer.statusCode() != 200) {
                lies.add(path + " " + answer.statusCode());
            }
        }
        HttpResponse<String> interests = lethe.get("/v1/users/somebody/interests");
        if (interests.statusCode() == 200
                && !TenantCalls.json(interests).path("source").asText().equals("live")) {
            lies.add(interests.body());
        }
    }
}
