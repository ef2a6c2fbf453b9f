package io.lethe.event;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The first sixteen bytes of the SHA-256 hash of some content. Of two events with the same id, the one with the
 * bytewise smaller hash always wins.
 */
public final class ContentHash implements Comparable<ContentHash> {
    /** The length of a hash in bytes. */
    public static final int LENGTH = 16;

    private final byte[] bytes;

    private ContentHash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of these bytes. */
    public static ContentHash of(byte[] content) {
        return new ContentHash(Arrays.copyOf(sha256().digest(content), LENGTH));
    }

    /** @throws MalformedBytesException unless there are {@value #LENGTH} bytes */
    public static ContentHash fromBytes(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new MalformedBytesException("a content hash has " + LENGTH + " bytes, not " + bytes.length);
        }
        return new ContentHash(bytes.clone());
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public int compareTo(ContentHash other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
