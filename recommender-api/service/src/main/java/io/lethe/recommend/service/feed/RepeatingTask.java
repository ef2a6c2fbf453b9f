package io.lethe.recommend.service.feed;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Runs a step repeatedly on its own thread, with a pause between, until stopped. A failed step is retried. A step may
 * block for as long as the broker is away, which would hold up others in a shared pool.
 */
final class RepeatingTask {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What is done each time. */
    interface Step {
        void run() throws InterruptedException;
    }

    private final Thread thread;
    private final Duration pause;
    private final Step step;
    private final Consumer<RuntimeException> failed;
    private final Runnable end;
    private volatile boolean stopped;

    /**
     * @param failed is told why a step failed
     * @param end    gives up what the steps have made, in the same thread and after the last of them
     */
    RepeatingTask(String name, Duration pause, Step step, Consumer<RuntimeException> failed, Runnable end) {
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
        this.pause = pause;
        this.step = step;
        this.failed = failed;
        this.end = end;
    }

    void start() {
        thread.start();
    }

    /** Waits until all is given up, but not for long. */
    void stop() throws InterruptedException {
        stopped = true;
        thread.interrupt();
        thread.join(PATIENCE.toMillis());
    }

    private void run() {
        while (!stopped) {
            try {
                attempt();
                Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
                stopped = true;
            }
        }
        end.run();
    }

    private void attempt() throws InterruptedException {
        try {
            step.run();
        } catch (RuntimeException e) {
            failed.accept(e);
        }
    }
}
