package io.lethe.event.log;

import java.time.Duration;
import java.util.ArrayList;
import java.util.IllegalFormatException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.logging.Filter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a log readable on a bad day: a failure is one line with its cause instead of a stack trace, and a warning
 * that repeats is written once a minute with the
 * number of times it came. A logger at debug level writes everything.
 */
public final class OneLinePerCause implements Filter {
    private static final String NAME = OneLinePerCause.class.getName();
    private static final long WINDOW_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_KINDS = 500;
    private static final int LONGEST_KIND = 200;
    private static final int DEEPEST = 20;
    private static final String OURS = "io.lethe.";

    private static final class Kind {
        private final String text;
        private final Level level;
        private final long begin;
        private int more;

        Kind(String text, Level level, long begin) {
            this.text = text;
            this.level = level;
            this.begin = begin;
        }
    }

    private final LongSupplier nanos;
    private final @Nullable Filter before;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    OneLinePerCause(LongSupplier nanos) {
        this(nanos, null);
    }

    /** @param before what decides first, such as the filter that Quarkus sets when it starts; null for nothing */
    private OneLinePerCause(LongSupplier nanos, @Nullable Filter before) {
        this.nanos = nanos;
        this.before = before;
    }

    /**
     * Sees to all that this process logs from now on. Doing it again changes nothing, unless another filter has taken
     * its place meanwhile.
     */
    public static void install() {
        for (Handler handler : Logger.getLogger("").getHandlers()) {
            if (!(handler.getFilter() instanceof OneLinePerCause)) {
                OneLinePerCause filter = new OneLinePerCause(System::nanoTime, handler.getFilter());
                handler.setFilter(filter);
                filter.tellRepeats(handler);
            }
        }
    }

    private void tellRepeats(Handler handler) {
        ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "lethe-log-repeats");
            thread.setDaemon(true);
            return thread;
        });
        ticks.scheduleWithFixedDelay(() -> repeats().forEach(handler::publish), 5, 5, TimeUnit.SECONDS);
    }

    @Override
    public boolean isLoggable(LogRecord message) {
        if (before != null && !before.isLoggable(message)) {
            return false;
        }
        boolean telling = NAME.equals(message.getLoggerName());
        if (telling || message.getLevel().intValue() < Level.INFO.intValue() || isDetailed(message)) {
            return true;
        }
        Throwable thrown = message.getThrown();
        String text = text(message);
        if (thrown != null) {
            text = text + cause(text, thrown);
            message.setMessage(text);
            message.setParameters(null);
            message.setThrown(null);
        }
        return message.getLevel().intValue() < Level.WARNING.intValue() || isFirst(message, text);
    }

    private synchronized boolean isFirst(LogRecord message, String text) {
        String kind = message.getLoggerName() + " " + kind(text);
        Kind known = kinds.get(kind);
        if (known != null && nanos.getAsLong() - known.begin < WINDOW_NANOS) {
            known.more++;
            return false;
        }
        if (known == null || known.more == 0) {
            kinds.remove(kind);
            if (kinds.size() >= MOST_KINDS) {
                kinds.remove(kinds.keySet().iterator().next());
            }
            kinds.put(kind, new Kind(text, message.getLevel(), nanos.getAsLong()));
        }
        return true;
    }

    /** What came again during the last minute, once that is over. */
    synchronized List<LogRecord> repeats() {
        List<LogRecord> told = new ArrayList<>();
        long now = nanos.getAsLong();
        kinds.values().removeIf(kind -> {
            boolean over = now - kind.begin >= WINDOW_NANOS;
            if (over && kind.more > 0) {
                LogRecord summary = new LogRecord(
                        kind.level,
                        kind.more + (kind.more == 1 ? " time" : " times") + " more in the last minute: " + kind.text);
                summary.setLoggerName(NAME);
                told.add(summary);
            }
            return over;
        });
        return told;
    }

    private static boolean isDetailed(LogRecord message) {
        String name = message.getLoggerName();
        return name != null && Logger.getLogger(name).isLoggable(Level.FINE);
    }

    /** Messages that differ in numbers only are of one kind. */
    private static String kind(String text) {
        String kind = text.replaceAll("[0-9][0-9.,:]*", "#");
        return kind.length() > LONGEST_KIND ? kind.substring(0, LONGEST_KIND) : kind;
    }

    private static String text(LogRecord message) {
        Object[] parameters = message.getParameters();
        String pattern = String.valueOf(message.getMessage());
        if (parameters == null || parameters.length == 0) {
            return pattern;
        }
        if (pattern.indexOf('%') >= 0 && !pattern.contains("{0")) {
            try {
                return String.format(pattern, parameters);
            } catch (IllegalFormatException e) {
                return pattern;
            }
        }
        return new SimpleFormatter().formatMessage(message);
    }

    private static String cause(String text, Throwable thrown) {
        Throwable root = thrown;
        for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
            root = root.getCause();
        }
        StringBuilder cause = new StringBuilder();
        String outer = firstLine(thrown.toString());
        if (!text.contains(outer)) {
            cause.append(": ").append(outer);
        }
        String inner = firstLine(root.toString());
        if (!outer.contains(inner) && !text.contains(inner)) {
            cause.append(", caused by ").append(inner);
        }
        StackTraceElement place = place(root);
        if (place != null) {
            cause.append(", at ").append(place);
        }
        return cause.toString();
    }

    private static @Nullable StackTraceElement place(Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        for (StackTraceElement place : trace) {
            if (place.getClassName().startsWith(OURS)) {
                return place;
            }
        }
        return trace.length == 0 ? null : trace[0];
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
