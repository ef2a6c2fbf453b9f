package io.lethe.interest.law;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The ways in which the same events can arrive. */
final class Arrivals {
    /** One event in this many is duplicated. */
    private static final int DOUBLED = 5;

    private Arrivals() {}

    static List<LogRecord> shuffled(Collection<LogRecord> records, Random random) {
        List<LogRecord> all = new ArrayList<>(records);
        Collections.shuffle(all, random);
        return all;
    }

    /** The records in random order, a fifth of them twice. */
    static List<LogRecord> shuffledAndDoubled(Collection<LogRecord> records, Random random) {
        List<LogRecord> all = new ArrayList<>(records);
        for (LogRecord one : records) {
            if (random.nextInt(DOUBLED) == 0) {
                all.add(one);
            }
        }
        Collections.shuffle(all, random);
        return all;
    }

    /** Splits the records randomly into parts. */
    static List<List<LogRecord>> split(Collection<LogRecord> records, int parts, Random random) {
        List<List<LogRecord>> split = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            split.add(new ArrayList<>());
        }
        records.forEach(one -> split.get(random.nextInt(parts)).add(one));
        return split;
    }

    /**
     * These records, plus tombstones for one event in {@code oneIn}. Each tombstone follows the last record of its key
     * at a random distance.
     */
    static List<LogRecord> withTombstones(List<LogRecord> records, int oneIn, Random random) {
        Set<LogRecord> doomed = new HashSet<>();
        new LinkedHashSet<>(records)
                .stream().filter(one -> random.nextInt(oneIn) == 0).forEach(doomed::add);
        List<LogRecord> backwards = new ArrayList<>();
        Set<LogRecord> seen = new HashSet<>();
        for (int i = records.size() - 1; i >= 0; i--) {
            LogRecord one = records.get(i);
            if (doomed.contains(one) && seen.add(one)) {
                backwards.add(random.nextInt(backwards.size() + 1), one.tombstone());
            }
            backwards.add(one);
        }
        Collections.reverse(backwards);
        return backwards;
    }
}
