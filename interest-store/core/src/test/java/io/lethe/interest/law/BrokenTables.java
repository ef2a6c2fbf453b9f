package io.lethe.interest.law;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.interest.fold.InterestFold;
import io.lethe.interest.fold.MemoryTable;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.fold.Table;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.fold.Tables;
import io.lethe.interest.signal.ItemCount;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Correct folds on tables of which one loses or corrupts data. */
final class BrokenTables {
    private BrokenTables() {}

    static List<Mutation> all() {
        return List.of(
                at("a restart forgets the pending pairs", Law.RESTART, TableName.PENDING, BrokenTables::emptied),
                at("a restart forgets the rivals", Law.RESTART, TableName.RIVALS, BrokenTables::emptied),
                at("pairs that are counted stay pending", Law.RESTART, TableName.PENDING, KeepsAll::new),
                at("the place of an erased event stays known", Law.REBUILD, TableName.EVENT_IDS, KeepsAll::new),
                at("an event that lost is not kept", Law.MERGE, TableName.RIVALS, KeepsNone::new),
                at("pairs are kept without the tenant", Law.ISOLATION, TableName.PAIRS, Tenantless::new),
                at("trends are kept without the tenant", Law.ISOLATION, TableName.TRENDS, Tenantless::new),
                at("event ids are kept without the tenant", Law.ISOLATION, TableName.EVENT_IDS, Tenantless::new),
                at("a count of pairs starts anew when it is full", Law.OVERFLOW, TableName.PAIRS, Restarting::new),
                at("pairs reach from one user to the next", Law.PARTITIONS, TableName.LEDGER, Boundless::new));
    }

    private static Mutation at(String name, Law law, TableName table, UnaryOperator<Table> change) {
        return new Mutation(name, law, new Subject() {
            @Override
            public InterestFold open(Tables tables) {
                return super.open(ForwardingTable.with(tables, table, change));
            }
        });
    }

    private static Table emptied(Table table) {
        try (Rows left = new MemoryTable(table).all()) {
            while (left.next()) {
                table.remove(left.key());
            }
        }
        return table;
    }

    private static final class KeepsAll extends ForwardingTable {
        KeepsAll(Table table) {
            super(table);
        }

        @Override
        public void remove(byte[] key) {}
    }

    private static final class KeepsNone extends ForwardingTable {
        KeepsNone(Table table) {
            super(table);
        }

        @Override
        public void put(byte[] key, byte[] value) {}
    }

    private static final class Restarting extends ForwardingTable {
        Restarting(Table table) {
            super(table);
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            byte[] count = super.get(key);
            return count == null || ItemCount.fromBytes(count).amount() > Long.MAX_VALUE / 2 ? null : count;
        }
    }

    private static final class Tenantless extends ForwardingTable {
        Tenantless(Table table) {
            super(table);
        }

        @Override
        public byte @Nullable [] get(byte[] key) {
            return super.get(without(key));
        }

        @Override
        public void put(byte[] key, byte[] value) {
            super.put(without(key), value);
        }

        @Override
        public void remove(byte[] key) {
            super.remove(without(key));
        }

        @Override
        public Rows withPrefix(byte[] prefix) {
            return super.withPrefix(without(prefix));
        }

        private static byte[] without(byte[] key) {
            ByteReader reader = new ByteReader(key);
            reader.readText();
            return new ByteWriter().putText("").putBytes(reader.readRest()).toBytes();
        }
    }

    private static final class Boundless extends ForwardingTable {
        Boundless(Table table) {
            super(table);
        }

        @Override
        public Rows reverseRange(byte[] from, byte[] to) {
            return super.reverseRange(new byte[0], to);
        }
    }
}
