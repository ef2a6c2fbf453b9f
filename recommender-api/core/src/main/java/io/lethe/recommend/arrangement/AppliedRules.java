package io.lethe.recommend.arrangement;

import io.lethe.event.UserKey;
import io.lethe.interest.profile.InterestProfile;
import io.lethe.recommend.Recommender;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.list.RankOrder;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.list.RecommendationRequest;
import io.lethe.recommend.rule.Pin;
import io.lethe.recommend.rule.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Applies the rules of one request. They first add to the most relevant items those that they might lift into the
 * list, then make the list. Scores may change between the two steps. {@link Recommender} has the formulas.
 */
public final class AppliedRules {
    private static final int SPARE = 4;
    private static final int SMALLEST_POOL = 50;

    private final Catalogue catalogue;
    private final InterestProfile profile;
    private final RankOrder order;
    private final UserKey user;
    private final RecommendationRequest request;
    private final Rules rules;
    private final Proportion proportion;
    private final ScoreShaping shape;
    private final SortedMap<Integer, Place> places = new TreeMap<>();

    /** The item fixed to a place regardless of its score, and why. */
    record Place(String itemId, String label) {}

    public AppliedRules(
            Catalogue catalogue,
            InterestProfile profile,
            RankOrder order,
            UserKey user,
            RecommendationRequest request,
            Proportion proportion) {
        this.catalogue = catalogue;
        this.profile = profile;
        this.order = order;
        this.user = user;
        this.request = request;
        this.rules = request.rules();
        this.proportion = proportion;
        this.shape = new ScoreShaping(catalogue, profile, rules);
    }

    /**
     * The most relevant items, and the candidates that the rules add.
     *
     * @param allowed   the items that may be pinned
     * @param eligible  the items that may be recommended
     * @param relevance the score of an item before the rules
     */
    public Collection<CatalogueItem> widened(
            List<CatalogueItem> mostRelevant,
            Predicate<CatalogueItem> allowed,
            Predicate<CatalogueItem> eligible,
            ToDoubleFunction<CatalogueItem> relevance) {
        if (rules.leaveOrder()) {
            return mostRelevant;
        }
        Map<Integer, CatalogueItem> wanted = new LinkedHashMap<>();
        mostRelevant.forEach(item -> wanted.put(item.slot(), item));
        double highest = mostRelevant.stream().mapToDouble(relevance).max().orElse(0);
        for (Pin pin : rules.pins()) {
            CatalogueItem item = catalogue.find(pin.itemId());
            if (item != null && allowed.test(item)) {
                wanted.put(item.slot(), item);
                places.put(pin.place(), new Place(pin.itemId(), "pinned to place " + pin.place()));
            }
        }
        if (!rules.leaveScores() || !rules.caps().isEmpty() || rules.exploration() > 0) {
            List<EpsilonGreedy.Candidate> shaped = shaped(eligible, relevance, highest);
            best(shaped).forEach(item -> wanted.put(item.slot(), item));
            tries(shaped, relevance, highest).forEach((place, item) -> {
                wanted.put(item.slot(), item);
                places.put(place, new Place(item.itemId(), "new, to be tried out"));
            });
        }
        return wanted.values();
    }

    /** The list of a pool whose items have their scores before the rules. */
    public List<Recommendation> list(List<Recommendation> pool) {
        double highest = pool.stream().mapToDouble(Recommendation::score).max().orElse(0);
        List<Recommendation> shaped = new ArrayList<>();
        for (Recommendation one : pool) {
            shaped.add(one.with(shape.contributions(one.item(), one.score(), highest)));
        }
        shaped.sort((left, right) -> order.compare(left.score(), left.item(), right.score(), right.item()));
        return new Arrangement(request.diversity(), rules.caps(), places, order, proportion)
                .of(shaped, request.limit());
    }

    private List<EpsilonGreedy.Candidate> shaped(
            Predicate<CatalogueItem> eligible, ToDoubleFunction<CatalogueItem> relevance, double highest) {
        List<EpsilonGreedy.Candidate> shaped = new ArrayList<>();
        for (int slot = 0; slot < catalogue.slots(); slot++) {
            CatalogueItem item = catalogue.at(slot);
            if (item != null && eligible.test(item)) {
                shaped.add(new EpsilonGreedy.Candidate(item, shape.of(item, relevance.applyAsDouble(item), highest)));
            }
        }
        shaped.sort((left, right) -> order.compare(left.relevance(), left.item(), right.relevance(), right.item()));
        return shaped;
    }

    /**
     * The best items, with enough of each capped value to fill the list if that is possible at all.
     */
    private List<CatalogueItem> best(List<EpsilonGreedy.Candidate> shaped) {
        CapCounts counts = new CapCounts(rules.caps(), SPARE);
        List<CatalogueItem> best = new ArrayList<>();
        for (EpsilonGreedy.Candidate one : shaped) {
            if (best.size() < Math.max(SMALLEST_POOL, SPARE * request.limit()) && counts.admits(one.item())) {
                counts.add(one.item());
                best.add(one.item());
            }
        }
        return best;
    }

    /** Explored items, by place: they have few events, and their scores alone would not put them first. */
    private Map<Integer, CatalogueItem> tries(
            List<EpsilonGreedy.Candidate> shaped, ToDoubleFunction<CatalogueItem> relevance, double highest) {
        if (rules.exploration() == 0) {
            return Map.of();
        }
        Set<String> pinned = new HashSet<>();
        CapCounts taken = new CapCounts(rules.caps(), 1);
        places.values().forEach(place -> {
            pinned.add(place.itemId());
            Optional.ofNullable(catalogue.find(place.itemId())).ifPresent(taken::add);
        });
        List<EpsilonGreedy.Candidate> unknown = new ArrayList<>();
        for (EpsilonGreedy.Candidate one : shaped.subList(Math.min(request.limit(), shaped.size()), shaped.size())) {
            if (catalogue.trends().popularity(one.item().slot()) <= EpsilonGreedy.FEW
                    && !pinned.contains(one.item().itemId())) {
                unknown.add(new EpsilonGreedy.Candidate(one.item(), relevance.applyAsDouble(one.item())));
            }
        }
        List<Integer> free = IntStream.rangeClosed(1, request.limit())
                .filter(place -> !places.containsKey(place))
                .boxed()
                .toList();
        return new EpsilonGreedy(user, profile.at())
                .draw(rules.exploration(), request.limit(), free, unknown, highest, taken);
    }
}
