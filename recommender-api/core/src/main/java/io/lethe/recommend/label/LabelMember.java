package io.lethe.recommend.label;

import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.profile.Evidence;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item, or words that the user typed, behind an interest.
 *
 * @param name   the key that tells members apart
 * @param since  the time of its first event, in milliseconds since 1970
 * @param weight the weight of its events before decay, of those that speak for it; if none does, of all, at least 0
 * @param item   the item; null for words and for items that the catalogue does not know
 * @param words  the words; empty for an item
 */
record LabelMember(
        String name, long since, double weight, @Nullable CatalogueItem item, String words) {
    /** The oldest members first. */
    static final Comparator<LabelMember> BY_ARRIVAL =
            Comparator.comparingLong(LabelMember::since).thenComparing(LabelMember::name);

    static LabelMember of(Evidence event, Catalogue catalogue, double weight) {
        String itemId = event.itemId();
        String words = itemId == null && event.text() != null ? event.text() : "";
        return new LabelMember(
                itemId == null ? "text " + words : "item " + itemId,
                event.timestamp(),
                weight,
                itemId == null ? null : catalogue.find(itemId),
                words);
    }

    LabelMember with(LabelMember other) {
        return new LabelMember(name, Math.min(since, other.since), weight + other.weight, item, words);
    }

    /** The weight, rounded down to a power of two, so that hardly any event moves a label; 0 if the weight is. */
    double mass() {
        return weight <= 0 ? 0 : Math.scalb(1.0, Math.getExponent(weight));
    }

    /** The item's own title, or the words; empty if neither is known. */
    String title() {
        return item == null ? words : item.item().ownTitle();
    }

    /** All text of the member. */
    String text() {
        return item == null
                ? words
                : item.item().ownTitle() + "\n" + item.item().text();
    }

    List<String> categories() {
        return item == null ? List.of() : item.item().categories();
    }

    /** The cosine of the two items' embeddings; 1 with itself, 0 where one has none. */
    double alike(LabelMember other) {
        if (name.equals(other.name)) {
            return 1;
        }
        if (item == null || other.item == null) {
            return 0;
        }
        QuantizedEmbedding left = item.vector();
        QuantizedEmbedding right = other.item.vector();
        return left.dimension() == right.dimension() ? left.cosine(right) : 0;
    }
}
