package io.lethe.interest.law;

import io.lethe.interest.fold.Table;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.fold.Tables;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A table that delegates to another one, as a base for tables with a defect. */
class ForwardingTable implements Table {
    private final Table table;

    ForwardingTable(Table table) {
        this.table = table;
    }

    /** Tables with one of them replaced. */
    static Tables with(Tables tables, TableName changed, UnaryOperator<Table> change) {
        Table other = change.apply(tables.of(changed));
        return name -> name == changed ? other : tables.of(name);
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return table.get(key);
    }

    @Override
    public Rows all() {
        return table.all();
    }

    @Override
    public Rows range(byte[] from, byte @Nullable [] to) {
        return table.range(from, to);
    }

    @Override
    public Rows reverseRange(byte[] from, byte[] to) {
        return table.reverseRange(from, to);
    }

    @Override
    public Rows withPrefix(byte[] prefix) {
        return table.withPrefix(prefix);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        table.put(key, value);
    }

    @Override
    public void remove(byte[] key) {
        table.remove(key);
    }
}
