package io.lethe.recommend.learning;

import io.lethe.interest.profile.InterestProfile;
import io.lethe.recommend.arrangement.AppliedRules;
import io.lethe.recommend.arrangement.Proportion;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.label.Labels;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.RankOrder;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.rule.Rules;
import io.lethe.recommend.source.HistoryDecay;
import io.lethe.recommend.source.SourceParts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds how far lists may follow interests where the choices that come next are what counts. Each choice gets the list
 * that it would have had, by each of some dials, from none to the settings' own. The dial is the highest whose mean gain
 * is below the best one's by no more than {@value #LITTLE} of it, or by no more than {@value #DOUBT} standard errors of
 * the difference: interests are followed as far as it costs little. Fewer than {@value MixLearner#LEAST_CHOICES} choices
 * say nothing.
 *
 * <p>The gain of a choice is {@code 1 / log₂(rank + 1)} within a list of {@value #PLACES}, and 0 otherwise.
 */
final class SteeringLearner {
    private static final double LITTLE = 0.015;
    private static final double DOUBT = 0.5;
    private static final int PLACES = 20;
    private static final int POOL = 4 * PLACES;
    private static final double[] PARTS = {0, 1 / 16.0, 1 / 8.0, 1 / 4.0, 1 / 2.0, 1};

    private final Catalogue catalogue;
    private final RankingSettings settings;
    private final TriedPaces paces;
    private final MixPoint mix;
    private final double[] dials;

    /** @param settings those by which lists are made; their dial is the highest */
    SteeringLearner(Catalogue catalogue, RankingSettings settings) {
        Mix own = settings.mix();
        this.catalogue = catalogue;
        this.settings = settings;
        this.paces = TriedPaces.only(own);
        this.mix = new MixPoint(own, 0, 0);
        this.dials = Arrays.stream(PARTS).map(part -> part * own.steering()).toArray();
    }

    /** The dial that the choices allow. Their order does not matter. */
    double learn(List<Choice> choices) {
        List<double[]> gains = new Lookback(catalogue, settings, paces).at(choices, this::gains);
        if (gains.size() < MixLearner.LEAST_CHOICES) {
            return settings.mix().steering();
        }
        double[][] byDial = IntStream.range(0, dials.length)
                .mapToObj(dial -> gains.stream().mapToDouble(gain -> gain[dial]).toArray())
                .toArray(double[][]::new);
        int best = IntStream.range(0, dials.length)
                .boxed()
                .max(Comparator.comparingDouble(dial -> mean(byDial[dial])))
                .orElseThrow();
        int highest = dials.length - 1;
        while (highest > best && isClearlyAbove(byDial[best], byDial[highest])) {
            highest--;
        }
        return dials[highest];
    }

    private static double mean(double[] gains) {
        return Arrays.stream(gains).average().orElse(0);
    }

    private static boolean isClearlyAbove(double[] best, double[] other) {
        PairedGain lost = PairedGain.of(best, other);
        return lost.mean() > LITTLE * mean(best) && lost.isAbove(DOUBT);
    }

    /** The gain of a choice by each dial. */
    private Optional<double[]> gains(Choice choice, Lookback.Moment moment) {
        return Alternatives.of(choice, catalogue, settings, moment.order(), moment.slots())
                .map(all -> {
                    HistoryDecay[] decays = paces.decays();
                    SourceParts parts = new SourceParts(
                            catalogue, settings, choice.before(), choice.at(), choice.since(), decays, moment.slots());
                    double[] relevance = ChoiceParts.whole(parts, all, moment).relevance(mix);
                    return new Lists(choice, all, parts.profile(), relevance, moment.order()).gains();
                });
    }

    /** The lists in the place of a choice. */
    private final class Lists {
        private final Choice choice;
        private final Alternatives all;
        private final InterestProfile profile;
        private final RankOrder ranks = new RankOrder(catalogue.trends(), settings);
        private final double[] bySlot = new double[catalogue.slots()];
        private final boolean[] eligible = new boolean[bySlot.length];
        private final double[] kept = new double[bySlot.length];

        Lists(Choice choice, Alternatives all, InterestProfile profile, double[] relevance, int[] order) {
            this.choice = choice;
            this.all = all;
            this.profile = profile;
            for (int place = 0; place < order.length; place++) {
                int slot = order[place];
                bySlot[slot] = relevance[place];
                eligible[slot] = all.may()[place] || place == all.wanted();
                kept[slot] = all.kept()[place];
            }
        }

        double[] gains() {
            List<CatalogueItem> best = best();
            Proportion most = proportion(dials[dials.length - 1]);
            Set<CatalogueItem> pool = new LinkedHashSet<>(best);
            if (best.size() == POOL && !most.isIdle()) {
                pool.addAll(most.lacking(best, PLACES, this::isEligible, bySlot));
            }
            List<Recommendation> candidates = new ArrayList<>();
            for (CatalogueItem item : pool) {
                Contribution score = new Contribution(Kind.RULE, "relevance", bySlot[item.slot()], List.of(), null);
                candidates.add(new Recommendation(item, List.of(score)));
            }
            return Arrays.stream(dials)
                    .map(dial -> gain(list(dial, candidates)))
                    .toArray();
        }

        private List<CatalogueItem> best() {
            double[] ascending = IntStream.range(0, bySlot.length)
                    .filter(slot -> eligible[slot])
                    .mapToDouble(slot -> bySlot[slot])
                    .sorted()
                    .toArray();
            double least = ascending.length > POOL ? ascending[ascending.length - POOL] : Double.NEGATIVE_INFINITY;
            return IntStream.range(0, bySlot.length)
                    .filter(slot -> eligible[slot] && bySlot[slot] >= least)
                    .mapToObj(catalogue::at)
                    .filter(Objects::nonNull)
                    .sorted((left, right) -> ranks.compare(bySlot[left.slot()], left, bySlot[right.slot()], right))
                    .limit(POOL)
                    .toList();
        }

        private List<Recommendation> list(double dial, List<Recommendation> pool) {
            RecommendationRequest request =
                    new RecommendationRequest(PLACES, ItemFilter.ANYTHING, Set.of(), settings.diversity(), Rules.NONE);
            return new AppliedRules(catalogue, profile, ranks, choice.before().user(), request, proportion(dial))
                    .list(pool);
        }

        private boolean isEligible(CatalogueItem item) {
            return item.slot() < eligible.length && eligible[item.slot()];
        }

        private double gain(List<Recommendation> list) {
            for (int rank = 0; rank < list.size(); rank++) {
                if (list.get(rank).item().itemId().equals(choice.itemId())) {
                    return ChoiceGain.discount(rank);
                }
            }
            return 0;
        }

        private Proportion proportion(double dial) {
            return new Proportion(
                    catalogue,
                    profile,
                    settings,
                    new Labels(catalogue),
                    dial,
                    id -> kept(id),
                    id -> all.back().contains(id),
                    null);
        }

        private double kept(String id) {
            CatalogueItem item = catalogue.find(id);
            return item == null || item.slot() >= kept.length ? 1 : kept[item.slot()];
        }
    }
}
