package io.lethe.recommend.catalogue;

import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.profile.ItemVectors;
import io.lethe.recommend.trend.Trends;
import io.lethe.recommend.vector.Direction;
import io.lethe.recommend.word.WordIndex;
import io.lethe.recommend.word.WordLikeness;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that ranking looks up about one tenant's items: their properties and meaning, which item followed which,
 * when events happened, and the words of each item. Each item id that was ever mentioned has a permanent slot, a small
 * number.
 */
public interface Catalogue extends ItemVectors {

    /** Receives the counts of item pairs. */
    @FunctionalInterface
    interface PairVisitor {
        /**
         * @param slot  the other item
         * @param count how often it came after, before or together with the item, in units of 1/65,536
         */
        void on(int slot, long count);
    }

    /** One above the highest slot in use. */
    int slots();

    /** The slot of an item id; -1 if the id was never mentioned. */
    int slotOf(String itemId);

    /** The item of a slot; null if only its id is known. */
    @Nullable
    CatalogueItem at(int slot);

    /** The model of most items' embeddings; null for an empty catalogue. */
    @Nullable
    ModelId mainModel();

    /**
     * Adds {@code weight · max(0, cos)³} of each direction to the score of each item in its space. Scans every item.
     *
     * @param scores by slot; slots beyond its length are skipped
     */
    void addPulls(Iterable<Direction> directions, double[] scores);

    /** The cosine of each item with a direction, by slot; 0 for items outside the model's space. */
    double[] cosines(QuantizedEmbedding direction, ModelId model, int slots);

    /** Visits the items that came after an item. */
    void successors(int slot, PairVisitor visitor);

    /** Visits the items that came before an item. */
    void predecessors(int slot, PairVisitor visitor);

    /** Visits the items that were chosen at the same time as an item. */
    void companions(int slot, PairVisitor visitor);

    /** Which of the items that belong to an item. */
    enum Related {
        AFTER,
        BEFORE,
        TOGETHER
    }

    /**
     * Adds {@code weight · (count / (from · to))} to the score of each related item.
     *
     * @param to     a divisor for each related item, by slot
     * @param scores by slot, no longer than {@code to}; slots beyond its length are skipped
     */
    void addRelated(Related which, int slot, double weight, double from, double[] to, double[] scores);

    /** How often each of some items is related to an item, in their order, in units of 1/65,536. */
    long[] related(Related which, int slot, int[] others);

    /** How often an item was chosen at the same time as another, in units of 1/65,536. */
    long together(int slot, int other);

    /** How often one item came after another, in units of 1/65,536. */
    long followed(int earlier, int later);

    /** The number of an item's events of the types that take part in pair counts, at least 1. */
    long popularity(int slot);

    /** The hourly event counts of the items. */
    Trends trends();

    /** The similarity of items by their words. */
    WordLikeness wordLikeness();

    /** The index of items by word. */
    WordIndex words();

    /** The categories and attributes of the items that are not withdrawn. */
    Facets facets();

    /** The category of a slot's item: the last of its list; null if there is none. */
    default @Nullable String category(int slot) {
        CatalogueItem item = at(slot);
        List<String> all = item == null ? List.of() : item.item().categories();
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    default @Nullable CatalogueItem find(String itemId) {
        int slot = slotOf(itemId);
        return slot < 0 ? null : at(slot);
    }

    /** The vector of an item; null if its meaning is unknown, or of a model that is not compared with most items'. */
    @Override
    default @Nullable QuantizedEmbedding of(String itemId) {
        CatalogueItem item = find(itemId);
        return item == null || !item.means() || !compares(item.model()) ? null : item.vector();
    }

    /** Whether it is the model of most items, or vectors came with these items or with most. */
    @Override
    default boolean compares(ModelId model) {
        ModelId main = mainModel();
        return main == null || main.equals(model) || main.equals(ModelId.GIVEN) || model.equals(ModelId.GIVEN);
    }
}
