package io.lethe.embedding;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.MalformedBytesException;

/**
 * The stored form of the models in use. Version 1: a version byte, the model as text, the next one as optional text.
 */
public final class ModelsInUseCodec {
    public static final int VERSION = 1;

    private static final String KEY = "models";

    private ModelsInUseCodec() {}

    /** The one key under which the log keeps them. */
    public static byte[] key() {
        return new ByteWriter(KEY.length() + 1).putText(KEY).toBytes();
    }

    public static byte[] encode(ModelsInUse models) {
        ModelId next = models.next();
        return new ByteWriter(64)
                .putByte(VERSION)
                .putText(models.model().name())
                .putOptionalText(next == null ? null : next.name())
                .toBytes();
    }

    /** @throws MalformedBytesException if these bytes are no models of version {@value #VERSION} */
    public static ModelsInUse decode(byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "models in use");
        ModelId model = new ModelId(reader.readText());
        String next = reader.readOptionalText();
        if (model.name().equals(next)) {
            throw new MalformedBytesException("the next model is the one in use, " + next);
        }
        return new ModelsInUse(model, next == null ? null : new ModelId(next));
    }
}
