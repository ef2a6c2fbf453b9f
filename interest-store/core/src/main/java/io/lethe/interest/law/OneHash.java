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
 * The hashes of everything that follows from one history, folded in many random orders. Each time a fifth of the events
 * is doubled, all of them are split by chance between 7 folds, each of those is restarted, and what they keep is merged
 * into one. There is one hash, or the laws are broken.
 */
public final class OneHash {
    private OneHash() {}

    /**
     * @param orders in how many orders, at least 1
     * @param done   is told how many orders have been folded
     * @return the different hashes, SHA-256 in hexadecimal; the naive model's is among them
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
