package io.lethe.recommend.service.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Those who listen to the same state. However many they are, and however often it changes, it is worked out once at a
 * time, for those of them who are ready to be told. Belongs to the thread of {@link Streams}.
 */
final class Audience {
    private static final int MOST_DOUBLINGS = 3;

    private final Streams streams;
    private final StreamSubject wish;
    private final Set<OpenStream> listeners = new LinkedHashSet<>();
    private long changes = 1;
    private boolean asking;
    private long notBefore = System.nanoTime();
    private @Nullable StreamState told;
    private long toldAfter;
    private int failures;

    Audience(Streams streams, StreamSubject wish) {
        this.streams = streams;
        this.wish = wish;
    }

    StreamSubject wish() {
        return wish;
    }

    /** How many changes there have been, the beginning being the first. */
    long changes() {
        return changes;
    }

    void join(OpenStream stream) {
        listeners.add(stream);
    }

    void leave(OpenStream stream) {
        if (listeners.remove(stream)) {
            streams.left(this, listeners.isEmpty());
        }
    }

    List<OpenStream> listeners() {
        return List.copyOf(listeners);
    }

    /** The state is another one now. */
    void change() {
        changes++;
        told = null;
        listeners().forEach(OpenStream::speak);
    }

    /** Gets the newest state for a listener that has not heard it. */
    void ask(OpenStream listener) {
        StreamState known = told;
        if (known != null) {
            listener.hear(known, toldAfter);
            forgetWhatAllHaveHeard();
        } else if (!asking) {
            asking = true;
            streams.after(notBefore, () -> streams.queue(this));
        }
    }

    /** The question is put now; what is answered holds all changes so far. */
    long begin(long now, long pace) {
        notBefore = now + pace;
        return changes;
    }

    /** Whether there is anybody left who would be told. */
    boolean isWaitedFor() {
        boolean any = listeners.stream().anyMatch(OpenStream::isReady);
        asking &= any;
        return any;
    }

    void answered(StreamState answer, long after) {
        asking = false;
        failures = 0;
        told = after == changes ? answer : null;
        toldAfter = after;
        listeners().stream().filter(OpenStream::isReady).forEach(listener -> listener.hear(answer, after));
        forgetWhatAllHaveHeard();
    }

    /**
     * It could not be had; the pause until it is asked for again doubles from one failure to the next, up to eight
     * times its length.
     */
    void failed(Throwable cause, long now, long pause) {
        asking = false;
        long retryAt = now + (pause << failures);
        failures = Math.min(MOST_DOUBLINGS, failures + 1);
        notBefore = retryAt;
        listeners().forEach(listener -> listener.hearOfTrouble(cause));
        streams.after(retryAt, () -> listeners().forEach(OpenStream::speak));
    }

    private void forgetWhatAllHaveHeard() {
        if (listeners.stream().allMatch(listener -> listener.hasHeard(toldAfter))) {
            told = null;
        }
    }
}
