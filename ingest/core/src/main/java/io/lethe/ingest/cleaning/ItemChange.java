package io.lethe.ingest.cleaning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.Item;
import io.lethe.event.ItemKey;
import io.lethe.event.PublicJson;

/** What a record of the catalogue asks for. */
public sealed interface ItemChange {

    /** Which item it is about. */
    ItemKey key();

    /** The item is now this; if it was withdrawn, it is back. */
    record Put(Item item) implements ItemChange {
        @Override
        public ItemKey key() {
            return item.key();
        }
    }

    /**
     * Some fields of the item change, and the others stay.
     *
     * @param changes the new values by field, as {@link PublicJson} writes them; null for a field that is no longer
     *                given
     */
    record Patch(String tenant, String itemId, ObjectNode changes) implements ItemChange {
        @Override
        public ItemKey key() {
            return ItemKey.content(tenant, itemId);
        }
    }

    /** The item is withdrawn: known, but recommended no more. */
    record Withdrawal(String tenant, String itemId) implements ItemChange {
        @Override
        public ItemKey key() {
            return ItemKey.withdrawn(tenant, itemId);
        }
    }
}
