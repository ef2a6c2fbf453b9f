package io.lethe.interest.law;

import io.lethe.event.ByteWriter;
import io.lethe.interest.fold.ReadableTable.Rows;
import io.lethe.interest.fold.TableName;
import io.lethe.interest.fold.Tables;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Folds one history in many random orders and hashes the resulting tables. For each order, a fifth of the events is
 * duplicated, and all of them are split randomly between 7 folds. Each fold is restarted, and their results are merged
 * into one. If the laws hold, all hashes are equal.
 */
public final class OneHash {
    private OneHash() {}

    /**
     * @param orders the number of orders, at least 1
     * @param done   receives the number of orders folded so far
     * @return the distinct hashes, SHA-256 in hexadecimal, including the naive model's
     */
    public static SortedSet<String> of(Subject subject, History history, int orders, LongConsumer done) {
        Random random = new Random(history.seed());
        SortedSet<String> hashes = new TreeSet<>();
        hashes.add(hash(NaiveModel.of(history.events(), history.window()).tables()));
        for (int i = 0; i < orders; i++) {
            hashes.add(hash(PartLaws.mergedParts(subject, history.events(), random)
                    .settle()
                    .tables()));
            done.accept(i + 1);
        }
        return hashes;
    }

    private static String hash(Tables tables) {
        MessageDigest digest = sha256();
        for (TableName name : TableName.values()) {
            try (Rows rows = tables.of(name).all()) {
                while (rows.next()) {
                    digest.update(new ByteWriter()
                            .putText(name.name())
                            .putUnsigned(rows.key().length)
                            .putBytes(rows.key())
                            .putUnsigned(rows.value().length)
                            .putBytes(rows.value())
                            .toBytes());
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
