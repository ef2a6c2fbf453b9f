package io.lethe.event;

/** Where a record came into Lethe: its place in one of the public topics. */
public record Origin(String topic, int partition, long offset) {
    /** The name of the record header that carries an origin down the log. */
    public static final String HEADER = "lethe-origin";

    public byte[] toBytes() {
        return new ByteWriter()
                .putText(topic)
                .putUnsigned(partition)
                .putUnsigned(offset)
                .toBytes();
    }

    /** @throws MalformedBytesException if these are not the bytes of an origin */
    public static Origin fromBytes(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        return new Origin(reader.readText(), reader.readUnsignedInt(), reader.readUnsigned());
    }
}
