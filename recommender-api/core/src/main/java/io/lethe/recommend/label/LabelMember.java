package io.lethe.recommend.label;

import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.interest.profile.Evidence;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An item, or words that the user typed, behind an interest.
 *
 * @param name   the key that tells members apart
 * @param since  the time of its first event, in milliseconds since 1970
 * @param events the number of its events
 * @param item   the item; null for words and for items that the catalogue does not know
 * @param words  the words; empty for an item
 */
record LabelMember(
        String name, long since, long events, @Nullable CatalogueItem item, String words) {
    /** The oldest members first. */
    static final Comparator<LabelMember> BY_ARRIVAL =
            Comparator.comparingLong(LabelMember::since).thenComparing(LabelMember::name);

    private static final int IN_THE_MIDDLE = 16;

    static LabelMember of(Evidence event, Catalogue catalogue) {
        String itemId = event.itemId();
        String words = itemId == null && event.text() != null ? event.text() : "";
        return new LabelMember(
                itemId == null ? "text " + words : "item " + itemId,
                event.timestamp(),
                event.count(),
                itemId == null ? null : catalogue.find(itemId),
                words);
    }

    LabelMember with(LabelMember other) {
        return new LabelMember(name, Math.min(since, other.since), events + other.events, item, words);
    }

    /** {@code 1 + ⌊log₄ events⌋}. */
    double mass() {
        return (65 - Long.numberOfLeadingZeros(Math.max(1, events))) >> 1;
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

    /** The member that is most similar to the others, among the oldest few. */
    static Optional<LabelMember> middle(List<LabelMember> members) {
        List<LabelMember> first = members.stream()
                .filter(member -> !member.title().isBlank())
                .limit(IN_THE_MIDDLE)
                .toList();
        LabelMember best = null;
        double most = Double.NEGATIVE_INFINITY;
        for (LabelMember one : first) {
            double sum = 0;
            for (LabelMember other : first) {
                sum += alike(one, other);
            }
            if (sum > most) {
                most = sum;
                best = one;
            }
        }
        return Optional.ofNullable(best);
    }

    private static double alike(LabelMember one, LabelMember other) {
        if (one.item == null || other.item == null || one == other) {
            return 0;
        }
        QuantizedEmbedding left = one.item.vector();
        QuantizedEmbedding right = other.item.vector();
        return left.dimension() == right.dimension() ? left.cosine(right) : 0;
    }
}
