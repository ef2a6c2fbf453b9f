package io.lethe.recommend.service.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * One reader of a state. It is given a message when it asks for one, and at most one state waits for it: whoever reads
 * slowly misses states, and never the newest. All methods but those of {@link Subscription} belong to the thread of
 * {@link Streams}.
 */
final class OpenStream implements Subscription {
    /** Stands behind a version where only the interests of it have been told. */
    private static final String HALF = ".1";

    private final Streams streams;
    private final Audience audience;
    private final Subscriber<? super Message> reader;
    private final Deque<Message> waiting = new ArrayDeque<>();
    private @Nullable String last;
    private long heard;
    private long demand;
    private long spokenAt;
    private boolean troubled;
    private boolean closed;

    /** @param last the id of the last message that the reader knows of */
    OpenStream(Streams streams, Audience audience, Subscriber<? super Message> reader, @Nullable String last) {
        this.streams = streams;
        this.audience = audience;
        this.reader = reader;
        this.last = last;
        waiting.add(new Message.Opening());
    }

    @Override
    public void request(long count) {
        streams.run(() -> {
            demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
            speak();
        });
    }

    @Override
    public void cancel() {
        streams.run(this::close);
    }

    /** Tells what waits, and asks for what is new, as far as the reader wants it. */
    void speak() {
        while (isReady() && !waiting.isEmpty()) {
            send(waiting.remove());
        }
        if (isReady() && heard < audience.changes()) {
            audience.ask(this);
        }
    }

    /** Whether a message would be taken now. */
    boolean isReady() {
        return demand > 0 && !closed;
    }

    /** Whether it has taken in the state as it was after so many changes. */
    boolean hasHeard(long changes) {
        return heard >= changes;
    }

    /** Takes a state in, as it was after so many changes. */
    void hear(StreamState told, long changes) {
        heard = changes;
        troubled = false;
        String version = told.version();
        if (!version.equals(last)) {
            if (!(version + HALF).equals(last)) {
                waiting.add(new Message.Interests(version + HALF, told.interests()));
            }
            waiting.add(new Message.Recommendations(version, told.recommendations()));
            last = version;
        }
        speak();
    }

    /** Takes in that the state could not be had; told once until it can be had again. */
    void hearOfTrouble(Throwable cause) {
        if (!troubled && isReady() && waiting.isEmpty()) {
            troubled = true;
            send(new Message.Trouble(cause));
        }
    }

    /** Says that the stream is alive, if nothing has been said since a time of {@link System#nanoTime()}. */
    void beat(long since) {
        if (isReady() && waiting.isEmpty() && spokenAt - since < 0) {
            send(new Message.Heartbeat());
        }
    }

    /** Ends the stream from this side. */
    void end() {
        if (!closed) {
            close();
            reader.onComplete();
        }
    }

    private void close() {
        if (!closed) {
            closed = true;
            waiting.clear();
            audience.leave(this);
        }
    }

    private void send(Message message) {
        demand--;
        spokenAt = System.nanoTime();
        reader.onNext(message);
    }
}
