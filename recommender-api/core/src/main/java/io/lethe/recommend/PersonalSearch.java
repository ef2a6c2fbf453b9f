package io.lethe.recommend;

import io.lethe.recommend.Exploration.Meaning;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.Contribution;
import io.lethe.recommend.list.Contribution.Kind;
import io.lethe.recommend.list.Recommendation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Search results for one user: the score of {@link Exploration} plus a share of the user's interest,
 *
 * <pre>max(0, cos(query, j)) + ½ · share of the query's words in j + personal · max(0, relevance_j) / R</pre>
 *
 * where {@code R} is the highest relevance among the matching items, by {@link Recommender} before repeat and rules.
 * Interest only reorders: it adds no item that the words do not match. Items the user has already had stay in the
 * results.
 */
public final class PersonalSearch {
    private static final double WORDS = 0.5;
    private static final double IN_TEXT = 0.8;
    private static final Comparator<Recommendation> BEST_FIRST = Comparator.comparingDouble(Recommendation::score)
            .reversed()
            .thenComparing(found -> found.item().itemId());

    private final Catalogue catalogue;
    private final @Nullable Scoring user;
    private final double personal;

    private record Hit(CatalogueItem item, double meaning, double words, double relevance) {
        double score(double personal, double highest) {
            return meaning + words + (highest > 0 ? personal * Math.max(0, relevance) / highest : 0);
        }
    }

    /**
     * @param user     the relevance of items to the user; null for an anonymous search
     * @param personal the weight of that relevance, 0 to 1
     */
    public PersonalSearch(Catalogue catalogue, @Nullable Scoring user, double personal) {
        if (!(personal >= 0 && personal <= 1)) {
            throw new IllegalArgumentException("personal is from 0 to 1, not " + personal);
        }
        this.catalogue = catalogue;
        this.user = user;
        this.personal = personal;
    }

    /**
     * The items that match the words, best first. The contributions of an item add up to its score. Without a meaning,
     * only the words themselves count.
     */
    public List<Recommendation> search(String query, @Nullable Meaning meaning, ItemFilter filter, int limit) {
        List<Hit> hits = hits(query, meaning, filter);
        double highest =
                Math.max(0, hits.stream().mapToDouble(Hit::relevance).max().orElse(0));
        hits.sort(Comparator.comparingDouble((Hit hit) -> -hit.score(personal, highest))
                .thenComparing(hit -> hit.item().itemId()));
        List<Recommendation> found = new ArrayList<>();
        for (Hit hit : hits.subList(0, Math.min(limit, hits.size()))) {
            found.add(explained(hit, query, highest));
        }
        found.sort(BEST_FIRST);
        return List.copyOf(found);
    }

    private List<Hit> hits(String query, @Nullable Meaning meaning, ItemFilter filter) {
        int slots = catalogue.slots();
        double[] cosines = meaning == null
                ? new double[slots]
                : catalogue.cosines(meaning.embedding().quantized(), meaning.model(), slots);
        double[] shares = catalogue.words().shares(query, IN_TEXT, slots);
        List<Hit> hits = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            CatalogueItem item = cosines[slot] > 0 || shares[slot] > 0 ? catalogue.at(slot) : null;
            if (item != null && item.isOffered() && filter.accepts(item.item())) {
                double relevance = user == null ? 0 : user.relevance(slot);
                hits.add(new Hit(item, Math.max(0, cosines[slot]), WORDS * shares[slot], relevance));
            }
        }
        return hits;
    }

    private Recommendation explained(Hit hit, String query, double highest) {
        List<Contribution> all = new ArrayList<>();
        if (hit.meaning() > 0) {
            all.add(new Contribution(Kind.TEXT, "the meaning of “" + query + "”", hit.meaning(), List.of(), null));
        }
        if (hit.words() > 0) {
            all.add(new Contribution(Kind.TEXT, "the words of “" + query + "”", hit.words(), List.of(), null));
        }
        if (user != null && hit.relevance() > 0 && personal > 0) {
            for (Contribution own : user.recommendation(hit.item()).contributions()) {
                all.add(own.withValue(personal * own.value() / highest));
            }
        }
        return new Recommendation(hit.item(), all);
    }
}
