package io.lethe.interest.fold;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Tables in memory. */
public final class MemoryTables implements Tables {
    private final Map<TableName, MemoryTable> tables = new EnumMap<>(TableName.class);

    /** Empty tables. */
    public MemoryTables() {
        for (TableName name : TableName.values()) {
            tables.put(name, new MemoryTable());
        }
    }

    /** A copy of other tables. */
    public MemoryTables(Tables others) {
        for (TableName name : TableName.values()) {
            tables.put(name, new MemoryTable(others.of(name)));
        }
    }

    @Override
    public MemoryTable of(TableName name) {
        return Objects.requireNonNull(tables.get(name));
    }
}
