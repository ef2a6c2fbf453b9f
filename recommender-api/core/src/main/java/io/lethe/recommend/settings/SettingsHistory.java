package io.lethe.recommend.settings;

import io.lethe.recommend.settings.SettingsStamp.How;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's current and former settings, rebuilt from two kinds of records in any order: the record of the current
 * settings, which the next one replaces, and one lasting record for each earlier change. Immutable.
 */
public final class SettingsHistory {
    /** The history without any change: the defaults are in force. */
    public static final SettingsHistory NOTHING = new SettingsHistory(new TreeMap<>(), null);

    /** The number of changes that are kept. */
    public static final int MOST = 1000;

    private static final long BEGINNING = 0;

    /** A change, with the settings that it put in force. */
    public record Entry(SettingsStamp stamp, SettingsDocument document, String version) {
        Entry(SettingsStamp stamp, SettingsDocument document) {
            this(stamp, document, document.version());
        }

        public long number() {
            return stamp.number();
        }
    }

    /**
     * The settings that an undo restores.
     *
     * @param number the change that put them in force; 0 for the initial defaults
     */
    public record Target(long number, SettingsDocument document) {}

    private record Current(@Nullable SettingsStamp stamp, long arrivedAt, SettingsDocument document) {}

    private final NavigableMap<Long, Kept> kept;
    private final @Nullable Current current;

    /** @param written whether the topic contains it */
    private record Kept(Entry entry, boolean written) {}

    private final @Nullable Entry newest;

    private SettingsHistory(NavigableMap<Long, Kept> kept, @Nullable Current current) {
        this.kept = Collections.unmodifiableNavigableMap(kept);
        this.current = current;
        this.newest = current == null ? null : entry(current, kept.isEmpty() ? BEGINNING : kept.lastKey());
    }

    /**
     * A copy with other settings in force.
     *
     * @param stamp     the record's stamp; null if it had none
     * @param arrivedAt the record's own time, in milliseconds since 1970
     * @param document  the settings; null resets to the defaults
     */
    public SettingsHistory withInForce(
            @Nullable SettingsStamp stamp, long arrivedAt, @Nullable SettingsDocument document) {
        Current now = new Current(stamp, arrivedAt, document == null ? SettingsDocument.defaults() : document);
        if (now.equals(current)) {
            return this;
        }
        NavigableMap<Long, Kept> all = new TreeMap<>(kept);
        Entry before = newest;
        if (before != null) {
            all.putIfAbsent(before.number(), new Kept(before, false));
        }
        return new SettingsHistory(all, now);
    }

    /** A copy with a change that the topic keeps. */
    public SettingsHistory withKept(SettingsStamp stamp, SettingsDocument document) {
        NavigableMap<Long, Kept> all = new TreeMap<>(kept);
        all.put(stamp.number(), new Kept(new Entry(stamp, document), true));
        return new SettingsHistory(all, current);
    }

    /** A copy without a change that the topic no longer keeps. */
    public SettingsHistory without(long number) {
        NavigableMap<Long, Kept> all = new TreeMap<>(kept);
        all.remove(number);
        return new SettingsHistory(all, current);
    }

    /** All known changes, oldest first. The last one is in force. */
    public List<Entry> entries() {
        Entry last = newest;
        List<Entry> entries = new ArrayList<>();
        for (Kept one : kept.values()) {
            if (last == null || one.entry().number() < last.number()) {
                entries.add(one.entry());
            }
        }
        if (last != null) {
            entries.add(last);
        }
        return entries;
    }

    /** The changes that must be written to the topic before others take effect. */
    public List<Entry> unwritten() {
        return entries().stream()
                .filter(entry -> !Optional.ofNullable(kept.get(entry.number()))
                        .map(Kept::written)
                        .orElse(false))
                .toList();
    }

    /** The numbers of changes to drop once one more is made. */
    public List<Long> tooMany() {
        return List.copyOf(kept.headMap(next() - MOST, true).keySet());
    }

    /** The number of the next change. */
    public long next() {
        Entry last = newest;
        return last == null ? BEGINNING + 1 : last.number() + 1;
    }

    /** The settings of the given version, from any change or the initial defaults. */
    public Optional<SettingsDocument> ofVersion(String version) {
        for (Entry entry : entries()) {
            if (entry.version().equals(version)) {
                return Optional.of(entry.document());
            }
        }
        SettingsDocument defaults = SettingsDocument.defaults();
        return defaults.version().equals(version) ? Optional.of(defaults) : Optional.empty();
    }

    /** The settings before the newest change that is not undone; empty if there is no such change. */
    public Optional<Target> undo() {
        Entry last = newest;
        if (last == null) {
            return Optional.empty();
        }
        List<Entry> entries = entries();
        Map<Long, Entry> byNumber = new TreeMap<>();
        entries.forEach(entry -> byNumber.put(entry.number(), entry));
        long stands = last.number();
        Long restores = last.stamp().restores();
        while (restores != null && restores < stands) {
            stands = restores;
            Entry undone = byNumber.get(stands);
            restores = undone == null ? null : undone.stamp().restores();
        }
        if (stands == BEGINNING) {
            return Optional.empty();
        }
        for (int i = entries.size() - 1; i >= 0; i--) {
            Entry entry = entries.get(i);
            if (entry.number() < stands) {
                return Optional.of(new Target(entry.number(), entry.document()));
            }
        }
        return stands == BEGINNING + 1
                ? Optional.of(new Target(BEGINNING, SettingsDocument.defaults()))
                : Optional.empty();
    }

    private static Entry entry(Current current, long last) {
        SettingsStamp stamp = current.stamp();
        return new Entry(
                stamp == null ? new SettingsStamp(last + 1, current.arrivedAt(), How.TOPIC, null) : stamp,
                current.document());
    }
}
