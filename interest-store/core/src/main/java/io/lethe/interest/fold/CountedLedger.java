package io.lethe.interest.fold;

import org.jspecify.annotations.Nullable;

/** The ledgers as far as they count across people. */
public final class CountedLedger implements ReadableTable {
    private final ReadableTable ledger;
    private final ReadableTable leftOut;

    /**
     * @param ledger  {@link TableName#LEDGER}
     * @param leftOut {@link TableName#LEFT_OUT}
     */
    public CountedLedger(ReadableTable ledger, ReadableTable leftOut) {
        this.ledger = ledger;
        this.leftOut = leftOut;
    }

    @Override
    public byte @Nullable [] get(byte[] key) {
        return leftOut.get(key) == null ? ledger.get(key) : null;
    }

    @Override
    public Rows all() {
        return new Counting(ledger.all());
    }

    @Override
    public Rows range(byte[] from, byte @Nullable [] to) {
        return new Counting(ledger.range(from, to));
    }

    @Override
    public Rows reverseRange(byte[] from, byte[] to) {
        return new Counting(ledger.reverseRange(from, to));
    }

    @Override
    public Rows withPrefix(byte[] prefix) {
        return new Counting(ledger.withPrefix(prefix));
    }

    /** A cursor that passes over what is left out. */
    private final class Counting implements Rows {
        private final Rows rows;

        Counting(Rows rows) {
            this.rows = rows;
        }

        @Override
        public boolean next() {
            boolean more = rows.next();
            while (more && leftOut.get(rows.key()) != null) {
                more = rows.next();
            }
            return more;
        }

        @Override
        public byte[] key() {
            return rows.key();
        }

        @Override
        public byte[] value() {
            return rows.value();
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
