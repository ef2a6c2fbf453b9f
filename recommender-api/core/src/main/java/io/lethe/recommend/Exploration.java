package io.lethe.recommend;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.Scored;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.source.PairScores;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds items without a user: similar items, items that match words, and items that people chose next. Scores:
 *
 * <pre>
 * similar   cos(i, j) + (c_ij + backward · c_ji + together · t_ij) / (n_i^½ · n_j^0.3)
 * search    max(0, cos(query, j)) + ½ · share of the query's words in j
 * next      c_ij / (n_i^½ · n_j^0.3)
 * </pre>
 */
public final class Exploration {
    /** The meaning of the words in the space of a model. */
    public record Meaning(Embedding embedding, ModelId model) {}

    private final Catalogue catalogue;
    private final RankingSettings settings;

    public Exploration(Catalogue catalogue, RankingSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /** The items most similar to an item, without the item itself. */
    public List<Scored> similar(CatalogueItem item, ItemFilter filter, int limit) {
        return Scored.best(
                catalogue,
                closeness(item),
                0,
                other -> other.slot() != item.slot() && other.isOffered() && filter.accepts(other.item()),
                limit);
    }

    /** The similarity of each item to the given one, by slot. The item itself is included. */
    double[] closeness(CatalogueItem item) {
        int slots = catalogue.slots();
        double[] scores = catalogue.cosines(item.vector(), item.model(), slots);
        Mix mix = settings.mix();
        PairScores.add(catalogue, item.slot(), mix.backward(), mix.together(), (slot, score) -> {
            if (slot < slots) {
                scores[slot] += score;
            }
        });
        return scores;
    }

    /** The items that people chose after an item, best first. */
    public List<Scored> next(CatalogueItem item, ItemFilter filter, int limit) {
        double[] scores = new double[catalogue.slots()];
        PairScores.add(catalogue, item.slot(), 0, 0, (slot, score) -> {
            if (slot < scores.length) {
                scores[slot] += score;
            }
        });
        return Scored.best(catalogue, scores, 0, one -> one.isOffered() && filter.accepts(one.item()), limit);
    }

    /** The items that match the words. Without a meaning, only the words themselves count. */
    public List<Scored> search(String query, @Nullable Meaning meaning, ItemFilter filter, int limit) {
        return new PersonalSearch(catalogue, null, 0)
                .search(query, meaning, filter, limit).stream()
                        .map(found -> new Scored(found.item(), found.score()))
                        .toList();
    }
}
