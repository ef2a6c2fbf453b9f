package io.lethe.recommend.service.known;

import io.lethe.event.UserKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The newest dead letters by offset, and counts by reason that include those no longer kept. */
public final class DeadLetters {
    private static final int MOST_REASONS = 200;

    /** Why records were refused, and how many of them. */
    public record Reason(String reason, @Nullable String field, long count) {
        private static final Comparator<Reason> MOST_FIRST =
                Comparator.comparingLong(Reason::count).reversed().thenComparing(Reason::reason);
    }

    /**
     * A place among the letters.
     *
     * @param at    letters that came in at this time, in milliseconds since 1970, or before it
     * @param shown how many of those that came in at this time have been shown
     */
    public record Place(long at, int shown) {
        /** Before the newest one. */
        public static final Place NEWEST = new Place(Long.MAX_VALUE, 0);

        /** Reads what {@link #toString} writes; empty if it is something else. */
        public static Optional<Place> read(String text) {
            if (!text.matches("[0-9]{1,18}~[0-9]{1,9}")) {
                return Optional.empty();
            }
            int end = text.indexOf('~');
            return Optional.of(
                    new Place(Long.parseLong(text.substring(0, end)), Integer.parseInt(text.substring(end + 1))));
        }

        @Override
        public String toString() {
            return at + "~" + shown;
        }
    }

    /**
     * Which letters are wanted; null for any.
     *
     * @param field  what is wrong with them
     * @param reason what the reason contains, whatever its case
     * @param part   what the beginning of the record contains, whatever its case
     */
    public record Wanted(
            @Nullable String field,
            @Nullable String reason,
            @Nullable String part) {
        boolean takes(RefusedRecord letter) {
            return (field == null || field.equals(letter.field()))
                    && (reason == null || contains(letter.reason(), reason))
                    && (part == null || contains(letter.excerpt(), part));
        }

        private static boolean contains(@Nullable String text, String part) {
            return text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
        }
    }

    /**
     * Some letters.
     *
     * @param next where the older ones begin; null if there are none
     */
    public record Page(
            List<RefusedRecord> letters, @Nullable Place next) {}

    private record Why(
            String tenant, String reason, @Nullable String field) {}

    private final int most;
    private final Map<String, RefusedRecord> letters = new LinkedHashMap<>();
    private final Map<Why, Long> reasons = new HashMap<>();

    /** @param most how many letters are kept */
    public DeadLetters(int most) {
        this.most = most;
    }

    /** Takes a letter in; one that is known already changes nothing. */
    public synchronized void add(String place, RefusedRecord letter) {
        if (letters.putIfAbsent(place, letter) != null) {
            return;
        }
        Why why = new Why(letter.tenant(), letter.reason(), letter.field());
        if (reasons.containsKey(why) || reasons.size() < MOST_REASONS) {
            reasons.merge(why, 1L, Long::sum);
        } else {
            reasons.merge(new Why(letter.tenant(), "other reasons", null), 1L, Long::sum);
        }
        if (letters.size() > most) {
            letters.remove(letters.keySet().iterator().next());
        }
    }

    /** Forgets a letter that was erased. */
    public synchronized void remove(String place) {
        letters.remove(place);
    }

    /** Forgets every letter about a user. */
    public synchronized void forget(UserKey user) {
        letters.values()
                .removeIf(letter ->
                        letter.tenant().equals(user.tenant()) && user.userId().equals(letter.userId()));
    }

    /** A tenant's letters from a place on, the newest first. */
    public synchronized Page page(String tenant, Place from, Wanted wanted, int limit) {
        List<RefusedRecord> all = new ArrayList<>();
        letters.values().stream()
                .filter(letter -> letter.tenant().equals(tenant) && letter.at() <= from.at() && wanted.takes(letter))
                .forEach(all::add);
        all.sort(Comparator.comparingLong(RefusedRecord::at).reversed());
        int skipped = 0;
        while (skipped < Math.min(from.shown(), all.size()) && all.get(skipped).at() == from.at()) {
            skipped++;
        }
        List<RefusedRecord> rest = all.subList(skipped, all.size());
        if (rest.size() <= limit) {
            return new Page(List.copyOf(rest), null);
        }
        List<RefusedRecord> shown = List.copyOf(rest.subList(0, limit));
        long last = shown.get(limit - 1).at();
        int same = (int) shown.stream().filter(letter -> letter.at() == last).count();
        return new Page(shown, new Place(last, last == from.at() ? from.shown() + same : same));
    }

    /** Why a tenant's records were refused, the most frequent reason first. */
    public synchronized List<Reason> reasons(String tenant) {
        return reasons.entrySet().stream()
                .filter(one -> one.getKey().tenant().equals(tenant))
                .map(one -> new Reason(one.getKey().reason(), one.getKey().field(), one.getValue()))
                .sorted(Reason.MOST_FIRST)
                .toList();
    }
}
