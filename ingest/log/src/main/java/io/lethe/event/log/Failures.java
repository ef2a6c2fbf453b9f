package io.lethe.event.log;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counts recent failures of something that is restarted after each. The pause before a restart doubles; after too many
 * failures within a period, it gives up.
 */
public final class Failures {
    /**
     * When to say so, and when to give up.
     *
     * @param noticed  after how many failures within the window health says so
     * @param most     after how many there is no other try
     * @param window   how long a failure counts
     * @param first    the pause after the first of them
     * @param longest  the longest pause
     */
    public record Limits(int noticed, int most, Duration window, Duration first, Duration longest) {
        /** Those that hold where nothing else is said. */
        public static final Limits USUAL =
                new Limits(3, 8, Duration.ofMinutes(10), Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    /** What follows from a failure. */
    public sealed interface Verdict {
        /** Try again after a pause. */
        record Again(Duration pause) implements Verdict {}

        /** Do not try again. */
        record Enough(String reason) implements Verdict {}
    }

    private final Limits limits;
    private final LongSupplier nanos;
    private final Deque<Long> times = new ArrayDeque<>();
    private String cause = "";
    private boolean enough;

    public Failures(Limits limits) {
        this(limits, System::nanoTime);
    }

    Failures(Limits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    /** Takes a failure in and says what follows. */
    public synchronized Verdict failed(Throwable failure) {
        forgetOld();
        times.add(nanos.getAsLong());
        cause = describe(failure);
        enough |= times.size() >= limits.most();
        if (enough) {
            return new Verdict.Enough(reason());
        }
        int doublings = Math.min(times.size() - 1, 30);
        Duration pause = limits.first().multipliedBy(1L << doublings);
        return new Verdict.Again(pause.compareTo(limits.longest()) > 0 ? limits.longest() : pause);
    }

    /** What is wrong, once it has failed often enough to be said; empty while all is well. */
    public synchronized Optional<String> trouble() {
        if (!enough) {
            forgetOld();
        }
        return enough || times.size() >= limits.noticed() ? Optional.of(reason()) : Optional.empty();
    }

    /** Whether there is no other try. */
    public synchronized boolean isEnough() {
        return enough;
    }

    private String reason() {
        return "failed " + times.size() + (times.size() == 1 ? " time" : " times") + " within "
                + limits.window().toMinutes() + " minutes, last by " + cause;
    }

    private void forgetOld() {
        long now = nanos.getAsLong();
        times.removeIf(time -> now - time > limits.window().toNanos());
    }

    /** The failure and what is at the bottom of it, in one line. */
    private static String describe(Throwable failure) {
        Throwable root = failure;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return root.toString().lines().findFirst().orElse(root.getClass().getName());
    }
}
