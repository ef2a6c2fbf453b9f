package io.lethe.recommend.arrangement;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestProfile;
import io.lethe.interest.profile.Profiler;
import io.lethe.recommend.RandomShop;
import io.lethe.recommend.Shop;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.label.Labels;
import io.lethe.recommend.list.Scored;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a pool lacks, by one walk from the best item down, is what a scan for each interest finds. */
class LackingTest {
    private static final RankingSettings SETTINGS = RankingSettings.defaults();
    private static final int LIMIT = 10;

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldFindWhatAScanForEachInterestFinds(long seed) {
        // Given
        Random random = new Random(seed);
        Shop shop = RandomShop.of(random);
        InterestProfile profile = new Profiler(shop.catalogue, SETTINGS.interest()).profile(shop.state(), Shop.NOW);
        double[] relevance = new double[shop.catalogue.slots()];
        for (int slot = 0; slot < relevance.length; slot++) {
            relevance[slot] = random.nextInt(8) / 4.0;
        }
        Predicate<CatalogueItem> eligible = item -> item.slot() % 7 != 3;
        List<CatalogueItem> pool = items(shop)
                .filter(item -> relevance[item.slot()] > 1.5)
                .limit(5)
                .toList();
        Proportion proportion = new Proportion(
                shop.catalogue, profile, SETTINGS, new Labels(shop.catalogue), .5, id -> 1, id -> false, null);

        // When
        List<CatalogueItem> lacking = proportion.lacking(pool, LIMIT, eligible, relevance);

        // Then
        assertThat(new HashSet<>(lacking)).isEqualTo(scanned(shop, profile, pool, eligible, relevance));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldMultiplyAllDirectionsAsOneByOne(long seed) {
        // Given
        Random random = new Random(seed);
        int dimension = 1 + random.nextInt(PointBlock.MOST_EXACT);
        List<QuantizedEmbedding> directions = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(40); i++) {
            directions.add(vector(random, dimension));
        }
        QuantizedEmbedding vector = vector(random, dimension);

        // When
        float[] dots = new PointBlock(directions, dimension).dots(vector);

        // Then
        for (int i = 0; i < directions.size(); i++) {
            assertThat(dots[i]).isEqualTo(directions.get(i).dot(vector));
        }
    }

    private static QuantizedEmbedding vector(Random random, int dimension) {
        float[] numbers = new float[dimension];
        for (int d = 0; d < dimension; d++) {
            numbers[d] = (float) random.nextGaussian();
        }
        return Embedding.normalized(numbers).quantized();
    }

    private static Stream<CatalogueItem> items(Shop shop) {
        return Stream.iterate(0, slot -> slot < shop.catalogue.slots(), slot -> slot + 1)
                .<@Nullable CatalogueItem>map(shop.catalogue::at)
                .filter(item -> item != null)
                .map(item -> (CatalogueItem) item);
    }

    private static Set<CatalogueItem> scanned(
            Shop shop,
            InterestProfile profile,
            List<CatalogueItem> pool,
            Predicate<CatalogueItem> eligible,
            double[] relevance) {
        List<InterestPoint> points = profile.points();
        long newest = points.stream().mapToLong(InterestPoint::lastSeen).max().orElse(profile.at());
        long now =
                Math.min(profile.at(), Math.max(newest, shop.catalogue.trends().newest()));
        double[] shares = InterestShares.of(points, SETTINGS.interest().kernel(), SETTINGS.horizons(), now);
        Belonging belonging = new Belonging(shop.catalogue, points);
        ModelId model = shop.catalogue.mainModel();
        Set<CatalogueItem> found = new HashSet<>();
        double open = 1;
        for (int i = 0; i < points.size(); i++) {
            int interest = i;
            open -= shares[i];
            int wanted = (int) Math.ceil(shares[i] * LIMIT) + 2;
            if (shares[i] >= .03 && have(pool, belonging, i) < wanted && model != null) {
                double[] cosines = shop.catalogue.cosines(points.get(i).direction(), model, shop.catalogue.slots());
                items(shop)
                        .filter(item ->
                                cosines[item.slot()] > .2 && eligible.test(item) && belonging.of(item) == interest)
                        .map(item -> new Scored(item, relevance[item.slot()]))
                        .sorted(Scored.bestFirst())
                        .limit(wanted)
                        .forEach(one -> found.add(one.item()));
            }
        }
        int wanted = (int) Math.ceil(open * LIMIT) + 2;
        if (have(pool, belonging, points.size()) < wanted) {
            items(shop)
                    .filter(eligible)
                    .map(item -> new Scored(item, shop.catalogue.popularity(item.slot())))
                    .sorted(Scored.bestFirst())
                    .limit(4L * wanted)
                    .forEach(one -> found.add(one.item()));
        }
        return found;
    }

    private static long have(List<CatalogueItem> pool, Belonging belonging, int interest) {
        return pool.stream().filter(item -> belonging.of(item) == interest).count();
    }
}
