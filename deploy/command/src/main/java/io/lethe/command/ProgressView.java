package io.lethe.command;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a long step has got, for a person who watches: a bar on a terminal, else a line every few seconds. */
public sealed interface ProgressView extends AutoCloseable {

    /** How much is done, of how much: neither below 0. */
    void show(long done, long all);

    @Override
    void close();

    /** The launcher sets {@code lethe.terminal} where standard error is a terminal. */
    static ProgressView of(String task) {
        return Boolean.getBoolean("lethe.terminal") ? new Bar(task) : new Lines(task);
    }

    /** A bar that redraws itself on standard error. */
    final class Bar implements ProgressView {
        private final ProgressBar bar;

        Bar(String task) {
            this.bar = new ProgressBarBuilder()
                    .setTaskName(task)
                    .setInitialMax(0)
                    .setStyle(ProgressBarStyle.ASCII)
                    .showSpeed()
                    .setUpdateIntervalMillis(200)
                    .build();
        }

        @Override
        public void show(long done, long all) {
            bar.maxHint(all);
            bar.stepTo(done);
        }

        @Override
        public void close() {
            bar.close();
        }
    }

    /** Plain lines on standard output. */
    final class Lines implements ProgressView {
        private static final long PERIOD_NANOS = Duration.ofSeconds(5).toNanos();

        private final String task;
        private final long begin = System.nanoTime();
        private long due = begin + PERIOD_NANOS;

        Lines(String task) {
            this.task = task;
        }

        @Override
        public void show(long done, long all) {
            if (System.nanoTime() >= due) {
                due = System.nanoTime() + PERIOD_NANOS;
                String line = String.format(Locale.ROOT, "  %s %,d of %,d", task, done, all);
                double rate = done / ((System.nanoTime() - begin) / 1e9);
                System.out.println(
                        done > 0 && done < all
                                ? line
                                        + String.format(
                                                Locale.ROOT, ", %,.0f/s, %,.0f s left", rate, (all - done) / rate)
                                : line);
            }
        }

        @Override
        public void close() {}
    }
}
