package io.lethe.interest.profile;

import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.ContentHash;
import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a user's state as interest.
 *
 * <p>Members are the items of the recent window, then the older items that were touched last, {@value #MOST_MEMBERS} at the
 * most; and the words of events without an item. They are put into groups by what they mean ({@link Grouping}), regardless of time, so that a group does
 * not change as it fades. The strength of a group at time {@code t} is
 *
 * <pre>Σ weight(e) · kernel(t − time(e))   over its events e with time(e) ≤ t</pre>
 *
 * where events from before the window count by item, type and week.
 */
public final class Profiler {
    /** How many items and texts a profile looks at. */
    public static final int MOST_MEMBERS = 192;

    private static final double RISING = 1.1;
    private static final double FADING = 0.75;
    private static final double PAUSE_HALF_LIVES = 3;
    private static final double RETURN_HALF_LIVES = 2;

    private final ItemVectors vectors;
    private final InterestSettings settings;

    public Profiler(ItemVectors vectors, InterestSettings settings) {
        this.vectors = vectors;
        this.settings = settings;
    }

    /** What {@code state} says about interest at a time, in milliseconds since 1970. Later events do not count. */
    public InterestProfile profile(UserState state, long at) {
        Map<String, Member> members = new LinkedHashMap<>();
        List<LedgerEntry> window = state.window();
        int known = 0;
        for (LedgerEntry entry : window) {
            if (entry.interaction().timestamp() <= at) {
                known++;
            }
        }
        for (int i = known - 1; i >= 0; i--) {
            addEvent(window.get(i), known - 1 - i, at, members);
        }
        long newest =
                window.isEmpty() ? Long.MAX_VALUE : window.get(0).interaction().timestamp();
        boolean approximate = addOlder(state.beforeWindow(), newest, at, members);
        return new InterestProfile(state.version(), at, approximate, points(new ArrayList<>(members.values()), at));
    }

    private void addEvent(LedgerEntry entry, int position, long at, Map<String, Member> members) {
        Interaction interaction = entry.interaction();
        Member member = memberOf(entry, members);
        if (member == null) {
            return;
        }
        double age = (at - interaction.timestamp()) / 1000.0;
        double weight = settings.weights().of(interaction.type(), interaction.value());
        member.evidence.add(new Evidence(
                interaction.eventId(),
                interaction.itemId(),
                interaction.type(),
                interaction.value(),
                interaction.text(),
                interaction.timestamp(),
                1,
                position,
                age,
                weight,
                weight * settings.kernel().at(age)));
    }

    private @Nullable Member memberOf(LedgerEntry entry, Map<String, Member> members) {
        String itemId = entry.interaction().itemId();
        QuantizedEmbedding vector = itemId == null ? null : vectors.of(itemId);
        if (itemId != null && vector != null) {
            return members.computeIfAbsent("item " + itemId, name -> new Member(name, vector));
        }
        TextMeaning meaning = entry.embedded().meaning();
        if (meaning == null) {
            return null;
        }
        return members.computeIfAbsent(
                "text " + entry.interaction().text(), name -> new Member(name, meaning.embedding()));
    }

    /** Adds what is older than the window, none of it later than {@code newest}, and says whether there was anything. */
    private boolean addOlder(
            SortedMap<LongTermKey, LongTermCount> older, long newest, long at, Map<String, Member> members) {
        SortedMap<String, SortedMap<LongTermKey, LongTermCount>> byItem = new TreeMap<>();
        older.forEach((key, count) -> {
            if (Math.min(key.middle(), newest) <= at && count.count() > 0) {
                byItem.computeIfAbsent(key.itemId(), item -> new TreeMap<>()).put(key, count);
            }
        });
        List<String> newestFirst = new ArrayList<>(byItem.keySet());
        newestFirst.sort(Comparator.comparingLong((String item) -> -newestEpoch(byItem, item))
                .thenComparing(Comparator.naturalOrder()));
        for (String itemId : newestFirst) {
            QuantizedEmbedding vector = vectors.of(itemId);
            String name = "item " + itemId;
            if (vector != null && (members.containsKey(name) || members.size() < MOST_MEMBERS)) {
                Member member = members.computeIfAbsent(name, key -> new Member(key, vector));
                byItem.getOrDefault(itemId, new TreeMap<>())
                        .forEach((key, count) ->
                                member.evidence.add(week(key, count, Math.min(key.middle(), newest), at)));
            }
        }
        return !byItem.isEmpty();
    }

    private static long newestEpoch(SortedMap<String, SortedMap<LongTermKey, LongTermCount>> byItem, String itemId) {
        return byItem.getOrDefault(itemId, new TreeMap<>()).keySet().stream()
                .mapToLong(LongTermKey::epoch)
                .max()
                .orElse(Long.MIN_VALUE);
    }

    private Evidence week(LongTermKey key, LongTermCount count, long time, long at) {
        Double value = count.valued() > 0 ? Double.valueOf(count.meanValue()) : null;
        double age = (at - time) / 1000.0;
        double weight = count.count() * settings.weights().of(key.type(), value);
        return new Evidence(
                null,
                key.itemId(),
                key.type(),
                value,
                null,
                time,
                count.count(),
                null,
                age,
                weight,
                weight * settings.kernel().at(age));
    }

    private List<InterestPoint> points(List<Member> members, long at) {
        members.removeIf(member -> member.evidence.isEmpty());
        members.sort(Comparator.comparing(member -> member.name));
        int[] group = Grouping.of(members.stream().map(member -> member.vector).toList(), settings.cohesion());
        Map<Integer, List<Member>> groups = new LinkedHashMap<>();
        for (int i = 0; i < group.length; i++) {
            groups.computeIfAbsent(group[i], first -> new ArrayList<>()).add(members.get(i));
        }
        List<InterestPoint> points = new ArrayList<>();
        groups.values().forEach(some -> points.add(point(some, at)));
        double all = points.stream()
                .mapToDouble(point -> Math.max(0, point.strength()))
                .sum();
        points.replaceAll(point -> withShare(point, all));
        points.sort(Comparator.comparingDouble(InterestPoint::strength)
                .reversed()
                .thenComparing(InterestPoint::interestId));
        return points;
    }

    private InterestPoint point(List<Member> members, long at) {
        List<Evidence> evidence = new ArrayList<>();
        int[] sum = new int[members.get(0).vector.dimension()];
        for (Member member : members) {
            evidence.addAll(member.evidence);
            member.vector.addTo(sum);
        }
        evidence.sort(Comparator.comparingLong(Evidence::timestamp));
        Member oldest = members.stream()
                .min(Comparator.comparingLong(Member::firstSeen).thenComparing(member -> member.name))
                .orElseThrow();
        double strength = evidence.stream().mapToDouble(Evidence::contribution).sum();
        long firstSeen = evidence.get(0).timestamp();
        long lastSeen = evidence.get(evidence.size() - 1).timestamp();
        Return comeback = lastReturn(evidence, at);
        InterestPoint point = new InterestPoint(
                nameOf(oldest.name),
                direction(sum, oldest.vector),
                strength,
                0,
                comeback != null ? Trend.REVIVED : Trend.STEADY,
                settings.kernel().halfLifeSeconds(),
                firstSeen,
                lastSeen,
                comeback == null ? null : Long.valueOf(comeback.at()),
                comeback == null ? null : Double.valueOf(comeback.pauseSeconds()),
                byContribution(evidence));
        return comeback != null ? point : withTrend(point, at);
    }

    private InterestPoint withTrend(InterestPoint point, long at) {
        long before = at - Math.round(settings.kernel().halfLifeSeconds() * 1000);
        double then = point.strengthAt(before, settings.kernel());
        Trend trend = Trend.STEADY;
        if (point.strength() > RISING * then) {
            trend = Trend.RISING;
        } else if (point.strength() < FADING * then) {
            trend = Trend.FADING;
        }
        return new InterestPoint(
                point.interestId(),
                point.direction(),
                point.strength(),
                point.share(),
                trend,
                point.halfLifeSeconds(),
                point.firstSeen(),
                point.lastSeen(),
                null,
                null,
                point.evidence());
    }

    private static InterestPoint withShare(InterestPoint point, double all) {
        double share = all > 0 ? Math.max(0, point.strength()) / all : 0;
        return new InterestPoint(
                point.interestId(),
                point.direction(),
                point.strength(),
                share,
                point.trend(),
                point.halfLifeSeconds(),
                point.firstSeen(),
                point.lastSeen(),
                point.revivedAt(),
                point.pauseSeconds(),
                point.evidence());
    }

    private record Return(long at, double pauseSeconds) {}

    /** The last return from a long pause, if it was lately; the evidence comes oldest first. */
    private @Nullable Return lastReturn(List<Evidence> evidence, long at) {
        double halfLife = settings.kernel().halfLifeSeconds();
        for (int i = evidence.size() - 1; i > 0; i--) {
            long time = evidence.get(i).timestamp();
            double pause = (time - evidence.get(i - 1).timestamp()) / 1000.0;
            if ((at - time) / 1000.0 > RETURN_HALF_LIVES * halfLife) {
                return null;
            }
            if (pause >= PAUSE_HALF_LIVES * halfLife) {
                return new Return(time, pause);
            }
        }
        return null;
    }

    private static List<Evidence> byContribution(List<Evidence> evidence) {
        List<Evidence> sorted = new ArrayList<>(evidence);
        sorted.sort(Comparator.comparingDouble((Evidence one) -> -Math.abs(one.contribution())));
        return sorted;
    }

    private static QuantizedEmbedding direction(int[] sum, QuantizedEmbedding otherwise) {
        float[] numbers = new float[sum.length];
        boolean anything = false;
        for (int i = 0; i < sum.length; i++) {
            numbers[i] = sum[i];
            anything |= sum[i] != 0;
        }
        return anything ? QuantizedEmbedding.of(numbers) : otherwise;
    }

    private static String nameOf(String member) {
        return "i-"
                + ContentHash.of(member.getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .substring(0, 12);
    }

    private static final class Member {
        private final String name;
        private final QuantizedEmbedding vector;
        private final List<Evidence> evidence = new ArrayList<>();

        private Member(String name, QuantizedEmbedding vector) {
            this.name = name;
            this.vector = vector;
        }

        private long firstSeen() {
            return evidence.stream().mapToLong(Evidence::timestamp).min().orElse(Long.MAX_VALUE);
        }
    }
}
