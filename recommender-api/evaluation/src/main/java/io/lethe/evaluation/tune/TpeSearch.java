package io.lethe.evaluation.tune;

import io.lethe.evaluation.tune.Parameter.Choice;
import io.lethe.evaluation.tune.Parameter.Whole;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The tree-structured Parzen estimator (J. Bergstra et al., <i>Algorithms for hyper-parameter optimization</i>, NeurIPS
 * 2011), with all parameters in one density, as S. Falkner et al. (<i>BOHB</i>, ICML 2018) have it. First come
 * {@value #BY_CHANCE} trials by chance, in pairs: where one has a number below its default, the other one has it as far
 * above, so that both sides are seen. In every second pair each parameter keeps its default as often as not, since
 * defaults are seldom far off. Then the best fifth of the trials makes one {@link ParzenMixture} l and the others
 * another one g; of {@value #DRAWN} points drawn from l, the one with the highest l/g is next. Every third trial is still
 * one by chance, as in BOHB: a density that has found one good region would never leave it for a better one.
 */
final class TpeSearch implements Search {
    private static final int BY_CHANCE = 8;
    private static final int EVERY = 3;
    private static final int DRAWN = 48;
    private static final double GOOD = 0.2;
    private static final int MOST_GOOD = 25;
    private static final double NEAREST = 0.1;
    private static final double NEAREST_WHOLE = 0.5;

    private final Space space;
    private final long seed;

    TpeSearch(Space space, long seed) {
        this.space = space;
        this.seed = seed;
    }

    @Override
    public Chosen next(List<Trial> done) {
        int later = done.size() - 1 - BY_CHANCE;
        if (later < 0) {
            return byChance(done.size() - 1);
        } else if (later % EVERY == EVERY - 1) {
            return byChance(BY_CHANCE + later / EVERY);
        }
        SplittableRandom random = RandomSearch.random(seed, done.size());
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

    /** Of each four in a row, the first and the third are a pair beside the defaults, and the others one away from them. */
    private Chosen byChance(int number) {
        boolean beside = number % 2 == 0;
        boolean mirrored = number % 4 >= 2;
        SplittableRandom random = RandomSearch.random(seed, 1 + number / 4 * 2 + number % 2);
        double[] point = new double[space.size()];
        for (int i = 0; i < point.length; i++) {
            double drawn = random.nextDouble();
            boolean above = random.nextBoolean() != mirrored;
            Parameter parameter = space.parameters().get(i);
            if (parameter instanceof Choice) {
                point[i] = mirrored ? (drawn + 0.5) % 1 : drawn;
            } else {
                double nearest = parameter instanceof Whole ? NEAREST_WHOLE : NEAREST;
                double away = (nearest + (1 - nearest) * drawn) / 2;
                point[i] = space.fromDefault(i, above ? 0.5 + away : 0.5 - away);
            }
        }
        Chosen chosen = space.at(point);
        return beside ? besideTheDefaults(chosen, random) : chosen;
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
