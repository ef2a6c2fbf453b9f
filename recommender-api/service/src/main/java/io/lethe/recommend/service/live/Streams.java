package io.lethe.recommend.service.live;

import io.lethe.event.UserKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Publisher;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All open streams. One thread owns all that is known of them, so nothing is locked; it never blocks. */
public final class Streams implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Streams.class);
    private static final long LONGEST_SWEEP_MILLIS = 1000;

    private final StateSupplier teller;
    private final StreamLimits limits;
    private final ScheduledThreadPoolExecutor thread;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<StreamSubject, Audience> audiences = new HashMap<>();
    private final Map<UserKey, Set<Audience>> byUser = new HashMap<>();
    private final Deque<Audience> queue = new ArrayDeque<>();
    private int asked;

    public Streams(StateSupplier teller, StreamLimits limits) {
        this.teller = teller;
        this.limits = limits;
        this.thread = new ScheduledThreadPoolExecutor(1, work -> {
            Thread one = new Thread(work, "lethe-streams");
            one.setDaemon(true);
            return one;
        });
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        long sweep =
                Math.max(1, Math.min(LONGEST_SWEEP_MILLIS, limits.heartbeat().toMillis() / 4));
        thread.scheduleWithFixedDelay(guarded(this::beat), sweep, sweep, TimeUnit.MILLISECONDS);
    }

    /** How many streams are open. */
    public int open() {
        return open.get();
    }

    /**
     * A stream, which is open from now on until its one reader cancels it: first the present state, then every newer
     * one.
     *
     * @param last the id of the last message that the reader knows of; what has not changed since is not told again
     * @return null if as many are open as may be
     */
    public @Nullable Publisher<Message> open(StreamSubject wish, @Nullable String last) {
        if (open.incrementAndGet() > limits.most()) {
            open.decrementAndGet();
            return null;
        }
        return reader -> run(() -> {
            Audience audience = audiences.computeIfAbsent(wish, this::gather);
            OpenStream stream = new OpenStream(this, audience, reader, last);
            audience.join(stream);
            reader.onSubscribe(stream);
        });
    }

    /** The state of a user has changed. */
    public void changed(UserKey user) {
        run(() -> List.copyOf(byUser.getOrDefault(user, Set.of())).forEach(Audience::change));
    }

    /** Every state of a tenant has changed. */
    public void changed(String tenant) {
        run(() -> List.copyOf(audiences.values()).stream()
                .filter(audience -> audience.wish().user().tenant().equals(tenant))
                .forEach(Audience::change));
    }

    /** Any state may have changed. */
    public void changed() {
        run(() -> List.copyOf(audiences.values()).forEach(Audience::change));
    }

    /** Ends all streams. */
    @Override
    public void close() {
        run(() -> List.copyOf(audiences.values())
                .forEach(audience -> audience.listeners().forEach(OpenStream::end)));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void run(Runnable work) {
        try {
            thread.execute(guarded(work));
        } catch (RejectedExecutionException e) {
            LOG.debug("The streams are closed");
        }
    }

    /** Does the work at a time of {@link System#nanoTime()}, at once if that is past. */
    void after(long nanos, Runnable work) {
        long delay = nanos - System.nanoTime();
        if (delay <= 0) {
            work.run();
        } else if (!thread.isShutdown()) {
            thread.schedule(guarded(work), delay, TimeUnit.NANOSECONDS);
        }
    }

    /** Lines up an audience whose state is to be asked for. */
    void queue(Audience audience) {
        queue.add(audience);
        askNext();
    }

    /** A stream has been closed. */
    void left(Audience audience, boolean empty) {
        open.decrementAndGet();
        if (empty) {
            audiences.remove(audience.wish());
            UserKey user = audience.wish().user();
            Set<Audience> others = byUser.getOrDefault(user, Set.of());
            if (others.size() <= 1) {
                byUser.remove(user);
            } else {
                others.remove(audience);
            }
        }
    }

    private Audience gather(StreamSubject wish) {
        Audience audience = new Audience(this, wish);
        byUser.computeIfAbsent(wish.user(), user -> new LinkedHashSet<>()).add(audience);
        return audience;
    }

    private void askNext() {
        while (asked < limits.atOnce() && !queue.isEmpty()) {
            Audience audience = queue.remove();
            if (audience.isWaitedFor()) {
                asked++;
                ask(audience);
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void ask(Audience audience) {
        long after = audience.begin(System.nanoTime(), limits.pace().toNanos());
        answer(audience.wish())
                .whenComplete((told, failure) -> run(() -> {
                    asked--;
                    if (failure == null) {
                        audience.answered(told, after);
                    } else {
                        audience.failed(
                                causeOf(failure),
                                System.nanoTime(),
                                limits.pause().toNanos());
                    }
                    askNext();
                }));
    }

    private CompletionStage<StreamState> answer(StreamSubject wish) {
        try {
            return teller.tell(wish);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void beat() {
        long since = System.nanoTime() - limits.heartbeat().toNanos();
        for (Audience audience : List.copyOf(audiences.values())) {
            audience.listeners().forEach(stream -> stream.beat(since));
        }
    }

    private static Throwable causeOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("A stream could not be served", e);
            }
        };
    }
}
