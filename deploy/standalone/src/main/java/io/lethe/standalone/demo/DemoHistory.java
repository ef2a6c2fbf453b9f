package io.lethe.standalone.demo;

import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.event.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the users of the demo did over the last eighteen months, from a seed and a time: the same for the same two. */
public final class DemoHistory {
    private static final long SEED = 20_240_229L;
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
            InteractionType.REVIEW,
            InteractionType.SEARCH,
            InteractionType.HIDE);
    private static final List<String> PRAISE = List.of(
            "Clear, warm and useful: just what I wanted on %s.",
            "I read about %s every evening now, and this is the best of it.", "It made me love %s even more.");

    private final DemoCatalogue catalogue;
    private final String tenant;
    private final long now;
    private final Random random = new Random(SEED);
    private final List<Interaction> events = new ArrayList<>();

    private DemoHistory(DemoCatalogue catalogue, String tenant, long now) {
        this.catalogue = catalogue;
        this.tenant = tenant;
        this.now = now;
    }

    /** @param now the time that the history ends at, in milliseconds since 1970 */
    public static List<Interaction> until(long now, DemoCatalogue catalogue, String tenant) {
        DemoHistory history = new DemoHistory(catalogue, tenant, now);
        for (DemoUser user : DemoUser.all()) {
            user.seasons().forEach(season -> history.live(user, season));
        }
        history.events.sort(Comparator.comparingLong(Interaction::timestamp));
        return List.copyOf(history.events);
    }

    private void live(DemoUser user, DemoUser.Season season) {
        List<Item> shelf = catalogue.about(season.category());
        double span = season.fromDaysAgo() - season.untilDaysAgo();
        for (int i = 0; i < season.events(); i++) {
            double daysAgo = season.fromDaysAgo() - span * (i + random.nextDouble()) / season.events();
            long time = now - (long) (daysAgo * Duration.ofDays(1).toMillis());
            InteractionType type = HABITS.get(random.nextInt(HABITS.size()));
            Item item = shelf.get(random.nextInt(shelf.size()));
            events.add(event(user, season.category(), type, item, time));
        }
    }

    private Interaction event(DemoUser user, String category, InteractionType type, Item item, long time) {
        String topic = category.toLowerCase(Locale.ROOT);
        String text = null;
        if (type == InteractionType.REVIEW) {
            text = PRAISE.get(random.nextInt(PRAISE.size())).formatted(topic);
        } else if (type == InteractionType.SEARCH) {
            text = topic + " " + item.title().toLowerCase(Locale.ROOT);
        }
        boolean read = type == InteractionType.VIEW;
        return new Interaction(
                tenant,
                user.userId(),
                "demo-" + events.size(),
                type == InteractionType.SEARCH ? null : item.itemId(),
                type.code(),
                value(type),
                text,
                read ? random.nextInt(20, 101) / 100.0 : null,
                read ? (long) random.nextInt(5_000, 240_000) : null,
                time,
                0,
                new TreeMap<>(Map.of("device", random.nextBoolean() ? "phone" : "desktop")));
    }

    private @Nullable Double value(InteractionType type) {
        return switch (type) {
            case RATING -> 3.5 + random.nextInt(4) / 2.0;
            case PURCHASE -> 1.0;
            default -> null;
        };
    }
}
