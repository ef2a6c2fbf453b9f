package io.lethe.evaluation.tune;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The tree-structured Parzen estimator (J. Bergstra et al., <i>Algorithms for hyper-parameter optimization</i>, NeurIPS
 * 2011), with all parameters in one density, as S. Falkner et al. (<i>BOHB</i>, ICML 2018) have it. First come
 * {@value #BY_CHANCE} trials by chance; in every second one each parameter keeps its default as often as not, since
 * defaults are seldom far off. Then the best fifth of the trials makes one {@link ParzenMixture} l and the others
 * another one g; of {@value #DRAWN} points drawn from l, the one with the highest l/g is next.
 */
final class TpeSearch implements Search {
    private static final int BY_CHANCE = 8;
    private static final int DRAWN = 48;
    private static final double GOOD = 0.2;
    private static final int MOST_GOOD = 25;

    private final Space space;
    private final long seed;

    TpeSearch(Space space, long seed) {
        this.space = space;
        this.seed = seed;
    }

    @Override
    public Chosen next(List<Trial> done) {
        SplittableRandom random = RandomSearch.random(seed, done.size());
        if (done.size() <= BY_CHANCE) {
            Chosen chosen = space.at(RandomSearch.point(random, space.size()));
            return done.size() % 2 == 0 ? chosen : besideTheDefaults(chosen, random);
        }
        List<double[]> ranked = Trial.ranked(done).stream()
                .map(trial -> space.point(trial.chosen()))
                .toList();
        int good = Math.min(MOST_GOOD, (int) Math.ceil(GOOD * ranked.size()));
        ParzenMixture better = new ParzenMixture(space.parameters(), ranked.subList(0, good));
        ParzenMixture others = new ParzenMixture(space.parameters(), ranked.subList(good, ranked.size()));
        double[] best = better.draw(random);
        double highest = better.log(best) - others.log(best);
        for (int i = 1; i < DRAWN; i++) {
            double[] drawn = better.draw(random);
            double ratio = better.log(drawn) - others.log(drawn);
            if (ratio > highest) {
                highest = ratio;
                best = drawn;
            }
        }
        return space.at(best);
    }

    private Chosen besideTheDefaults(Chosen drawn, SplittableRandom random) {
        Chosen chosen = drawn;
        for (Parameter parameter : space.parameters()) {
            if (random.nextBoolean()) {
                chosen = chosen.with(parameter.name(), space.defaults().word(parameter.name()));
            }
        }
        return chosen;
    }
}
