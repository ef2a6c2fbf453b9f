package io.lethe.recommend.source;

import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.event.Interaction;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.ledger.BasketDraw;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.catalogue.Catalogue;
import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.vector.Direction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of positive weight in the window, as ranking looks back at it.
 *
 * @param entry    the event
 * @param position how many of the user's baskets came after it. Events of one time are one basket
 * @param baskets  the number of its basket among those with an event of positive weight, the newest one's being 1
 */
record PastEvent(LedgerEntry entry, int position, int baskets) {
    /** How many of the newest events give their meaning. If the last of them are of one basket, the draw decides. */
    static final int TEXTS = 5;

    /**
     * The events up to a time, the newest basket first, and within a basket in the order of {@link BasketDraw}.
     *
     * @param at        milliseconds since 1970
     * @param meanStars the user's mean rating, which weights are relative to
     */
    static List<PastEvent> of(UserState state, long at, EventWeights weights, double meanStars) {
        List<PastEvent> past = new ArrayList<>();
        int position = -1;
        int baskets = 0;
        long time = 0;
        boolean told = false;
        for (LedgerEntry entry : BasketDraw.newestFirst(state.window().subList(0, state.known(at)))) {
            Interaction interaction = entry.interaction();
            if (position < 0 || interaction.timestamp() != time) {
                time = interaction.timestamp();
                position++;
                told = false;
            }
            if (weights.of(interaction, meanStars) > 0) {
                baskets += told ? 0 : 1;
                told = true;
                past.add(new PastEvent(entry, position, baskets));
            }
        }
        return past;
    }

    Interaction interaction() {
        return entry.interaction();
    }

    /**
     * How much the event counts.
     *
     * @param at milliseconds since 1970, not before the event
     */
    double weight(HistoryDecay decay, long at) {
        return decay.weight(baskets, at - interaction().timestamp());
    }

    /** The direction of what the event is about, its item or its words, with a weight of 1; null if neither is known. */
    @Nullable
    Direction direction(Catalogue catalogue) {
        String itemId = interaction().itemId();
        CatalogueItem item = itemId == null ? null : catalogue.find(itemId);
        if (item != null && item.means()) {
            return new Direction(item.vector(), item.model(), 1);
        }
        TextMeaning words = entry.embedded().meaning();
        return words == null ? null : new Direction(words.embedding(), words.model(), 1);
    }
}
