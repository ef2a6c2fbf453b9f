package io.lethe.standalone.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class BacklogWaitTest {
    private static final long SECOND = 1_000_000_000L;

    private final BacklogWait settling = new BacklogWait();

    @Test
    void shouldWaitUntilNothingIsPending() {
        // Then
        assertThat(settling.isOver(pending(2_000, 10), 0)).isFalse();
        assertThat(settling.isOver(pending(500, 10), 10 * SECOND)).isFalse();
        assertThat(settling.isOver(pending(0, 0), 11 * SECOND)).isFalse();
        assertThat(settling.isOver(pending(0, 0), 11 * SECOND + 1)).isFalse();
        assertThat(settling.isOver(pending(0, 0), 11 * SECOND + 2)).isTrue();
    }

    @Test
    void shouldEndUnderSteadyTraffic() {
        // Then
        assertThat(settling.isOver(pending(40, 5), 0)).isFalse();
        assertThat(settling.isOver(pending(60, 5), 2 * SECOND)).isFalse();
        assertThat(settling.isOver(pending(40, 5), 4 * SECOND)).isTrue();
    }

    private static JsonNode pending(long pairs, long signals) {
        return JsonNodeFactory.instance.objectNode().put("pending", pairs).put("signalsPending", signals);
    }
}
