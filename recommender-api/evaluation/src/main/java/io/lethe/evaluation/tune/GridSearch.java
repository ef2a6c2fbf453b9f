package io.lethe.evaluation.tune;

import io.lethe.evaluation.tune.Parameter.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Steps on both sides of the defaults. With up to {@value #MOST_FULL} parameters, each number is first tried halfway
 * below and halfway above its default, the others at theirs. Then comes a full grid that gets finer: at first every
 * combination of the ends and the middles of the ranges, then of the quarters, then of the eighths, each time without
 * what was there before and in an order drawn by the seed. With more parameters, one is gone through after the other,
 * with all others as they did best so far (coordinate search): each time round at one value below the default and one
 * above it, halfway to the ends at first, then at other shares of the two halves. Words are all tried.
 */
final class GridSearch implements Search {
    private static final int MOST_FULL = 3;
    private static final int SIDES = 2;
    private static final int DEEPEST = 20;
    private static final int MOST_POINTS = 1 << 22;

    private final Space space;
    private final long seed;

    GridSearch(Space space, long seed) {
        this.space = space;
        this.seed = seed;
    }

    @Override
    public Chosen next(List<Trial> done) {
        int place = done.size() - 1;
        return space.size() <= MOST_FULL ? onFullGrid(place) : alongOneSide(place, done);
    }

    private Chosen onFullGrid(int place) {
        int[] numbers = IntStream.range(0, space.size())
                .filter(side -> !(space.parameters().get(side) instanceof Choice))
                .toArray();
        if (place < SIDES * numbers.length) {
            int side = numbers[place / SIDES];
            return moved(space.defaults(), side, place(place % SIDES, 0));
        }
        int before = SIDES * numbers.length;
        for (int depth = 1; depth <= DEEPEST && points(depth) <= MOST_POINTS; depth++) {
            List<double[]> fresh = fresh(depth);
            if (place < before + fresh.size()) {
                return space.at(shuffled(fresh, depth).get(place - before));
            }
            before += fresh.size();
        }
        return space.at(RandomSearch.point(RandomSearch.random(seed, place), space.size()));
    }

    private double points(int depth) {
        return space.parameters().stream()
                .mapToDouble(one -> levels(one, depth))
                .reduce(1, (left, right) -> left * right);
    }

    private static int levels(Parameter parameter, int depth) {
        return parameter instanceof Choice choice ? choice.words().size() : (1 << depth) + 1;
    }

    /** The points of the grid of a depth that are not on the one before. */
    private List<double[]> fresh(int depth) {
        List<double[]> fresh = new ArrayList<>();
        int count = (int) points(depth);
        for (int number = 0; number < count; number++) {
            double[] point = new double[space.size()];
            boolean old = depth > 1;
            int rest = number;
            for (int i = 0; i < point.length; i++) {
                Parameter parameter = space.parameters().get(i);
                int levels = levels(parameter, depth);
                int level = rest % levels;
                rest /= levels;
                boolean word = parameter instanceof Choice;
                old &= word || level % 2 == 0;
                point[i] = word ? (level + 0.5) / levels : level / (levels - 1.0);
            }
            if (!old) {
                fresh.add(point);
            }
        }
        return fresh;
    }

    private List<double[]> shuffled(List<double[]> points, int depth) {
        SplittableRandom random = RandomSearch.random(seed, depth);
        for (int i = points.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double[] moved = points.get(i);
            points.set(i, points.get(other));
            points.set(other, moved);
        }
        return points;
    }

    private Chosen alongOneSide(int place, List<Trial> done) {
        int[] steps = space.parameters().stream()
                .mapToInt(one -> one instanceof Choice choice ? choice.words().size() : SIDES)
                .toArray();
        int round = IntStream.of(steps).sum();
        int within = place % round;
        int side = 0;
        while (within >= steps[side]) {
            within -= steps[side];
            side++;
        }
        Chosen best = Trial.best(done.subList(0, done.size() - within)).chosen();
        boolean word = space.parameters().get(side) instanceof Choice;
        return moved(best, side, word ? (within + 0.5) / steps[side] : place(within, place / round));
    }

    /** Something with another value for one parameter, at a place of {@link Space#fromDefault}. */
    private Chosen moved(Chosen from, int side, double place) {
        double[] point = space.point(from);
        point[side] = space.fromDefault(side, place);
        String name = space.parameters().get(side).name();
        return from.with(name, space.at(point).word(name));
    }

    /** Where a round tries a number below its default, or above it. */
    private static double place(int within, int round) {
        return (within + fraction(round + 1)) / SIDES;
    }

    /** 0, 1/2, 1/4, 3/4, 1/8 … (J. G. van der Corput, 1935). */
    private static double fraction(int number) {
        double sum = 0;
        double bit = 0.5;
        for (int left = number; left > 0; left /= 2) {
            sum += left % 2 * bit;
            bit /= 2;
        }
        return sum;
    }
}
