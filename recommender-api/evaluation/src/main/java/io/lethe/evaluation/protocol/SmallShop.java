package io.lethe.evaluation.protocol;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.interest.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * A data set made by hand: items {@code i0}, {@code i1}, …, and what users did with them. Days are counted from
 * 2020-01-01.
 */
public final class SmallShop {
    public static final long START = 1_577_836_800_000L;
    public static final long DAY = 86_400_000L;

    private final List<EmbeddedItem> items = new ArrayList<>();
    private final List<LedgerEntry> events = new ArrayList<>();

    /** A shop with so many items, whose vectors turn round in four dimensions. */
    public SmallShop(int count) {
        for (int i = 0; i < count; i++) {
            float[] vector = {0.1f, 0.1f, 0.1f, 0.1f};
            vector[i % 4] = 1;
            vector[(i + 1) % 4] = (i % 7) / 7f;
            items.add(new EmbeddedItem(
                    Item.of("default", "i" + i, "Item " + i, "number " + i),
                    Embedding.normalized(vector),
                    new ModelId("by-hand")));
        }
    }

    /** Somebody bought an item on a day, as the {@code sequence}-th thing at that time. */
    public SmallShop bought(String user, int item, double day, long sequence) {
        return did("purchase", user, item, day, sequence);
    }

    public SmallShop bought(String user, int item, double day) {
        return bought(user, item, day, 0);
    }

    public SmallShop did(String type, String user, int item, double day, long sequence) {
        Interaction event = Interaction.of("default", user, "", "i" + item, type, START + Math.round(day * DAY))
                .withSequence(sequence);
        events.add(new LedgerEntry(EmbeddedInteraction.withoutText(event.withEventId(EventIds.fromContent(event)))));
        return this;
    }

    public List<EmbeddedItem> items() {
        return items;
    }

    public Corpus corpus() {
        return new Corpus("shop", items, events);
    }
}
