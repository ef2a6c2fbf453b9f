package io.lethe.interest.fold;

import io.lethe.interest.signal.ItemCount;

/** A table of counts. A count of 0 is removed. */
final class ItemCounts {
    private final Table table;

    ItemCounts(Table table) {
        this.table = table;
    }

    ItemCount get(byte[] key) {
        byte[] bytes = table.get(key);
        return bytes == null ? ItemCount.NONE : ItemCount.fromBytes(bytes);
    }

    void set(byte[] key, ItemCount count) {
        if (count.amount() == 0) {
            table.remove(key);
        } else {
            table.put(key, count.toBytes());
        }
    }
}
