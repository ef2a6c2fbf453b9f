package io.lethe.http;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;

/**
 * Puts {@link RequestMender} behind the decoder of each connection. The decoder comes into the pipeline when the first
 * bytes tell HTTP/1.1 from HTTP/2, and then reads them at once; so the first bytes are handed on one by one until it
 * stands.
 */
public final class RequestMending extends ChannelInitializerExtension {
    private static final String ENCODER = "httpEncoder";
    private static final int LONGEST_PREFACE = 24;

    @Override
    public void postInitializeServerChildChannel(Channel channel) {
        channel.pipeline().addFirst(new FirstBytes());
    }

    private static final class FirstBytes extends ChannelInboundHandlerAdapter {
        private int seen;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (!(message instanceof ByteBuf bytes)) {
                context.fireChannelRead(message);
                return;
            }
            while (!isDone(context.pipeline()) && bytes.isReadable()) {
                seen++;
                context.fireChannelRead(bytes.readRetainedSlice(1));
            }
            ChannelPipeline pipeline = context.pipeline();
            if (isDone(pipeline)) {
                if (pipeline.get(ENCODER) != null) {
                    pipeline.addAfter(ENCODER, "lethe-mender", new RequestMender());
                    pipeline.addAfter(ENCODER, "lethe-unavailable", new BareUnavailable());
                }
                pipeline.remove(this);
            }
            if (bytes.isReadable()) {
                context.fireChannelRead(bytes);
            } else {
                bytes.release();
            }
        }

        private boolean isDone(ChannelPipeline pipeline) {
            return pipeline.get(ENCODER) != null || seen > LONGEST_PREFACE;
        }
    }
}
