package io.lethe.demo;

import io.lethe.demo.Chapter.Aversion;
import io.lethe.demo.Chapter.Refill;
import io.lethe.demo.Chapter.Season;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.event.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What somebody of the demo did over the last eighteen months, from a seed and a time: the same for the same two. */
public final class DemoHistory {
    private static final long SEED = 20_240_229L;
    private static final double REFILLS_VARY = 0.2;
    private static final List<InteractionType> HABITS = List.of(
            InteractionType.VIEW,
            InteractionType.VIEW,
            InteractionType.VIEW,
            InteractionType.CLICK,
            InteractionType.CLICK,
            InteractionType.LIKE,
            InteractionType.SAVE,
            InteractionType.RATING,
            InteractionType.PURCHASE,
            InteractionType.PURCHASE,
            InteractionType.REVIEW,
            InteractionType.SEARCH);

    private static final Set<InteractionType> LOOKING =
            EnumSet.of(InteractionType.VIEW, InteractionType.CLICK, InteractionType.SEARCH);

    private final DemoCatalogue catalogue;
    private final DemoWords words;
    private final String tenant;
    private final String userId;
    private final long now;
    private final Random random;
    private final List<Interaction> events = new ArrayList<>();
    private final Map<String, List<Item>> shelves = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    private DemoHistory(DemoCatalogue catalogue, String tenant, String userId, long now) {
        this.catalogue = catalogue;
        this.words = DemoWords.in(catalogue.language());
        this.tenant = tenant;
        this.userId = userId;
        this.now = now;
        this.random = new Random(SEED + userId.hashCode());
    }

    /**
     * What all of them did, oldest first.
     *
     * @param now the time that the history ends at, in milliseconds since 1970
     */
    public static List<Interaction> until(long now, DemoCatalogue catalogue, String tenant) {
        List<Interaction> all = new ArrayList<>();
        for (DemoUser user : DemoUser.all()) {
            all.addAll(new DemoHistory(catalogue, tenant, user.userId(), now).of(user.chapters()));
        }
        for (DemoCrowd.Member member : DemoCrowd.all(catalogue.subjects())) {
            all.addAll(new DemoHistory(catalogue, tenant, member.userId(), now).of(List.of(member.season())));
        }
        all.sort(Comparator.comparingLong(Interaction::timestamp));
        return List.copyOf(all);
    }

    private List<Interaction> of(List<Chapter> chapters) {
        chapters.forEach(this::live);
        return events;
    }

    private void live(Chapter chapter) {
        double span = chapter.fromDaysAgo() - chapter.untilDaysAgo();
        for (int i = 0; i < chapter.events(); i++) {
            double within = random.nextDouble();
            double place = chapter instanceof Refill ? 0.5 + REFILLS_VARY * (within - 0.5) : within;
            double daysAgo = chapter.fromDaysAgo() - span * (i + place) / chapter.events();
            long time = now - (long) (daysAgo * Duration.ofDays(1).toMillis());
            events.add(event(chapter, i, time));
        }
    }

    private Interaction event(Chapter chapter, int number, long time) {
        if (chapter instanceof Season season) {
            return event(season, HABITS.get(random.nextInt(HABITS.size())), time);
        } else if (chapter instanceof Aversion aversion) {
            List<Item> shelf = catalogue.about(aversion.subject());
            return event(InteractionType.HIDE, shelf.get(number % shelf.size()), "", time);
        } else if (chapter instanceof Refill refill) {
            return event(InteractionType.PURCHASE, catalogue.item(refill.itemId(catalogue.language())), "", time);
        }
        throw new IllegalArgumentException(chapter.toString());
    }

    /** Somebody looks at everything on a shelf, but takes or judges only one half of it, and nothing twice. */
    private Interaction event(Season season, InteractionType habit, long time) {
        List<Item> shelf = shelves.computeIfAbsent(season.subject(), this::shelf);
        String topic = words.subject(season.subject());
        Item item = shelf.get(random.nextInt(LOOKING.contains(habit) ? shelf.size() : shelf.size() / 2));
        boolean fresh = LOOKING.contains(habit) || done.add(habit + " " + item.itemId());
        return event(fresh ? habit : InteractionType.VIEW, item, topic, time);
    }

    /** A subject's items in the order in which this person takes to them. */
    private List<Item> shelf(String subject) {
        List<Item> shelf = new ArrayList<>(catalogue.about(subject));
        Collections.shuffle(shelf, random);
        return shelf;
    }

    private Interaction event(InteractionType type, Item item, String subject, long time) {
        boolean read = type == InteractionType.VIEW;
        return new Interaction(
                tenant,
                userId,
                "demo-" + userId + "-" + events.size(),
                type == InteractionType.SEARCH ? null : item.itemId(),
                type.code(),
                value(type),
                text(type, item, subject.toLowerCase(Locale.ROOT)),
                read ? random.nextInt(20, 101) / 100.0 : null,
                read ? (long) random.nextInt(5_000, 240_000) : null,
                time,
                0,
                new TreeMap<>(Map.of("device", random.nextBoolean() ? "phone" : "desktop")));
    }

    private @Nullable String text(InteractionType type, Item item, String topic) {
        return switch (type) {
            case REVIEW -> {
                List<String> praise = words.praise(topic);
                yield praise.get(random.nextInt(praise.size()));
            }
            case SEARCH -> topic + " " + item.title().toLowerCase(Locale.ROOT);
            default -> null;
        };
    }

    private @Nullable Double value(InteractionType type) {
        return switch (type) {
            case RATING -> 3.5 + random.nextInt(4) / 2.0;
            case PURCHASE -> 1.0;
            default -> null;
        };
    }
}
