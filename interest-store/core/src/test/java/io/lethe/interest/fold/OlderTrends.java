package io.lethe.interest.fold;

import io.lethe.event.ByteWriter;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.signal.TrendKey;

/** Trends as they were stored before there were contexts. */
final class OlderTrends {
    private OlderTrends() {}

    /** Puts the trends of these tables in the older form. */
    static void putInto(MemoryTables tables) {
        MemoryTable now = new MemoryTable(tables.of(TableName.TRENDS));
        tables.of(TableName.TRENDS).clear();
        try (Rows all = now.all()) {
            while (all.next()) {
                TrendKey key = TrendKey.fromBytes(all.key());
                if (key.in() == null) {
                    byte[] older = new ByteWriter(64)
                            .putText(key.tenant())
                            .putText(key.itemId())
                            .putOrderedLong(key.hour())
                            .putText(key.type())
                            .toBytes();
                    tables.of(TableName.TRENDS).put(older, all.value());
                }
            }
        }
    }
}
