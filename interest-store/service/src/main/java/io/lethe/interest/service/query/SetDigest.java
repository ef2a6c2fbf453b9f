package io.lethe.interest.service.query;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * A digest of a set of keys with values: the sum of their SHA-256 hashes modulo 2<sup>256</sup>. It does not depend on
 * order, and the digests of disjoint sets add up to that of their union.
 */
final class SetDigest {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
    private static final int WORDS = 8;
    private static final long LOW = 0xFFFFFFFFL;

    private final MessageDigest hash;
    private final long[] sums = new long[WORDS];

    SetDigest() {
        try {
            hash = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** @param kind what kind of thing it is, so that two kinds with equal bytes differ */
    void add(String kind, byte[] key, byte[] value) {
        hash.update(kind.getBytes(StandardCharsets.UTF_8));
        hash.update(ByteBuffer.allocate(5).put((byte) 0).putInt(key.length).array());
        hash.update(key);
        ByteBuffer words = ByteBuffer.wrap(hash.digest(value));
        for (int i = 0; i < WORDS; i++) {
            sums[i] += words.getInt() & LOW;
        }
    }

    String toHex() {
        BigInteger total = BigInteger.ZERO;
        for (long sum : sums) {
            total = total.shiftLeft(32).add(BigInteger.valueOf(sum));
        }
        return hex(total);
    }

    /** The digest of the union of two disjoint sets. */
    static String plus(String left, String right) {
        return hex(new BigInteger(left, 16).add(new BigInteger(right, 16)));
    }

    private static String hex(BigInteger number) {
        return String.format(Locale.ROOT, "%064x", number.mod(MODULUS));
    }
}
