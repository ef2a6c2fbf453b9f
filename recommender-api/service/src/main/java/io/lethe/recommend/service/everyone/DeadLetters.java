package io.lethe.recommend.service.everyone;

import io.lethe.event.UserKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The newest records that were refused, by their place in the log, and how often each reason was given, those
 * included that were let go.
 */
public final class DeadLetters {
    private static final int MOST_REASONS = 200;

    /** Why records were refused, and how many of them. */
    public record Reason(String reason, @Nullable String field, long count) {
        private static final Comparator<Reason> MOST_FIRST =
                Comparator.comparingLong(Reason::count).reversed().thenComparing(Reason::reason);
    }

    private record Why(
            String tenant, String reason, @Nullable String field) {}

    private final int most;
    private final Map<String, Letter> letters = new LinkedHashMap<>();
    private final Map<Why, Long> reasons = new HashMap<>();

    /** @param most how many letters are kept */
    public DeadLetters(int most) {
        this.most = most;
    }

    /** Takes a letter in; one that is known already changes nothing. */
    public synchronized void add(String place, Letter letter) {
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

    /** A tenant's letters that came in before a time, the newest first. */
    public synchronized List<Letter> newest(String tenant, long before, int limit) {
        List<Letter> all = new ArrayList<>();
        letters.values().stream()
                .filter(letter -> letter.tenant().equals(tenant) && letter.at() < before)
                .forEach(all::add);
        all.sort(Comparator.comparingLong(Letter::at).reversed());
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
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
