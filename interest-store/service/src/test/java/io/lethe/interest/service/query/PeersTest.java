package io.lethe.interest.service.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.lethe.interest.service.Owner;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeersTest {
    private static final URI QUESTION = URI.create("http://here/internal/users/a%2Fb?tenant=shop&part=%26");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final HttpServer other;
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final Peers peers = new Peers();
    private int status = 200;
    private String body = "";

    /** A question as it arrived. */
    private record Asked(String method, URI uri, Headers headers) {}

    PeersTest() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        other.createContext("/", exchange -> {
            asked.add(new Asked(exchange.getRequestMethod(), exchange.getRequestURI(), exchange.getRequestHeaders()));
            exchange.getResponseHeaders().add("Content-Type", "text/plain");
            exchange.getResponseHeaders().add("ETag", "\"v1\"");
            exchange.getResponseHeaders().add("Lethe-Version", "v1");
            exchange.getResponseHeaders().add("Set-Cookie", "secret");
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        other.start();
    }

    @AfterEach
    void stop() {
        other.stop(0);
    }

    @Test
    void shouldAskTheSameOfAnotherInstanceAndSayThatItIsPassedOn() throws Exception {
        // When
        ask("DELETE");

        // Then
        Asked question = asked.remove();
        assertThat(question.method()).isEqualTo("DELETE");
        assertThat(question.uri()).hasToString("/internal/users/a%2Fb?tenant=shop&part=%26");
        assertThat(question.headers().getFirst("Lethe-Routed")).isEqualTo("1");
        assertThat(question.headers().getFirst("If-None-Match")).isEqualTo("\"v0\"");
    }

    @Test
    void shouldPassOnTheAnswerWithoutWhatIsTheOtherInstancesOwn() throws Exception {
        // Given
        body = "the state";

        // When
        Response answer = ask("GET");

        // Then
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getEntity()).isEqualTo("the state".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.getHeaders().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .containsExactlyInAnyOrder("content-type", "etag", "lethe-version");
        assertThat(answer.getHeaderString("ETag")).isEqualTo("\"v1\"");
    }

    @Test
    void shouldPassOnAnAnswerWithoutABody() throws Exception {
        // Given
        status = 304;

        // When
        Response answer = ask("GET");

        // Then
        assertThat(answer.getStatus()).isEqualTo(304);
        assertThat(answer.hasEntity()).isFalse();
    }

    private Response ask(String method) throws Exception {
        Owner.There owner = new Owner.There(
                other.getAddress().getAddress().getHostAddress(),
                other.getAddress().getPort());
        return Peers.passOn(peers.ask(owner, method, QUESTION, Map.of("If-None-Match", "\"v0\""), LONG)
                .get(30, TimeUnit.SECONDS));
    }
}
