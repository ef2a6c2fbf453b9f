package io.lethe.evaluation.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** When the users of a world choose: visits in slots of time, and within a visit one choice after the other. */
final class Timetable {
    private static final int FEWEST_USERS = 4;
    private static final int SHORTEST = 3;
    private static final double UNEVEN = 0.6;
    private static final double UNEVEN_VISITS = 0.8;
    private static final double LATEST = 0.8;
    private static final int SHORTEST_PAUSE = 20_000;
    private static final int LONGEST_PAUSE = 100_000;

    private final World world;
    private final SplittableRandom random;

    Timetable(World world, SplittableRandom random) {
        this.world = world;
        this.random = random;
    }

    /** Users who have so many choices to make together, none of them more than half as many as there are items. */
    List<WorldUser> users(int events) {
        int[] lengths = lengths(events);
        List<WorldUser> users = new ArrayList<>();
        for (int length : lengths) {
            users.add(user(length));
        }
        return users;
    }

    private int[] lengths(int events) {
        int count = Math.max(FEWEST_USERS, (int) Math.round(events / (double) world.history()));
        int longest = world.items() / 2;
        if (events < SHORTEST * count || events > longest * count) {
            throw new IllegalArgumentException(events + " events do not suit " + count + " users");
        }
        double[] shares = new double[count];
        double sum = 0;
        for (int user = 0; user < count; user++) {
            shares[user] = uneven(UNEVEN);
            sum += shares[user];
        }
        int[] lengths = new int[count];
        int left = events;
        for (int user = 0; user < count; user++) {
            int more = (int) (shares[user] / sum * (events - SHORTEST * count));
            lengths[user] = Math.min(longest, SHORTEST + more);
            left -= lengths[user];
        }
        for (int user = 0; left > 0; user = (user + 1) % count) {
            if (lengths[user] < longest) {
                lengths[user]++;
                left--;
            }
        }
        return lengths;
    }

    private WorldUser user(int choices) {
        List<Integer> visits = new ArrayList<>();
        int left = choices;
        while (left > 0) {
            int size = Math.min(left, visit());
            visits.add(size);
            left -= size;
        }
        Grain grain = world.grain();
        while (visits.size() > grain.slots()) {
            int last = visits.remove(visits.size() - 1);
            int smallest = visits.indexOf(Collections.min(visits));
            visits.set(smallest, visits.get(smallest) + last);
        }
        int first = (int) ((grain.slots() - visits.size()) * LATEST * random.nextDouble());
        int[] slots = new int[choices];
        long[] times = new long[choices];
        int place = 0;
        int done = 0;
        for (int slot = first; done < visits.size(); slot++) {
            if (random.nextInt(grain.slots() - slot) < visits.size() - done) {
                long time = grain.start(slot);
                for (int i = 0; i < visits.get(done); i++) {
                    time += SHORTEST_PAUSE + random.nextInt(LONGEST_PAUSE - SHORTEST_PAUSE);
                    slots[place] = slot;
                    times[place] = time;
                    place++;
                }
                done++;
            }
        }
        return new WorldUser(slots, times);
    }

    private int visit() {
        if (world.visit() <= 1) {
            return 1;
        }
        double size = world.visit() * uneven(UNEVEN_VISITS) * StrictMath.exp(-UNEVEN_VISITS * UNEVEN_VISITS / 2);
        return (int) Math.min(World.MOST_A_VISIT, Math.max(1, Math.round(size)));
    }

    /** A positive number of median 1: the exponential of a normal one. */
    private double uneven(double spread) {
        double normal = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()))
                * StrictMath.cos(2 * Math.PI * random.nextDouble());
        return StrictMath.exp(spread * normal);
    }
}
