package io.lethe.recommend;

import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.ItemFilter;
import io.lethe.recommend.list.Scored;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.source.PairScores;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be found without a user: items like an item, items for words, and what people went on to. Scores:
 *
 * <pre>
 * similar   cos(i, j) + (c_ij + backward · c_ji) / (n_i^½ · n_j^0.3)
 * search    max(0, cos(query, j)) + ½ · share of the query's words in j
 * next      c_ij / (n_i^½ · n_j^0.3)
 * </pre>
 */
public final class Exploration {
    /** The words' meaning, as far as there is one. */
    public record Meaning(Embedding embedding, ModelId model) {}

    private final Catalogue catalogue;
    private final RankingSettings settings;

    public Exploration(Catalogue catalogue, RankingSettings settings) {
        this.catalogue = catalogue;
        this.settings = settings;
    }

    /** The items most like one, it left out. */
    public List<Scored> similar(CatalogueItem item, ItemFilter filter, int limit) {
        return Scored.best(
                catalogue,
                closeness(item),
                0,
                other -> other.slot() != item.slot() && other.isOffered() && filter.accepts(other.item()),
                limit);
    }

    /** How close each item is to one, by slot; the item itself is among them. */
    double[] closeness(CatalogueItem item) {
        int slots = catalogue.slots();
        double[] scores = catalogue.cosines(item.vector(), item.model(), slots);
        PairScores.add(catalogue, item.slot(), settings.mix().backward(), (slot, score) -> {
            if (slot < slots) {
                scores[slot] += score;
            }
        });
        return scores;
    }

    /** What people went on to after an item, what belongs to it most first. */
    public List<Scored> next(CatalogueItem item, ItemFilter filter, int limit) {
        double[] scores = new double[catalogue.slots()];
        PairScores.add(catalogue, item.slot(), 0, (slot, score) -> {
            if (slot < scores.length) {
                scores[slot] += score;
            }
        });
        return Scored.best(catalogue, scores, 0, one -> one.isOffered() && filter.accepts(one.item()), limit);
    }

    /** The items that words ask for; without their meaning, by the words alone. */
    public List<Scored> search(String query, @Nullable Meaning meaning, ItemFilter filter, int limit) {
        return new PersonalSearch(catalogue, null, 0)
                .search(query, meaning, filter, limit).stream()
                        .map(found -> new Scored(found.item(), found.score()))
                        .toList();
    }
}
