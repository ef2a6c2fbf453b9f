package io.lethe.evaluation.world;

import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.LetheFamily;
import io.lethe.evaluation.protocol.CorpusReader;
import io.lethe.evaluation.rival.classic.Classics;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.recommend.parameter.RankingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.DoubleStream;

/**
 * Measures Lethe's defaults, learning the mix and not, its sources one by one, rivals that were not tuned, and the
 * oracle's mix in a world. The mix is searched on other draws of the same world than those that all are measured on.
 * Small data sets are drawn several times, so that there are users enough to ask; of large catalogues fewer are asked,
 * and for the oracle half as many.
 */
final class WorldStudy {
    private static final List<String> RIVALS = List.of(WorldScore.ITEM_KNN, "stan");
    private static final int MOST_ASKED = 240;
    private static final int FEWEST_ASKED = 60;
    private static final int SCORES = 600_000;
    private static final int MOST_DRAWS = 10;
    private static final long TEST = 1;
    private static final long VALIDATION = 1_000_001;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final CorpusReader reader;
    private final Path work;
    private final long seed;
    private final int trials;
    private final GroupingRequest.Steps steps;
    private final LongSupplier nanoTime;
    private final List<String> contexts = new ArrayList<>();

    /**
     * A study.
     *
     * @param work   a folder for data sets, each of them read once
     * @param trials how many mixes the oracle may try
     */
    WorldStudy(
            CorpusReader reader, Path work, long seed, int trials, GroupingRequest.Steps steps, LongSupplier nanoTime) {
        this.reader = reader;
        this.work = work;
        this.seed = seed;
        this.trials = trials;
        this.steps = steps;
        this.nanoTime = nanoTime;
    }

    /** The seed of the law of a world: the same whatever is drawn, and for worlds of the same catalogue. */
    static long lawSeed(long seed) {
        return seed * MIX;
    }

    /** The data set of a world that all are measured on, the first where there are several. */
    static WorldDraw firstDraw(World world, int events, long seed) {
        return new WorldDraw(new WorldLaw(world, lawSeed(seed)), events, drawSeed(seed, TEST));
    }

    private static long drawSeed(long seed, long number) {
        return (seed * MIX) ^ ((number + 1) * MIX);
    }

    /** @throws IOException if a data set cannot be written or read */
    WorldScore run(World world, int events) throws IOException {
        WorldLaw law = new WorldLaw(world, lawSeed(seed));
        int asked = Math.min(MOST_ASKED, Math.max(FEWEST_ASKED, SCORES / world.items()));
        String on = String.format(Locale.ROOT, "%s, %,d events", world.name(), events);
        List<WorldBench> validation = benches(law, events, VALIDATION, asked / 2);
        Set<String> idle = idle(world);
        Chosen oracle = new OracleSearch(
                        chosen -> DoubleStream.of(all(validation, bench -> bench.lethe(WorldMix.settings(chosen))))
                                .average()
                                .orElse(0),
                        idle,
                        trials,
                        steps.begin("mixes of " + on))
                .best();
        List<WorldBench> test = benches(law, events, TEST, asked);
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put(WorldScore.LAW, all(test, WorldBench::law));
        columns.put(WorldScore.ORACLE, all(test, bench -> bench.lethe(WorldMix.settings(oracle))));
        columns.put(WorldScore.LETHE, all(test, bench -> bench.lethe(RankingSettings.defaults())));
        columns.put(LetheFamily.FIXED, all(test, bench -> bench.lethe(WorldMix.settings(WorldMix.defaults()))));
        for (String source : WorldMix.SOURCES) {
            columns.put(source, all(test, bench -> bench.lethe(WorldMix.settings(WorldMix.alone(source)))));
        }
        for (Family rival : Classics.families()) {
            if (RIVALS.contains(rival.name())) {
                columns.put(rival.name(), all(test, bench -> bench.rival(rival)));
            }
        }
        if (world.hasContext()) {
            ContextWorth.of(test, RankingSettings.defaults())
                    .forEach(worth -> contexts.add(worth.line(world.name(), events)));
        }
        return WorldScore.of(world.name(), events, columns, WorldMix.differences(oracle), seed);
    }

    /** What context was worth in each world so far that has one, a line for each weight that was tried. */
    List<String> contexts() {
        return List.copyOf(contexts);
    }

    /** Settings that cannot matter in a world: what repeats, where nothing does, and baskets, where times differ. */
    private static Set<String> idle(World world) {
        Set<String> idle = new HashSet<>();
        if (world.repeats() == 0) {
            idle.add("habit");
        }
        if (world.grain() == Grain.SECOND) {
            idle.add("together");
        }
        return idle;
    }

    /** @param wanted how many users are asked about, where there are so many in ten draws */
    private List<WorldBench> benches(WorldLaw law, int events, long first, int wanted) throws IOException {
        List<WorldBench> benches = new ArrayList<>();
        int asked = 0;
        while (asked < wanted && benches.size() < MOST_DRAWS) {
            long number = first + benches.size();
            Path folder = work.resolve(law.world().name() + "-" + events + "-" + number);
            WorldBench bench =
                    WorldBench.of(law, events, drawSeed(seed, number), wanted - asked, folder, reader, steps, nanoTime);
            asked += bench.requests();
            benches.add(bench);
        }
        return benches;
    }

    private static double[] all(List<WorldBench> benches, Function<WorldBench, double[]> figures) {
        return benches.stream()
                .flatMapToDouble(bench -> Arrays.stream(figures.apply(bench)))
                .toArray();
    }
}
