package io.lethe.evaluation.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.evaluation.interest.VectorCache;
import io.lethe.evaluation.protocol.CorpusReader;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.recommend.parameter.RankingSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short form of {@code lethe study worlds}: what was planted in small worlds is what the serving code finds. */
class WorldBenchTest {
    private static final int ITEMS = 250;
    private static final int EVENTS = 6_000;
    private static final long SEED = 11;

    @TempDir
    private Path folder = Path.of(".");

    private WorldBench bench(String name, int events) throws IOException {
        return bench(name, ITEMS, events);
    }

    private WorldBench bench(String name, int items, int events) throws IOException {
        return bench(Worlds.ofName(name).orElseThrow().withItems(items), events);
    }

    private WorldBench bench(World world, int events) throws IOException {
        BagOfWords embedder = new BagOfWords();
        CorpusReader reader =
                new CorpusReader(new VectorCache(embedder, folder.resolve("cache")), embedder.model(), EVENTS);
        return WorldBench.of(
                new WorldLaw(world, SEED),
                events,
                SEED,
                120,
                folder.resolve("world"),
                reader,
                task -> (done, all) -> {},
                System::nanoTime);
    }

    private static double mean(double[] column) {
        return Arrays.stream(column).average().orElseThrow();
    }

    private static double lethe(WorldBench bench, Chosen chosen) {
        return mean(bench.lethe(WorldMix.settings(chosen)));
    }

    private static double counts(WorldBench bench, String name, double value) {
        return lethe(bench, WorldMix.alone("neighbour").with(name, value));
    }

    @Test
    void shouldRewardAShortMemoryAndOneDirectionWhereBothWerePlanted() throws IOException {
        // Given
        WorldBench bench = bench("forward-1", EVENTS);

        // Then
        assertThat(counts(bench, "historyPower", 2)).isGreaterThan(1.1 * counts(bench, "historyPower", 0.15));
        assertThat(counts(bench, "backward", 0)).isGreaterThan(1.1 * counts(bench, "backward", 1));
    }

    @Test
    void shouldRewardALongMemoryAndBothDirectionsWhereBothWerePlanted() throws IOException {
        // Given
        WorldBench bench = bench("symmetric-64", EVENTS);

        // Then
        assertThat(counts(bench, "historyPower", 0.15)).isGreaterThan(1.1 * counts(bench, "historyPower", 2));
        assertThat(counts(bench, "backward", 1)).isGreaterThan(1.02 * counts(bench, "backward", 0));
    }

    @Test
    void shouldRewardTextsWhereTextsSayAll() throws IOException {
        // Given
        WorldBench bench = bench("text-all", 4 * ITEMS, 2_000);

        // Then
        assertThat(lethe(bench, WorldMix.alone("text"))).isGreaterThan(1.2 * lethe(bench, WorldMix.alone("neighbour")));
    }

    @Test
    void shouldRewardContextWhereChoicesHaveOne() throws IOException {
        // Given
        WorldBench bench = bench("context", EVENTS);

        // When
        List<ContextWorth> worths = worths(bench, "context, 250 items");

        // Then
        ContextWorth without = worths.get(0);
        ContextWorth usual = worths.get(2);
        assertThat(usual.weight())
                .isEqualTo(RankingSettings.defaults().context().weight());
        assertThat(usual.known()).isGreaterThan(1.1 * without.known());
        assertThat(usual.anybody()).isGreaterThan(1.3 * without.anybody());
        assertThat(usual.newcomer()).isGreaterThan(0.8 * without.newcomer());
    }

    @Test
    void shouldHardlyHarmWhereContextSaysNothing() throws IOException {
        // Given
        World idle = Worlds.ofName("context").orElseThrow().withItems(ITEMS).inContexts(Math.nextUp(1.0));
        WorldBench bench = bench(idle, EVENTS);

        // When
        List<ContextWorth> worths = worths(bench, "context without effect, 250 items");

        // Then
        ContextWorth without = worths.get(0);
        ContextWorth usual = worths.get(2);
        assertThat(usual.known()).isGreaterThan(0.95 * without.known());
        assertThat(usual.anybody()).isGreaterThan(0.95 * without.anybody());
        assertThat(usual.newcomer()).isGreaterThan(0.95 * without.newcomer());
    }

    private static List<ContextWorth> worths(WorldBench bench, String name) {
        List<ContextWorth> worths = ContextWorth.of(List.of(bench), WorldMix.settings(WorldMix.defaults()));
        worths.forEach(worth -> System.out.println(worth.line(name, EVENTS)));
        return worths;
    }

    @Test
    void shouldExpectWhatIsChosenInTheLongRun() throws IOException {
        // Given
        WorldBench bench = bench("forward-1", EVENTS);
        Chosen defaults = WorldMix.defaults();

        // When
        double[] drawn = bench.drawn(WorldMix.settings(defaults)).column("ndcg@10");

        // Then
        double variance = Arrays.stream(drawn)
                        .map(one -> (one - mean(drawn)) * (one - mean(drawn)))
                        .average()
                        .orElseThrow()
                / drawn.length;
        assertThat(lethe(bench, defaults))
                .isCloseTo(mean(drawn), within(3 * Math.sqrt(variance)))
                .isBetween(0.05, mean(bench.law()));
    }

    @Test
    void shouldGiveTheSameFiguresForTheSameSeed() throws IOException {
        // When
        double[] once = bench("days", 1_000).lethe(WorldMix.settings(WorldMix.defaults()));
        double[] again = bench("days", 1_000).lethe(WorldMix.settings(WorldMix.defaults()));

        // Then
        assertThat(again).containsExactly(once);
    }

    @Test
    void shouldRankBetterByTheMixThatALogTeachesWhereTheDefaultsAreFarOff() throws IOException {
        // Given
        WorldBench bench = bench("symmetric-64", EVENTS);
        double defaults = lethe(bench, WorldMix.defaults());

        // When
        double[] learned = bench.lethe(RankingSettings.defaults());

        // Then
        assertThat(mean(learned)).isGreaterThan(1.2 * defaults);
        assertThat(bench.lethe(RankingSettings.defaults())).containsExactly(learned);
    }
}
