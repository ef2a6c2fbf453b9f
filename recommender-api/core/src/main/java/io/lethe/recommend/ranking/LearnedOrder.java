package io.lethe.recommend.ranking;

import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.RankOrder;
import io.lethe.recommend.list.Recommendation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A pool in the order of a learned ranker. An item's score is the ranker's output minus the lowest output of the pool,
 * so scores start at 0. The score is explained by each feature's share of the output
 * ({@link io.lethe.recommend.ranking.RankingModel#attribute}):
 *
 * <ul>
 *   <li>The shares of a kind's features are summed and divided among the kind's contributions in the mix, in proportion
 *       to their size. These keep their events.
 *   <li>The shares of kinds without a contribution in the mix, and of features without a kind, are of kind
 *       {@link Kind#RANKER}.
 *   <li>So is the rest: the ranker's base minus the lowest output.
 * </ul>
 */
public final class LearnedOrder {
    private static final String WHOLE = "the learned ranker";
    private static final String START = "the learned ranker: where it starts in this list";
    private static final String OTHERWISE = "the learned ranker: the mix's score, the user and the item's age";

    private final Ranker ranker;
    private final Map<Integer, Place> places = new HashMap<>();
    private final List<Recommendation> pool = new ArrayList<>();

    private record Place(Recommendation inMix, FeatureRow row, double score) {}

    /** @param inMix the pool in the mix's order */
    public LearnedOrder(Ranker ranker, Features features, List<Recommendation> inMix, RankOrder order) {
        this.ranker = ranker;
        List<FeatureRow> rows = features.of(inMix);
        double[] outputs = rows.stream().mapToDouble(ranker::predict).toArray();
        double lowest = Arrays.stream(outputs).min().orElse(0);
        for (int i = 0; i < outputs.length; i++) {
            double score = outputs[i] - lowest;
            CatalogueItem item = inMix.get(i).item();
            places.put(item.slot(), new Place(inMix.get(i), rows.get(i), score));
            pool.add(new Recommendation(item, List.of(whole(score))));
        }
        pool.sort((left, right) -> order.compare(left.score(), left.item(), right.score(), right.item()));
    }

    /** The pool in the ranker's order. Each score is a single contribution. */
    public List<Recommendation> pool() {
        return pool;
    }

    /** The same list with the ranker's contributions explained. */
    public List<Recommendation> explained(List<Recommendation> chosen) {
        return chosen.stream().map(this::explained).toList();
    }

    private Recommendation explained(Recommendation chosen) {
        Place place = places.get(chosen.item().slot());
        if (place == null) {
            return chosen;
        }
        Contribution whole = whole(place.score());
        List<Contribution> contributions = new ArrayList<>();
        for (Contribution contribution : chosen.contributions()) {
            if (contribution.equals(whole)) {
                contributions.addAll(parts(place));
            } else {
                contributions.add(contribution);
            }
        }
        return new Recommendation(chosen.item(), contributions);
    }

    private List<Contribution> parts(Place place) {
        Map<Kind, Double> shares = new EnumMap<>(Kind.class);
        double[] byFeature = ranker.attribute(place.row());
        for (int i = 0; i < ranker.features().size(); i++) {
            shares.merge(ranker.features().get(i).kind(), byFeature[i], Double::sum);
        }
        List<Contribution> parts = new ArrayList<>();
        double others = shares.getOrDefault(Kind.RANKER, 0.0);
        shares.remove(Kind.RANKER);
        for (Map.Entry<Kind, Double> share : shares.entrySet()) {
            addKind(place.inMix(), share.getKey(), share.getValue(), parts);
        }
        add(Kind.RANKER, OTHERWISE, others, parts);
        double sum = 0;
        for (Contribution part : parts) {
            sum += part.value();
        }
        add(Kind.RANKER, START, place.score() - sum, parts);
        return parts;
    }

    private static void addKind(Recommendation inMix, Kind kind, double share, List<Contribution> parts) {
        List<Contribution> addends = inMix.contributions().stream()
                .filter(contribution -> contribution.kind() == kind)
                .toList();
        double size = addends.stream().mapToDouble(one -> Math.abs(one.value())).sum();
        if (!(size > 0)) {
            add(Kind.RANKER, "the learned ranker: nothing of kind " + kind.code(), share, parts);
            return;
        }
        for (Contribution addend : addends) {
            double value = share * (Math.abs(addend.value()) / size);
            if (value != 0) {
                parts.add(addend.withValue(value));
            }
        }
    }

    private static void add(Kind kind, String label, double value, List<Contribution> parts) {
        if (value != 0) {
            parts.add(new Contribution(kind, label, value, List.of(), null));
        }
    }

    private static Contribution whole(double score) {
        return new Contribution(Kind.RANKER, WHOLE, score, List.of(), null);
    }
}
