package io.lethe.interest.law;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Random records of a log: several users in two tenants and recurring items. The records include equal times with and
 * without a sequence, baskets of one to a hundred events, given and derived ids, duplicate ids with different content,
 * texts, values, repeats and tombstones. Times range from long before 1970 to long after today: the years 1 and 9999,
 * and a million years away, beyond any time that cleaning accepts.
 */
public final class RandomHistory {
    private static final InteractionType[] TYPES = InteractionType.values();
    /** One city in two forms of Unicode, and letters with marks. */
    private static final List<String> WRITTEN =
            List.of("Z\u00fcrich", "Zu\u0308rich", "\u0926\u093f\u0932\u094d\u0932\u0940", "\u0308");

    private static final long DAY = 86_400_000L;
    private static final long MILLION_YEARS = 31_557_600_000_000_000L;
    /** How many of a hundred events are in baskets: events of one user at one of few times. */
    private static final int[] CROWDS = {0, 25, 75, 98};

    private static final long[] EXTREMES = {
        -62_135_596_800_000L, 253_402_300_799_999L, -MILLION_YEARS, MILLION_YEARS, 0, -1
    };

    private final Random random;
    private final int users;
    private final int items;
    private final String tenant;
    private final String otherTenant;
    private final int crowd;
    private final int crowdedTimes;

    /** A history of the tenants {@code default} and {@code other}. */
    public RandomHistory(long seed, int users, int items) {
        this(seed, users, items, "default", "other");
    }

    /**
     * @param seed        equal seeds give equal histories
     * @param users       the maximum number of users per tenant
     * @param items       the maximum number of items per tenant
     * @param tenant      the tenant of three events in four
     * @param otherTenant the tenant of the fourth
     */
    public RandomHistory(long seed, int users, int items, String tenant, String otherTenant) {
        this.random = new Random(seed);
        this.users = users;
        this.items = items;
        this.tenant = tenant;
        this.otherTenant = otherTenant;
        this.crowd = random.nextInt(CROWDS.length);
        this.crowdedTimes = 1 + random.nextInt(random.nextBoolean() ? 3 : 30);
    }

    /** Distinct events. */
    public List<LogRecord> events(int count) {
        Set<LogRecord> events = new HashSet<>();
        List<LogRecord> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            LogRecord one = event();
            if (events.add(one)) {
                list.add(one);
            }
        }
        return list;
    }

    /** These events in random order, about every tenth of them several times. */
    public List<LogRecord> shuffledWithRepeats(Collection<LogRecord> events) {
        List<LogRecord> all = new ArrayList<>(events);
        for (LogRecord event : events) {
            while (random.nextInt(10) == 0) {
                all.add(event);
            }
        }
        Collections.shuffle(all, random);
        return all;
    }

    /**
     * These records, plus tombstones for one event in {@code oneIn}. Each tombstone follows the last record of its key
     * at a random distance.
     */
    public List<LogRecord> withTombstones(List<LogRecord> records, int oneIn) {
        return Arrivals.withTombstones(records, oneIn, random);
    }

    private LogRecord event() {
        String owner = random.nextInt(4) == 0 ? otherTenant : tenant;
        String user = "user " + random.nextInt(users);
        String type = random.nextInt(12) == 0 ? "own-type" : TYPES[random.nextInt(TYPES.length)].code();
        boolean words = random.nextInt(6) == 0;
        @Nullable String item = words && random.nextBoolean() ? null : "item " + random.nextInt(items);
        Interaction interaction = new Interaction(
                owner,
                user,
                "given-" + random.nextInt(random.nextBoolean() ? 6 : 40),
                item,
                type,
                random.nextInt(3) == 0 ? Double.valueOf(random.nextInt(-50, 500) / 8.0) : null,
                words ? "words " + random.nextInt(9) : null,
                random.nextInt(5) == 0 ? Double.valueOf(random.nextDouble()) : null,
                random.nextInt(5) == 0 ? Long.valueOf(random.nextInt(100_000)) : null,
                time(),
                random.nextInt(40) == 0 ? Long.MAX_VALUE : random.nextInt(3),
                context());
        if (random.nextInt(3) != 0) {
            interaction = interaction.withEventId(EventIds.fromContent(interaction));
        }
        return LogRecord.of(new EmbeddedInteraction(interaction, words ? meaning(interaction) : null));
    }

    /** Facts that are counted, facts that are not, and none. */
    private SortedMap<String, String> context() {
        SortedMap<String, String> context = new TreeMap<>();
        context.put("device", random.nextInt(3) == 0 ? " D" + random.nextInt(2) : "d" + random.nextInt(2));
        if (random.nextInt(3) == 0) {
            context.put(
                    "place",
                    switch (random.nextInt(8)) {
                        case 0, 1 -> "48.137, 11.576";
                        case 2 -> WRITTEN.get(random.nextInt(WRITTEN.size()));
                        default -> "place " + random.nextInt(60);
                    });
        }
        if (random.nextInt(4) == 0) {
            int hour = random.nextInt(120);
            context.put("hour", hour < 10 && random.nextBoolean() ? "0" + hour : String.valueOf(hour));
            context.put("session", "s" + random.nextInt(9));
        }
        if (random.nextInt(5) == 0) {
            context.remove("device");
        }
        return context;
    }

    private long time() {
        if (random.nextInt(100) < CROWDS[crowd]) {
            return 1_600_000_000_000L + DAY * random.nextInt(crowdedTimes);
        }
        return switch (random.nextInt(40)) {
            case 0, 1 -> -DAY * random.nextInt(3000);
            case 2 -> EXTREMES[random.nextInt(EXTREMES.length)];
            case 3, 4, 5, 6 -> 1_600_000_000_000L + DAY * random.nextInt(3);
            default -> 1_600_000_000_000L + DAY * random.nextInt(400) + random.nextInt(3) * 1000L;
        };
    }

    private static TextMeaning meaning(Interaction interaction) {
        int hash = String.valueOf(interaction.text()).hashCode();
        float[] vector = {1, hash % 100, hash % 7, -hash % 13};
        return new TextMeaning(QuantizedEmbedding.of(vector), new ModelId("test-model"));
    }
}
