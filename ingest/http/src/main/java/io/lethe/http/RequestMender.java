package io.lethe.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * Mends the addresses of requests, and lets those that cannot be read be answered. Characters that an address may not
 * have as they are, but that people and programs send, such as {@code |} and {@code <}, are taken as if they had been
 * encoded.
 */
final class RequestMender extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof HttpRequest request)) {
            context.fireChannelRead(message);
        } else if (request.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            refuse(context, request.decoderResult().cause());
        } else {
            String mended = mended(request.uri());
            request.setUri(isAddress(mended) ? mended : UnreadableRequests.address(null));
            context.fireChannelRead(message);
        }
    }

    private static void refuse(ChannelHandlerContext context, Throwable why) {
        context.fireChannelRead(new DefaultHttpRequest(
                HttpVersion.HTTP_1_0, HttpMethod.GET, UnreadableRequests.address(why), HeadersMultiMap.httpHeaders()));
        context.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private static boolean isAddress(String uri) {
        try {
            return !new URI(uri).toString().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The address with whatever may not stand in it encoded; the same text where nothing has to be. */
    static String mended(String uri) {
        StringBuilder mended = null;
        for (int i = 0; i < uri.length(); i++) {
            char c = uri.charAt(i);
            boolean odd = c >= 0x7F || c < 0x21 || "|<>\"{}^`\\".indexOf(c) >= 0 || c == '#';
            if (odd && mended == null) {
                mended = new StringBuilder(uri.length() + 16).append(uri, 0, i);
            }
            if (mended != null) {
                if (odd) {
                    mended.append(String.format("%%%02X", (int) c & 0xFF));
                } else {
                    mended.append(c);
                }
            }
        }
        return mended == null ? uri : mended.toString();
    }
}
