package io.lethe.event.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.ConsoleHandler;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class OneLinePerCauseTest {
    private static final Logger DETAILED = Logger.getLogger("io.lethe.test.detailed");

    private final AtomicLong nanos = new AtomicLong(11);
    private final OneLinePerCause filter = new OneLinePerCause(nanos::get);

    @Test
    void shouldPutTheCauseAndItsPlaceIntoTheLine() {
        // Given
        LogRecord failed = record(Level.SEVERE, "%s failed", "A request");
        failed.setThrown(new IllegalStateException("no answer", new IllegalArgumentException("port 1\nis shut")));

        // When
        boolean logged = filter.isLoggable(failed);

        // Then
        assertThat(logged).isTrue();
        assertThat(failed.getThrown()).isNull();
        assertThat(failed.getMessage())
                .startsWith("A request failed: java.lang.IllegalStateException: no answer,"
                        + " caused by java.lang.IllegalArgumentException: port 1, at "
                        + "io.lethe.event.log.OneLinePerCauseTest.")
                .doesNotContain("\n");
    }

    /** Quarkus sets a filter of its own on the handler when it starts. */
    @Test
    void shouldSeeToAHandlerThatHasAnotherFilter() {
        // Given
        Handler handler = new ConsoleHandler();
        handler.setFilter(message -> !message.getMessage().startsWith("Unwanted"));
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            // When
            OneLinePerCause.install();
            Filter installed = handler.getFilter();
            OneLinePerCause.install();

            // Then
            assertThat(handler.getFilter()).isSameAs(installed);
            LogRecord failed = record(Level.SEVERE, "It failed");
            failed.setThrown(new IllegalStateException("no answer"));
            assertThat(handler.isLoggable(failed)).isTrue();
            assertThat(failed.getThrown()).isNull();
            assertThat(handler.isLoggable(record(Level.SEVERE, "Unwanted"))).isFalse();
        } finally {
            root.removeHandler(handler);
        }
    }

    @Test
    void shouldWriteWhatRepeatsOnceAMinuteAndCountTheRest() {
        // When
        boolean first = filter.isLoggable(record(Level.WARNING, "No answer for {0} ms", 100));
        boolean second = filter.isLoggable(record(Level.WARNING, "No answer for {0} ms", 2500));
        boolean third = filter.isLoggable(record(Level.WARNING, "No answer for {0} ms", 3));
        boolean other = filter.isLoggable(record(Level.WARNING, "Something else"));
        boolean told = filter.isLoggable(record(Level.INFO, "Told"));
        boolean toldAgain = filter.isLoggable(record(Level.INFO, "Told"));

        // Then
        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(third).isFalse();
        assertThat(other).isTrue();
        assertThat(told).isTrue();
        assertThat(toldAgain).isTrue();
        assertThat(filter.repeats()).isEmpty();
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(filter.repeats())
                .extracting(LogRecord::getMessage)
                .containsExactly("2 times more in the last minute: No answer for 100 ms");
        assertThat(filter.repeats()).isEmpty();
        assertThat(filter.isLoggable(record(Level.WARNING, "No answer for {0} ms", 4)))
                .isTrue();
    }

    @Test
    void shouldWriteEverythingWhereDebugIsOn() {
        // Given
        DETAILED.setLevel(Level.FINE);
        LogRecord failed = record(Level.SEVERE, "failed");
        failed.setLoggerName(DETAILED.getName());
        failed.setThrown(new IllegalStateException("no answer"));

        // When
        boolean logged = filter.isLoggable(failed);
        boolean loggedAgain = filter.isLoggable(failed);

        // Then
        assertThat(logged).isTrue();
        assertThat(loggedAgain).isTrue();
        assertThat(failed.getThrown()).isNotNull();
    }

    private static LogRecord record(Level level, String message, Object... parameters) {
        LogRecord record = new LogRecord(level, message);
        record.setLoggerName("io.lethe.test");
        record.setParameters(parameters);
        return record;
    }
}
