package io.lethe.evaluation.steering;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one user of a shop does, day by day. Days are counted back from {@link #NOW}. Somebody has to do with at most a
 * third of the items of a topic, so that there is always something new to recommend; whoever has seen that many comes
 * back to them.
 */
final class Diary {
    /** The time that days are counted back from: 2025-12-05, noon, in UTC. */
    static final long NOW = 1_764_936_000_000L;

    static final double DAY = 86_400_000.0;

    private static final int TOUCHED = 3;
    private static final int LONGEST_VISIT = 3;
    private static final double MINUTE = 1.0 / 1440;
    private static final double VIEWS = 0.6;
    private static final double CLICKS = 0.75;
    private static final double LIKES = 0.85;

    private final ShopItems items;
    private final SplittableRandom random;
    private final UserKey user;
    private final Function<String, TextMeaning> meanings;
    private final List<Deed> deeds = new ArrayList<>();
    private final Map<Integer, Set<Integer>> touched = new HashMap<>();

    /** @param meanings what words mean */
    Diary(ShopItems items, SplittableRandom random, String user, Function<String, TextMeaning> meanings) {
        this.items = items;
        this.random = random;
        this.user = new UserKey(ShopItems.TENANT, user);
        this.meanings = meanings;
    }

    UserKey user() {
        return user;
    }

    SplittableRandom random() {
        return random;
    }

    PlantedShop shop() {
        return items.shop();
    }

    /** Views, clicks, likes and purchases by a taste, in visits of one to three, evenly over a span of days. */
    void lives(Taste taste, double from, double until, int events) {
        double[] days = new double[events];
        int done = 0;
        while (done < events) {
            double day = from - (done + random.nextDouble()) / events * (from - until);
            int visit = Math.min(events - done, 1 + random.nextInt(LONGEST_VISIT));
            for (int i = 0; i < visit; i++) {
                days[done] = Math.max(until, day - i * 2 * MINUTE);
                done++;
            }
        }
        Arrays.sort(days);
        for (int i = events - 1; i >= 0; i--) {
            acts(taste.draw(random), days[i]);
        }
    }

    private void acts(int topic, double day) {
        Set<Integer> known = touched.getOrDefault(topic, Set.of());
        if (known.size() < most(topic)) {
            does(freshType(), fresh(topic), day);
        } else {
            List<Integer> again = List.copyOf(known);
            does("view", again.get(random.nextInt(again.size())), day);
        }
    }

    private int most(int topic) {
        return Math.max(1, items.of(topic).size() / TOUCHED);
    }

    private String freshType() {
        double draw = random.nextDouble();
        return draw < VIEWS ? "view" : draw < CLICKS ? "click" : draw < LIKES ? "like" : "purchase";
    }

    /** Views of items of a topic, a minute apart, the last one so many days ago. */
    void views(int topic, int count, double day) {
        for (int i = 0; i < count; i++) {
            boolean more = touched.getOrDefault(topic, Set.of()).size() < most(topic);
            int item = more
                    ? fresh(topic)
                    : List.copyOf(touched.getOrDefault(topic, Set.of())).get(i % most(topic));
            does("view", item, day + (count - 1 - i) * MINUTE);
        }
    }

    /** Does something with an item. */
    void does(String type, int item, double day) {
        int topic = items.topicOf(item);
        touched.computeIfAbsent(topic, any -> new LinkedHashSet<>()).add(item);
        add(type, ShopItems.id(item), null, topic, day);
    }

    /** Types words that are about a topic. */
    void searches(int topic, int number, double day) {
        add("search", null, TopicWords.all().get(topic).search(number), topic, day);
    }

    /** An item of a topic that there was nothing to do with so far, by appeal. */
    int fresh(int topic) {
        Set<Integer> known = touched.getOrDefault(topic, Set.of());
        if (known.size() >= items.of(topic).size()) {
            throw new IllegalStateException(
                    "nothing of topic " + topic + " is left in " + items.shop().name());
        }
        int item = items.draw(topic, random);
        while (known.contains(item)) {
            item = items.draw(topic, random);
        }
        return item;
    }

    /** So many different topics, by chance. */
    List<Integer> anyTopics(int count) {
        List<Integer> left = new ArrayList<>();
        for (int topic = 0; topic < items.shop().topics(); topic++) {
            left.add(topic);
        }
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            chosen.add(left.remove(random.nextInt(left.size())));
        }
        return chosen;
    }

    /** An item of a topic, by appeal. */
    int any(int topic) {
        return items.draw(topic, random);
    }

    /** An empty diary of somebody else in the same shop. */
    Diary of(String other) {
        return new Diary(items, random, other, meanings);
    }

    /** What was done so far, the oldest first. */
    List<Deed> deeds() {
        List<Deed> sorted = new ArrayList<>(deeds);
        sorted.sort(Comparator.comparingLong(deed -> deed.entry().interaction().timestamp()));
        return sorted;
    }

    private void add(String type, @Nullable String item, @Nullable String words, int topic, double day) {
        LedgerEntry entry = entry(type, item, words, NOW - Math.round(day * DAY), deeds.size());
        deeds.add(new Deed(entry, topic));
    }

    private LedgerEntry entry(String type, @Nullable String item, @Nullable String words, long time, long sequence) {
        Interaction event = new Interaction(
                user.tenant(), user.userId(), "", item, type, null, words, null, null, time, sequence, new TreeMap<>());
        event = event.withEventId(EventIds.fromContent(event));
        return new LedgerEntry(
                words == null
                        ? EmbeddedInteraction.withoutText(event)
                        : new EmbeddedInteraction(event, meanings.apply(words)));
    }

    /** Items shown without a click. */
    static List<LedgerEntry> impressions(UserKey user, List<String> itemIds, List<Long> times) {
        List<LedgerEntry> shown = new ArrayList<>();
        for (long time : times) {
            for (String item : itemIds) {
                Interaction event = Interaction.of(user.tenant(), user.userId(), "", item, "impression", time)
                        .withSequence(shown.size());
                event = event.withEventId(EventIds.fromContent(event));
                shown.add(new LedgerEntry(EmbeddedInteraction.withoutText(event)));
            }
        }
        return shown;
    }
}
