package io.lethe.interest.signal;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.InteractionType;
import io.lethe.event.MalformedBytesException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The number of events of an item by hour and type, among the users of one partition. Readers apply decay. Counts of
 * repeats are stored beside these, at hour 0 under the type followed by {@link #AGAIN}.
 *
 * @param counts   by hour, then type; none is zero
 * @param contexts the choices in each circumstance, by that, type and day; none is zero
 */
public record TrendSignal(List<HourCount> counts, List<ContextCount> contexts) {
    /** The length of a bucket. */
    public static final long HOUR_MILLIS = 3_600_000L;

    /** The suffix of the type of a count of repeats. No event type contains a tilde. */
    static final String AGAIN = "~again";

    /** Version 1 knew no circumstances. It is still read. */
    private static final int VERSION = 2;

    private static final int WITHOUT_CONTEXTS = 1;

    /**
     * The events of one type in one hour.
     *
     * @param hour  in hours since 1970-01-01T00:00Z
     * @param type  the code of the type
     * @param count the number of events, at least 1
     */
    public record HourCount(long hour, String type, long count) {
        private static final Comparator<HourCount> ORDER =
                Comparator.comparingLong(HourCount::hour).thenComparing(HourCount::type);

        /** The hour that contains a time. */
        public static long hourOf(long timestampMillis) {
            return Math.floorDiv(timestampMillis, HOUR_MILLIS);
        }

        private boolean isOfRepeats() {
            return type.endsWith(AGAIN);
        }

        /** The middle of the hour, in milliseconds since 1970. */
        public long middle() {
            return hour * HOUR_MILLIS + HOUR_MILLIS / 2;
        }
    }

    public TrendSignal {
        counts = counts.stream().sorted(HourCount.ORDER).toList();
        contexts = contexts.stream().sorted().toList();
    }

    /** A signal of choices in no circumstances. */
    public TrendSignal(List<HourCount> counts) {
        this(counts, List.of());
    }

    /** The signal of these counts. Of the circumstances it says what {@link ContextCount#MOST_VALUES} has. */
    public static TrendSignal of(List<HourCount> counts, List<ContextCount> contexts) {
        return new TrendSignal(counts, ContextCount.told(contexts));
    }

    /** The counts of events, without those of repeats. */
    public List<HourCount> events() {
        return counts.stream().filter(count -> !count.isOfRepeats()).toList();
    }

    /** The number of repeats by type: each user's events beyond the first, summed over the users. None is zero. */
    public Map<String, Long> repeats() {
        return counts.stream()
                .filter(HourCount::isOfRepeats)
                .collect(Collectors.toUnmodifiableMap(
                        count -> count.type().substring(0, count.type().length() - AGAIN.length()), HourCount::count));
    }

    public byte[] toBytes() {
        ByteWriter writer = new ByteWriter(16 + 12 * (counts.size() + contexts.size()))
                .putByte(VERSION)
                .putUnsigned(counts.size());
        long previous = 0;
        for (HourCount count : counts) {
            writer.putSigned(count.hour() - previous).putText(count.type()).putUnsigned(count.count());
            previous = count.hour();
        }
        Map<Circumstance, List<ContextCount>> byCircumstance =
                contexts.stream().collect(Collectors.groupingBy(ContextCount::in, TreeMap::new, Collectors.toList()));
        writer.putUnsigned(byCircumstance.size());
        byCircumstance.forEach((in, some) -> write(in, some, writer));
        return writer.toBytes();
    }

    private static void write(Circumstance in, List<ContextCount> some, ByteWriter writer) {
        writer.putByte(in.key().number()).putText(in.value()).putUnsigned(some.size());
        long previous = 0;
        for (ContextCount count : some) {
            writer.putText(count.type()).putSigned(count.day() - previous).putUnsigned(count.count());
            previous = count.day();
        }
    }

    /** @throws MalformedBytesException if the bytes are not a trend signal */
    public static TrendSignal fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        boolean isOlder = bytes.length > 0 && bytes[0] == WITHOUT_CONTEXTS;
        reader.expectVersion(isOlder ? WITHOUT_CONTEXTS : VERSION, "a trend signal");
        Map<String, String> types = new HashMap<>();
        int size = reader.readCount();
        List<HourCount> counts = new ArrayList<>(size);
        long hour = 0;
        for (int i = 0; i < size; i++) {
            hour += reader.readSigned();
            counts.add(new HourCount(hour, type(reader, types), reader.readUnsigned()));
        }
        List<ContextCount> contexts = new ArrayList<>();
        int circumstances = isOlder ? 0 : reader.readCount();
        for (int i = 0; i < circumstances; i++) {
            read(reader, types, contexts);
        }
        return new TrendSignal(counts, contexts);
    }

    /** A type that is in memory once, however many counts are of it. */
    private static String type(ByteReader reader, Map<String, String> types) {
        return types.computeIfAbsent(
                reader.readText(),
                type -> InteractionType.ofCode(type).map(InteractionType::code).orElse(type));
    }

    private static void read(ByteReader reader, Map<String, String> types, List<ContextCount> into) {
        ContextKey key = ContextKey.ofNumber(reader.readByte())
                .orElseThrow(() -> new MalformedBytesException("this is not a trend signal: no such circumstance"));
        Circumstance in = new Circumstance(key, reader.readText());
        int size = reader.readCount();
        long day = 0;
        for (int i = 0; i < size; i++) {
            String type = type(reader, types);
            day += reader.readSigned();
            into.add(new ContextCount(in, type, day, reader.readUnsigned()));
        }
    }
}
