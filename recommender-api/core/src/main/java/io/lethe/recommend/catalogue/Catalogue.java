package io.lethe.recommend.catalogue;

import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.profile.ItemVectors;
import io.lethe.recommend.trend.Trends;
import io.lethe.recommend.vector.Direction;
import io.lethe.recommend.word.WordIndex;
import io.lethe.recommend.word.WordLikeness;
import org.jspecify.annotations.Nullable;

/**
 * Everything that recommending looks up about the items of one tenant: what they are and mean, what followed what, what
 * happened when, and which words they hold. Every item id that was ever mentioned has a slot, a small number that stays
 * its own.
 */
public interface Catalogue extends ItemVectors {

    /** What is told about a pair of items. */
    @FunctionalInterface
    interface PairVisitor {
        /**
         * @param slot  the other item
         * @param count how often it followed, or went before, in units of 1/65,536
         */
        void on(int slot, long count);
    }

    /** One above the highest slot in use. */
    int slots();

    /** The slot of an item id, or -1 where it was never mentioned. */
    int slotOf(String itemId);

    /** The item of a slot, or null where nothing but its id is known. */
    @Nullable
    CatalogueItem at(int slot);

    /** The model that most items are embedded with; null for an empty catalogue. */
    @Nullable
    ModelId mainModel();

    /**
     * Adds {@code weight · max(0, cos)³} of each direction to the score of each item that lives in its space. Looks
     * at every item.
     *
     * @param scores by slot; slots beyond its length are left out
     */
    void addPulls(Iterable<Direction> directions, double[] scores);

    /** The cosine of each item with a direction, by slot; 0 where there is none. */
    double[] cosines(QuantizedEmbedding direction, ModelId model, int slots);

    /** What came after an item. */
    void successors(int slot, PairVisitor visitor);

    /** What came before an item. */
    void predecessors(int slot, PairVisitor visitor);

    /** How often one item came after another, in units of 1/65,536. */
    long followed(int earlier, int later);

    /** How many events of the types that take part in pair counts an item has, at least 1. */
    long popularity(int slot);

    /** When and how often things happened. */
    Trends trends();

    /** How alike items are by their words. */
    WordLikeness wordLikeness();

    /** Which items hold which words. */
    WordIndex words();

    /** What the items that have not been withdrawn can be filtered by. */
    Facets facets();

    default @Nullable CatalogueItem find(String itemId) {
        int slot = slotOf(itemId);
        return slot < 0 ? null : at(slot);
    }

    @Override
    default @Nullable QuantizedEmbedding of(String itemId) {
        CatalogueItem item = find(itemId);
        return item == null || !item.means() ? null : item.vector();
    }
}
