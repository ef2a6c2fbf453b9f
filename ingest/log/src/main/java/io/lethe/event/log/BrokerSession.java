package io.lethe.event.log;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a service holds while it is connected to the broker. It is opened on a thread of its own, which tries again
 * after a pause until it succeeds, so that a service may start before its broker. Safe for several threads.
 *
 * @param <T> what is opened, and closed with the session
 */
public final class BrokerSession<T extends AutoCloseable> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerSession.class);

    /**
     * One try.
     *
     * @param <T> what is opened
     */
    @FunctionalInterface
    public interface Opening<T> {
        /**
         * Opens everything. A try that fails leaves nothing open.
         *
         * @throws RuntimeException     if the broker is away, or refuses
         * @throws InterruptedException if the session was closed meanwhile
         */
        T open() throws InterruptedException;
    }

    private final String name;
    private final Duration pause;
    private final Opening<T> opening;
    private final Thread thread;
    private final AtomicReference<@Nullable T> held = new AtomicReference<>();
    private volatile @Nullable Throwable trouble;
    private volatile boolean closed;

    private BrokerSession(String name, Duration pause, Opening<T> opening) {
        this.name = name;
        this.pause = pause;
        this.opening = opening;
        this.thread = new Thread(this::open, name + "-start");
        this.thread.setDaemon(true);
    }

    /**
     * Starts to open a session, and returns at once.
     *
     * @param name  says in the log and in the thread's name whose session it is
     * @param pause how long to wait after a try that failed
     */
    public static <T extends AutoCloseable> BrokerSession<T> start(String name, Duration pause, Opening<T> opening) {
        BrokerSession<T> session = new BrokerSession<>(name, pause, opening);
        session.thread.start();
        return session;
    }

    /** What has been opened. Empty before that, and once the session is closed. */
    public Optional<T> held() {
        return Optional.ofNullable(held.get());
    }

    /** Why the last try failed. Empty before the first failure, and after a success. */
    public Optional<Throwable> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Ends the tries, and closes what was opened. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        T opened = held.getAndSet(null);
        if (opened != null) {
            closeQuietly(opened);
        }
    }

    private void open() {
        while (!closed) {
            try {
                T opened = opening.open();
                trouble = null;
                held.set(opened);
                return;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (trouble == null) {
                    LOG.warn("{} waits for the broker: {}", name, e.toString());
                }
                LOG.debug("{} could not be opened", name, e);
                trouble = e;
            }
            try {
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void closeQuietly(T opened) {
        try {
            opened.close();
        } catch (Exception e) {
            LOG.warn("{} could not be closed: {}", name, e.toString());
        }
    }
}
