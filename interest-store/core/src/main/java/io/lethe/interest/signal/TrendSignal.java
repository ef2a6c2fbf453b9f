package io.lethe.interest.signal;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The number of events of an item by hour and type, among the users of one partition. Readers apply decay. Counts of
 * repeats are stored beside these, at hour 0 under the type followed by {@link #AGAIN}.
 *
 * @param counts by hour, then type; none is zero
 */
public record TrendSignal(List<HourCount> counts) {
    /** The length of a bucket. */
    public static final long HOUR_MILLIS = 3_600_000L;

    /** The suffix of the type of a count of repeats. No event type contains a tilde. */
    static final String AGAIN = "~again";

    private static final int VERSION = 1;

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
        ByteWriter writer =
                new ByteWriter(16 + 12 * counts.size()).putByte(VERSION).putUnsigned(counts.size());
        long previous = 0;
        for (HourCount count : counts) {
            writer.putSigned(count.hour() - previous).putText(count.type()).putUnsigned(count.count());
            previous = count.hour();
        }
        return writer.toBytes();
    }

    /** @throws io.lethe.event.MalformedBytesException if the bytes are not a trend signal */
    public static TrendSignal fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "a trend signal");
        int size = reader.readCount();
        List<HourCount> counts = new ArrayList<>(size);
        long hour = 0;
        for (int i = 0; i < size; i++) {
            hour += reader.readSigned();
            counts.add(new HourCount(hour, reader.readText(), reader.readUnsigned()));
        }
        return new TrendSignal(counts);
    }
}
