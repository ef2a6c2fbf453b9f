package io.lethe.ingest.cleaning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.Item;
import io.lethe.event.ItemKey;
import io.lethe.event.PublicJson;

/** A change of the catalogue. */
public sealed interface ItemChange {

    /** The item's key. */
    ItemKey key();

    /** The item's new content. It also ends a withdrawal. */
    record Put(Item item) implements ItemChange {
        @Override
        public ItemKey key() {
            return item.key();
        }
    }

    /**
     * A change of some fields of the item. The others stay.
     *
     * @param changes the new values by field, in the form of {@link PublicJson}; null for a removed field
     */
    record Patch(String tenant, String itemId, ObjectNode changes) implements ItemChange {
        @Override
        public ItemKey key() {
            return ItemKey.content(tenant, itemId);
        }
    }

    /** The item is withdrawn: it stays known but is no longer recommended. */
    record Withdrawal(String tenant, String itemId) implements ItemChange {
        @Override
        public ItemKey key() {
            return ItemKey.withdrawn(tenant, itemId);
        }
    }
}
