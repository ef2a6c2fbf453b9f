package io.lethe.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BareUnavailableTest {
    @Test
    void shouldSayWhyNothingIsAnswered() {
        // When
        FullHttpResponse told = sent(HttpResponseStatus.SERVICE_UNAVAILABLE, "");

        // Then
        String body = told.content().toString(StandardCharsets.UTF_8);
        assertThat(body).isEqualTo(BareUnavailable.PROBLEM.json()).contains("\"status\":503", "shutting down");
        assertThat(told.headers().get("Content-Type")).isEqualTo("application/problem+json");
        assertThat(told.headers().get("Content-Length")).isEqualTo(String.valueOf(body.length()));
        assertThat(told.headers().get("Retry-After")).isEqualTo("1");
        assertThat(told.headers().get("Connection")).isEqualTo("close");
    }

    @Test
    void shouldLeaveEveryOtherAnswerAlone() {
        // When
        FullHttpResponse done = sent(HttpResponseStatus.NO_CONTENT, "");
        FullHttpResponse explained = sent(HttpResponseStatus.SERVICE_UNAVAILABLE, "later");

        // Then
        assertThat(done.headers().contains("Content-Type")).isFalse();
        assertThat(explained.content().toString(StandardCharsets.UTF_8)).isEqualTo("later");
    }

    private static FullHttpResponse sent(HttpResponseStatus status, String body) {
        EmbeddedChannel channel = new EmbeddedChannel(new BareUnavailable());
        FullHttpResponse answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, status, Unpooled.copiedBuffer(body, StandardCharsets.UTF_8));
        answer.headers().set("Connection", "close");
        channel.writeOutbound(answer);
        return channel.readOutbound();
    }
}
