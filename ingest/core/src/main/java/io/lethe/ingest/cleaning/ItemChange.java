package io.lethe.ingest.cleaning;

import io.lethe.event.Item;
import io.lethe.event.ItemKey;

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

    /** The item is withdrawn: known, but recommended no more. */
    record Withdrawal(String tenant, String itemId) implements ItemChange {
        @Override
        public ItemKey key() {
            return ItemKey.withdrawn(tenant, itemId);
        }
    }
}
