package io.lethe.recommend.arrangement;

import io.lethe.embedding.ModelId;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.interest.profile.InterestProfile;
import io.lethe.recommend.Recommender;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.rule.Boost;
import io.lethe.recommend.rule.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The effect of boosts, novelty and serendipity on a score, independent of the other items of the list.
 * {@link Recommender} has the formulas.
 */
final class ScoreShaping {
    private static final int POINTS = 8;

    private final Catalogue catalogue;
    private final Rules rules;
    private final double logOfMostPopular;
    private final double[] nearest;

    ScoreShaping(Catalogue catalogue, InterestProfile profile, Rules rules) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.logOfMostPopular = rules.novelty() > 0 ? logOfMostPopular(catalogue) : 0;
        this.nearest = rules.serendipity() > 0 ? nearest(catalogue, profile) : new double[0];
    }

    /** A score after the rules; {@code highest} is the highest score before them. */
    double of(CatalogueItem item, double score, double highest) {
        double shaped = score;
        for (Contribution contribution : contributions(item, score, highest)) {
            shaped += contribution.value();
        }
        return shaped;
    }

    /** The nonzero amounts that the rules add. */
    List<Contribution> contributions(CatalogueItem item, double score, double highest) {
        List<Contribution> added = new ArrayList<>();
        double boosted = score;
        for (Boost boost : rules.boosts()) {
            if (boost.items().accepts(item.item())) {
                double value = boost.added(boosted);
                add(added, "boost of " + boost.name() + " by " + number(boost.factor()), value);
                boosted += value;
            }
        }
        double scale = Math.max(0, highest);
        if (rules.novelty() > 0 && logOfMostPopular > 0) {
            double share = Math.log(catalogue.popularity(item.slot())) / logOfMostPopular;
            add(added, "novelty: popular already", -rules.novelty() * scale * share);
        }
        if (rules.serendipity() > 0) {
            double near = item.slot() < nearest.length ? nearest[item.slot()] : 0;
            add(added, "it is away from your usual interests", rules.serendipity() * scale * (1 - near));
        }
        return added;
    }

    private static void add(List<Contribution> added, String label, double value) {
        if (value != 0) {
            added.add(new Contribution(Kind.RULE, label, value, List.of(), null));
        }
    }

    private static double logOfMostPopular(Catalogue catalogue) {
        long most = 1;
        for (int slot = 0; slot < catalogue.slots(); slot++) {
            most = Math.max(most, catalogue.popularity(slot));
        }
        return Math.log(most);
    }

    private static double[] nearest(Catalogue catalogue, InterestProfile profile) {
        double[] nearest = new double[catalogue.slots()];
        ModelId model = catalogue.mainModel();
        if (model == null) {
            return nearest;
        }
        profile.points().stream()
                .filter(point -> point.strength() > 0)
                .limit(POINTS)
                .map(InterestPoint::direction)
                .forEach(direction -> {
                    double[] cosines = catalogue.cosines(direction, model, nearest.length);
                    for (int slot = 0; slot < nearest.length; slot++) {
                        nearest[slot] = Math.min(1, Math.max(nearest[slot], cosines[slot]));
                    }
                });
        return nearest;
    }

    private static String number(double factor) {
        return factor == Math.rint(factor)
                ? String.format(Locale.ROOT, "%.0f", factor)
                : String.format(Locale.ROOT, "%s", factor);
    }
}
