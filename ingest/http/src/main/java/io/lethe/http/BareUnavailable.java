package io.lethe.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/** Adds a problem body to the empty {@code 503} that the HTTP server sends while it shuts down. */
final class BareUnavailable extends ChannelOutboundHandlerAdapter {
    /** What is said while the process ends. */
    static final HttpProblem PROBLEM = HttpProblem.of(
            ProblemKind.UNAVAILABLE, "Lethe is shutting down; ask again once it has been started again.");

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        boolean bare = message instanceof FullHttpResponse answer
                && answer.status().equals(HttpResponseStatus.SERVICE_UNAVAILABLE)
                && !answer.content().isReadable()
                && !answer.headers().contains(HttpHeaderNames.CONTENT_TYPE);
        context.write(bare ? told((FullHttpResponse) message) : message, promise);
    }

    private static FullHttpResponse told(FullHttpResponse bare) {
        ByteBuf body = Unpooled.copiedBuffer(PROBLEM.json(), StandardCharsets.UTF_8);
        HttpHeaders headers = bare.headers();
        headers.set(HttpHeaderNames.CONTENT_TYPE, HttpProblem.MEDIA_TYPE);
        headers.set(HttpHeaderNames.CONTENT_LENGTH, String.valueOf(body.readableBytes()));
        headers.set(HttpHeaderNames.RETRY_AFTER, String.valueOf(HttpProblem.RETRY_SECONDS));
        FullHttpResponse told = new DefaultFullHttpResponse(
                bare.protocolVersion(), bare.status(), body, headers, bare.trailingHeaders());
        bare.release();
        return told;
    }
}
