package io.lethe.benchmark.serve;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.signal.NeighbourSignal;
import io.lethe.interest.signal.NeighbourSignal.Neighbour;
import io.lethe.interest.signal.PairFold;
import io.lethe.interest.signal.TrendSignal;
import io.lethe.interest.signal.TrendSignal.HourCount;
import io.lethe.recommend.catalogue.LiveCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * A made-up shop of any size, the same for a seed: items in kinds, each kind with a direction of its own in 384
 * dimensions, words of its own and a popularity that falls by Zipf's law; and users who go back to two to five kinds and
 * at times look at what is popular. Any two items have a cosine of about a third, those of a kind about 0.7.
 */
public final class ServeShop {
    static final String TENANT = "default";
    public static final long NOW = 1_760_000_000_000L;
    static final int DIMENSION = 384;
    /** Enough for a full window and something before it. */
    static final int EVENTS = 160;

    private static final ModelId MODEL = new ModelId("made-up");
    private static final int ITEMS_PER_KIND = 100;
    private static final int WORDS_PER_KIND = 40;
    private static final int COMMON_WORDS = 4_000;
    private static final int TITLE_WORDS = 10;
    private static final int NEXT = 5;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final double[] TYPE_SHARES = {.62, .8, .9, .95};
    private static final String[] TYPES = {"view", "click", "purchase", "like", "impression"};

    private final int items;
    private final int users;
    private final long seed;
    private final int kinds;
    private final float[] common;
    private final float[][] directions;
    private final double[] popularity;

    /** A shop of so many items and users. */
    public ServeShop(int items, int users, long seed) {
        this.items = items;
        this.users = users;
        this.seed = seed;
        this.kinds = Math.max(5, items / ITEMS_PER_KIND);
        Random random = new Random(seed);
        this.common = direction(random);
        this.directions = new float[kinds][];
        for (int kind = 0; kind < kinds; kind++) {
            directions[kind] = direction(random);
        }
        this.popularity = new double[items];
        double sum = 0;
        for (int item = 0; item < items; item++) {
            sum += Math.pow(1 + item / (double) kinds, -.9);
            popularity[item] = sum;
        }
    }

    public int items() {
        return items;
    }

    public int users() {
        return users;
    }

    public static String itemId(int item) {
        return "item-" + item;
    }

    public static String userId(int user) {
        return "user-" + user;
    }

    /** The item of a number; its vector is another matter. */
    Item item(int item) {
        Random random = new Random(seed * 31 + item);
        int kind = item % kinds;
        StringBuilder title = new StringBuilder();
        for (int word = 0; word < TITLE_WORDS; word++) {
            boolean own = random.nextInt(3) > 0;
            int which = (int) Math.pow(own ? WORDS_PER_KIND : COMMON_WORDS, random.nextDouble());
            title.append(word == 0 ? "" : " ").append(own ? "kind" + kind + "x" + which : "word" + which);
        }
        TreeMap<String, Object> attributes = new TreeMap<>();
        attributes.put("brand", "brand" + random.nextInt(50));
        attributes.put("price", (double) random.nextInt(1000));
        List<String> categories = List.of("group " + kind % 20, "kind " + kind);
        return new Item(
                TENANT,
                itemId(item),
                title.toString(),
                "",
                categories,
                attributes,
                true,
                NOW - random.nextInt(1000) * 24 * HOUR,
                null);
    }

    /** The vector of an item, of any length. */
    float[] vector(int item) {
        Random random = new Random(seed * 37 + item);
        float[] vector = new float[DIMENSION];
        float[] own = directions[item % kinds];
        for (int d = 0; d < DIMENSION; d++) {
            vector[d] = .6f * common[d] + .6f * own[d] + (float) (.53 / Math.sqrt(DIMENSION) * random.nextGaussian());
        }
        return vector;
    }

    /** A user's events, oldest first. */
    public List<Interaction> events(int user) {
        Random random = new Random(seed * 41 + user);
        int[] loved = random.ints(2 + random.nextInt(4), 0, kinds).toArray();
        List<Interaction> events = new ArrayList<>();
        long time = NOW - (60L + random.nextInt(300)) * 24 * HOUR;
        long step = (NOW - time) / EVENTS;
        for (int n = 0; n < EVENTS; n++) {
            time += (long) (step * random.nextDouble() * 1.9) + MINUTE;
            int item = random.nextInt(5) == 0
                    ? popular(random)
                    : loved[random.nextInt(loved.length)] + kinds * rank(items / kinds, random);
            double draw = random.nextDouble();
            int type = 0;
            while (type < TYPE_SHARES.length && draw > TYPE_SHARES[type]) {
                type++;
            }
            events.add(Interaction.of(
                    TENANT,
                    userId(user),
                    userId(user) + "-" + n,
                    itemId(Math.min(items - 1, item)),
                    TYPES[type],
                    Math.min(NOW, time)));
        }
        return events;
    }

    private int popular(Random random) {
        int at = Arrays.binarySearch(popularity, random.nextDouble() * popularity[items - 1]);
        return Math.min(items - 1, at < 0 ? -at - 1 : at);
    }

    /** A place among so many, the first ones more often. */
    private static int rank(int most, Random random) {
        return (int) Math.pow(most, random.nextDouble()) - 1;
    }

    static UserState state(List<Interaction> events) {
        List<LedgerEntry> entries = events.stream()
                .map(EmbeddedInteraction::withoutText)
                .map(LedgerEntry::new)
                .toList();
        return UserState.of(new UserKey(TENANT, events.get(0).userId()), entries, UserState.DEFAULT_WINDOW);
    }

    /** The items, with what all users did with them as interest-store would say it. */
    LiveCatalogue catalogue() {
        LiveCatalogue catalogue = new LiveCatalogue();
        for (int item = 0; item < items; item++) {
            catalogue.put(new EmbeddedItem(item(item), Embedding.normalized(vector(item)), MODEL));
        }
        Map<String, Map<String, Long>> next = new HashMap<>();
        Map<String, Map<HourCount, Long>> hours = new HashMap<>();
        for (int user = 0; user < users; user++) {
            count(events(user), next, hours);
        }
        next.forEach((item, after) -> {
            List<Neighbour> neighbours = new ArrayList<>();
            after.forEach((other, count) -> neighbours.add(new Neighbour(other, count)));
            NeighbourSignal signal = NeighbourSignal.of(neighbours, List.of(), NeighbourSignal.DEFAULT_LIMIT);
            catalogue.putNeighbours(item, 0, signal);
        });
        hours.forEach((item, counts) -> {
            List<HourCount> all = new ArrayList<>();
            counts.forEach((in, count) -> all.add(new HourCount(in.hour(), in.type(), count)));
            catalogue.putTrend(item, 0, new TrendSignal(all));
        });
        return catalogue;
    }

    private static void count(
            List<Interaction> events, Map<String, Map<String, Long>> next, Map<String, Map<HourCount, Long>> hours) {
        List<String> chosen = new ArrayList<>();
        for (Interaction event : events) {
            String item = String.valueOf(event.itemId());
            HourCount in = new HourCount(HourCount.hourOf(event.timestamp()), event.type(), 1);
            hours.computeIfAbsent(item, any -> new HashMap<>()).merge(in, 1L, Long::sum);
            if (!event.type().equals("impression")) {
                for (int back = 1; back <= Math.min(NEXT, chosen.size()); back++) {
                    String before = chosen.get(chosen.size() - back);
                    if (!before.equals(item)) {
                        next.computeIfAbsent(before, any -> new HashMap<>())
                                .merge(item, (long) PairFold.UNIT / back, Long::sum);
                    }
                }
                chosen.add(item);
            }
        }
    }

    private static float[] direction(Random random) {
        float[] vector = new float[DIMENSION];
        for (int d = 0; d < DIMENSION; d++) {
            vector[d] = (float) (random.nextGaussian() / Math.sqrt(DIMENSION));
        }
        return vector;
    }

    /** The numbers of some users, in an order of no meaning. */
    List<Integer> someUsers(int most) {
        List<Integer> all = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            all.add(user);
        }
        Collections.shuffle(all, new Random(seed));
        return all.subList(0, Math.min(most, users));
    }
}
