package io.lethe.evaluation.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A data set drawn from a world: the choices of some users until the world's end. The same law, seed and number of
 * events give the same data set, to the byte.
 */
final class WorldDraw {
    private final WorldLaw law;
    private final List<WorldUser> users;

    private record Row(long stamp, int user, int item) {}

    WorldDraw(WorldLaw law, int events, long seed) {
        this.law = law;
        SplittableRandom random = new SplittableRandom(seed);
        this.users = List.copyOf(new Timetable(law.world(), random.split()).users(events));
        long turn = turn(events);
        for (WorldUser user : users) {
            SplittableRandom own = random.split();
            while (user.size() < user.planned()) {
                long at = user.time(user.size());
                user.choose(WorldLaw.draw(law.chances(user, at, at >= turn), own));
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

    /** How likely each item is to be what a user chooses first when the log has ended. */
    double[] next(WorldUser user) {
        return law.chances(user, Grain.end(), law.world().after() != null);
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
        List<String> events = new ArrayList<>(List.of("user_id\titem_id\tevent_type\ttimestamp"));
        rows().forEach(row ->
                events.add(id(row.user()) + "\t" + PlantedItems.id(row.item()) + "\tpurchase\t" + row.stamp() / 1000));
        Files.write(folder.resolve("events.tsv"), events);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < users.size(); number++) {
            WorldUser user = users.get(number);
            for (int place = 0; place < user.size(); place++) {
                long stamp = law.world().grain().stamp(user.slot(place), user.time(place));
                rows.add(new Row(stamp, number, user.item(place)));
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
