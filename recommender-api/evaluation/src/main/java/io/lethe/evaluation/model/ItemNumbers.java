package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.signal.PairFold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of a catalogue's items, from 0. */
public final class ItemNumbers {
    private final Map<String, Integer> numbers = new HashMap<>();

    public ItemNumbers(List<EmbeddedItem> items) {
        items.forEach(item -> numbers.put(item.item().itemId(), numbers.size()));
    }

    /** How many items there are. */
    public int size() {
        return numbers.size();
    }

    /** The number of the item that an event is a choice of; -1 if it is none, or the item is unknown. */
    public int ofChoice(LedgerEntry event) {
        Interaction interaction = event.interaction();
        return interaction.itemId() != null && PairFold.counts(interaction)
                ? numbers.getOrDefault(interaction.itemId(), -1)
                : -1;
    }
}
