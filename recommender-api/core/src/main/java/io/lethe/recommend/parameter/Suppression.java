package io.lethe.recommend.parameter;

import io.lethe.event.Interaction;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.ledger.BasketDraw;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.StarMean;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How long an item stays hidden after negative feedback. An item is suppressed at time {@code t} while
 *
 * <pre>
 * Σ max(0, −weight(e)) · 2^(−(t − time(e)) / halfLife) &gt; threshold
 *     over the user's events e with it, time(e) ≤ t
 * </pre>
 *
 * with the weights of {@link EventWeights}. Events from before the window count in the middle of their week.
 *
 * @param threshold       the negative weight above which an item is hidden, in event weights; at least 0 and finite
 * @param halfLifeSeconds the half-life of negative feedback by the clock, independent of the kernel of interest; above
 *                        0 and finite
 */
public record Suppression(double threshold, double halfLifeSeconds) {
    private static final double DEFAULT_THRESHOLD = 0.5;
    private static final double DEFAULT_HALF_LIFE = 180 * 86_400.0;

    public Suppression {
        if (!(threshold >= 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException("threshold is at least 0 and finite, not " + threshold);
        }
        if (!(halfLifeSeconds > 0) || Double.isInfinite(halfLifeSeconds)) {
            throw new IllegalArgumentException("halfLife is above 0 and finite, not " + halfLifeSeconds);
        }
    }

    /** The default: a hidden item stays away for a year and a half. */
    public static Suppression defaults() {
        return new Suppression(DEFAULT_THRESHOLD, DEFAULT_HALF_LIFE);
    }

    /** The suppressed items at a time, in milliseconds since 1970. */
    public Set<String> items(UserState state, long at, EventWeights weights) {
        Map<String, Double> against = new HashMap<>();
        double meanStars = StarMean.of(state, at, weights.shaping().stars());
        for (LedgerEntry entry : BasketDraw.oldestFirst(state.window().subList(0, state.known(at)))) {
            Interaction event = entry.interaction();
            if (event.itemId() != null) {
                add(against, event.itemId(), weights.of(event, meanStars), at - event.timestamp());
            }
        }
        addOlder(against, state, at, weights, meanStars);
        Set<String> items = new HashSet<>();
        against.forEach((item, sum) -> {
            if (sum > threshold) {
                items.add(item);
            }
        });
        return items;
    }

    private void addOlder(
            Map<String, Double> against, UserState state, long at, EventWeights weights, double meanStars) {
        Map<LongTermKey, LongTermCount> older = state.beforeWindow();
        if (older.isEmpty()) {
            return;
        }
        long latest = Math.min(at, state.window().get(0).interaction().timestamp());
        older.forEach((key, count) -> {
            if (key.begin() <= at) {
                long end = Math.max(key.begin(), Math.min(key.begin() + LongTermKey.EPOCH_MILLIS - 1, latest));
                Double value = count.valued() > 0 ? Double.valueOf(count.meanValue()) : null;
                double weight = count.count() * weights.of(key.type(), value, meanStars);
                add(against, key.itemId(), weight, at - (key.begin() + (end - key.begin()) / 2));
            }
        });
    }

    private void add(Map<String, Double> against, String itemId, double weight, long ageMillis) {
        if (weight < 0) {
            double left = -weight * Math.pow(2, -ageMillis / 1000.0 / halfLifeSeconds);
            against.merge(itemId, left, Double::sum);
        }
    }
}
