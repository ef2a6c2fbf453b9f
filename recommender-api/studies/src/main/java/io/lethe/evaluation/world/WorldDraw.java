package io.lethe.evaluation.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A data set drawn from a world: the choices of some users until the world's end. The same law, seed and number of
 * events give the same data set, to the byte.
 */
final class WorldDraw {
    private static final int MOST_PEOPLE = 200;

    private final WorldLaw law;
    private final List<WorldUser> users;
    private final Map<String, double[]> ofAnybody = new HashMap<>();

    /** @param context null in a world without contexts */
    private record Row(
            long stamp, int user, int item, @Nullable WorldContext context) {}

    WorldDraw(WorldLaw law, int events, long seed) {
        this.law = law;
        SplittableRandom random = new SplittableRandom(seed);
        this.users = List.copyOf(new Timetable(law.world(), random.split()).users(events));
        long turn = turn(events);
        for (int number = 0; number < users.size(); number++) {
            WorldUser user = users.get(number);
            SplittableRandom own = random.split();
            while (user.size() < user.planned()) {
                long at = user.time(user.size());
                WorldContext context = context(number, user.slot(user.size()));
                user.choose(WorldLaw.draw(law.chances(user, at, at >= turn, context), own));
            }
        }
    }

    /** When the pace changes: at the time of the first event after the change. */
    private long turn(int events) {
        long[] times = users.stream()
                .flatMapToLong(user -> IntStream.range(0, user.planned()).mapToLong(user::time))
                .sorted()
                .toArray();
        return law.world().after() == null ? Long.MAX_VALUE : times[law.world().turn(events)];
    }

    /** The users, by their ids in ascending order. */
    List<WorldUser> users() {
        return users;
    }

    /** Where and when a user, by number, chooses in a slot; null in a world without contexts. */
    private @Nullable WorldContext context(int user, int slot) {
        return law.world().hasContext() ? WorldContext.of(user, slot) : null;
    }

    /** Where and when a user, by number, chooses first when the log has ended; null in a world without contexts. */
    @Nullable
    WorldContext nextContext(int user) {
        return context(user, law.world().grain().slots());
    }

    /** How likely each item is to be what a user, by number, chooses first when the log has ended. */
    double[] next(int user) {
        return law.chances(users.get(user), Grain.end(), law.world().after() != null, nextContext(user));
    }

    /**
     * How likely each item is to be what anybody chooses first when the log has ended, where and when a user, by number,
     * does: the mean over some of the users.
     */
    double[] nextOfAnybody(int user) {
        return ofAnybody.computeIfAbsent(String.valueOf(nextContext(user)), name -> {
            double[] sum = new double[law.items().size()];
            int step = 1 + users.size() / MOST_PEOPLE;
            int people = 0;
            for (int number = 0; number < users.size(); number += step) {
                double[] next =
                        law.chances(users.get(number), Grain.end(), law.world().after() != null, nextContext(user));
                for (int item = 0; item < sum.length; item++) {
                    sum[item] += next[item];
                }
                people++;
            }
            for (int item = 0; item < sum.length; item++) {
                sum[item] /= people;
            }
            return sum;
        });
    }

    /** The same for somebody who has chosen nothing yet. */
    double[] nextOfNewcomer(int user) {
        WorldUser nobody = new WorldUser(new int[0], new long[0]);
        return law.chances(nobody, Grain.end(), law.world().after() != null, nextContext(user));
    }

    /**
     * Writes it as a folder that import reads. Events are in the order of their stamps; those of one user with one
     * stamp are in the order of the items' ids, as shops export them.
     */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        PlantedItems items = law.items();
        List<String> catalogue = new ArrayList<>(List.of("item_id\ttitle\tcategories"));
        for (int item = 0; item < items.size(); item++) {
            catalogue.add(PlantedItems.id(item) + "\t" + items.title(item) + "\t" + items.category(item));
        }
        Files.write(folder.resolve("items.tsv"), catalogue);
        List<String> events = new ArrayList<>(List.of(
                "user_id\titem_id\tevent_type\ttimestamp" + (law.world().hasContext() ? "\tdevice\tdaypart" : "")));
        rows().forEach(row -> events.add(id(row.user()) + "\t" + PlantedItems.id(row.item()) + "\tpurchase\t"
                + row.stamp() / 1000 + context(row.context())));
        Files.write(folder.resolve("events.tsv"), events);
    }

    private static String context(@Nullable WorldContext context) {
        return context == null ? "" : "\t" + context.device() + "\t" + context.daypart();
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < users.size(); number++) {
            WorldUser user = users.get(number);
            for (int place = 0; place < user.size(); place++) {
                long stamp = law.world().grain().stamp(user.slot(place), user.time(place));
                rows.add(new Row(stamp, number, user.item(place), context(number, user.slot(place))));
            }
        }
        rows.sort(
                Comparator.comparingLong(Row::stamp).thenComparingInt(Row::user).thenComparingInt(Row::item));
        return rows;
    }

    private static String id(int user) {
        return "u" + (100_000 + user);
    }
}
