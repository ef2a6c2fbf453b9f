package io.lethe.interest.service.topology;

import io.lethe.interest.fold.MemoryTables;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.law.NaiveModel;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What stores and topics have to hold if they hold what the naive model says, in hexadecimal. */
public final class Expected {
    private static final HexFormat HEX = HexFormat.of();

    private Expected() {}

    /** Every store that says something about users or items, with nothing left to be done. */
    public static Map<String, Map<String, String>> stores(NaiveModel model) {
        MemoryTables tables = model.tables();
        Map<String, Map<String, String>> stores = new TreeMap<>();
        stores.put(Stores.DIRTY, new TreeMap<>());
        for (TableName name : TableName.values()) {
            Map<String, String> rows = new TreeMap<>();
            try (Rows all = tables.of(name).all()) {
                while (all.next()) {
                    rows.put(HEX.formatHex(all.key()), HEX.formatHex(all.value()));
                }
            }
            stores.put(Stores.of(name), rows);
        }
        return stores;
    }

    public static Map<String, String> neighbourSignals(NaiveModel model, int partition) {
        Map<String, String> signals = new TreeMap<>();
        model.neighbourSignals(partition)
                .forEach((key, signal) -> signals.put(HEX.formatHex(key.toBytes()), HEX.formatHex(signal.toBytes())));
        return signals;
    }

    public static Map<String, String> trendSignals(NaiveModel model, int partition) {
        Map<String, String> signals = new TreeMap<>();
        model.trendSignals(partition)
                .forEach((key, signal) -> signals.put(HEX.formatHex(key.toBytes()), HEX.formatHex(signal.toBytes())));
        return signals;
    }
}
