package io.lethe.evaluation.tune;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Points of the cube drawn evenly by chance (J. Bergstra and Y. Bengio, <i>Random search for hyper-parameter
 * optimization</i>, JMLR 2012).
 */
final class RandomSearch implements Search {
    private static final long STRIDE = 0x9E3779B97F4A7C15L;

    private final Space space;
    private final long seed;

    RandomSearch(Space space, long seed) {
        this.space = space;
        this.seed = seed;
    }

    @Override
    public Chosen next(List<Trial> done) {
        return space.at(point(random(seed, done.size()), space.size()));
    }

    /** The chance of the {@code place}-th step of a search. */
    static SplittableRandom random(long seed, int place) {
        return new SplittableRandom(new SplittableRandom(seed + STRIDE * place).nextLong());
    }

    static double[] point(SplittableRandom random, int size) {
        double[] point = new double[size];
        for (int i = 0; i < size; i++) {
            point[i] = random.nextDouble();
        }
        return point;
    }
}
