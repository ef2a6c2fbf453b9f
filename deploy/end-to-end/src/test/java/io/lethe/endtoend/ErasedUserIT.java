package io.lethe.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ErasedUserIT {
    @RegisterExtension
    static final Product LETHE = new Product();

    private static final String PERSON = "quintessa-barleycorn";

    @Test
    void shouldLeaveNothingOfAUserThatCanBeReached() {
        // Given
        TenantCalls calls = LETHE.tenant("erasing");
        calls.accepted("/v1/items", "{\"itemId\":\"boat\",\"text\":\"A boat\"}");
        try (PublicRecords kafka = new PublicRecords(LETHE.kafka())) {
            kafka.event(
                    "k",
                    "{\"userId\":\"" + PERSON + "\",\"type\":\"stare\",\"itemId\":\"boat\"}",
                    "Lethe-Tenant",
                    "erasing");
        }
        Awaitility.await("a letter about them").atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        calls.get("/v1/dead-letters").body())
                .contains(PERSON));
        String position = calls.accepted(
                "/v1/events",
                "[{\"userId\":\"" + PERSON + "\",\"type\":\"like\",\"itemId\":\"boat\"},"
                        + "{\"userId\":\"other\",\"type\":\"like\",\"itemId\":\"boat\"}]");
        calls.reached("/v1/users/" + PERSON + "/interests", position);
        calls.put("/v1/users/" + PERSON + "/links/other", "");

        // When
        int status = calls.delete("/v1/users/" + PERSON).statusCode();

        // Then
        assertThat(status).isEqualTo(200);
        for (String path : List.of(
                "/v1/users?limit=1000",
                "/v1/dead-letters?limit=1000",
                "/v1/status",
                "/v1/trending",
                "/v1/items/boat",
                "/v1/items/boat/similar",
                "/v1/users/other/export",
                "/v1/users/other/interests",
                "/v1/users/other/recommendations?explain=true",
                "/q/metrics")) {
            assertThat(calls.get(path).body()).as(path).doesNotContain(PERSON);
        }
        assertThat(calls.json("/v1/users/" + PERSON + "/events").path("events")).isEmpty();
        assertThat(calls.json("/v1/users/" + PERSON + "/export").path("events")).isEmpty();
        assertThat(LETHE.lethe().printed()).doesNotContain(PERSON);
    }
}
