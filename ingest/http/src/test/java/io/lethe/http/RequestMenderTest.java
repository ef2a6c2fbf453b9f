package io.lethe.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestMenderTest {
    @Test
    void shouldEncodeWhatMayNotStandInAnAddress() {
        assertThat(address("/v1/users/1/recommendations?filter=price<=30&filter=brand:A|B"))
                .isEqualTo("/v1/users/1/recommendations?filter=price%3C=30&filter=brand:A%7CB");
        assertThat(address("/v1/search?q=海")).isEqualTo("/v1/search?q=%E6%B5%B7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/v1/users/a%2Fb;c/recommendations?exclude=x%2Cy,z&boost=category:Sea*1.5", "*"})
    void shouldLeaveSoundAddressesAsTheyAre(String address) {
        assertThat(address(address)).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/users/100%", "/v1/users/%zz", "/v1/users/a b"})
    void shouldSendTheUnreadableToItsAnswer(String address) {
        assertThat(UnreadableRequests.problem(address(address)))
                .extracting(HttpProblem::type)
                .isEqualTo(ProblemKind.MALFORMED_REQUEST.type());
    }

    @Test
    void shouldSayThatAnAddressIsTooLong() {
        assertThat(UnreadableRequests.problem(address("/" + "a".repeat(10_000))))
                .extracting(HttpProblem::status)
                .isEqualTo(414);
    }

    @Test
    void shouldHandOnOnlyWhatItMarkedItself() {
        assertThat(UnreadableRequests.problem("/unreadable/MALFORMED_REQUEST")).isNull();
    }

    private static String address(String sent) {
        EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder(), new RequestMender());
        String request = "GET " + sent + " HTTP/1.1\r\nHost: lethe\r\n\r\n";
        channel.writeInbound(Unpooled.copiedBuffer(request, StandardCharsets.UTF_8));
        return channel.<HttpRequest>readInbound().uri();
    }
}
