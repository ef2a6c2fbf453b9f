package io.lethe.embedding;

import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionCodec;

/**
 * The stored form of an embedded interaction, in the log and in the ledger alike. Version 1: a version byte, the
 * content of the interaction as {@link InteractionCodec#write} has it, then either nothing, or the model as text and
 * the quantized embedding.
 */
public final class EmbeddedInteractionCodec {
    public static final int VERSION = 1;

    private EmbeddedInteractionCodec() {}

    /** Everything but tenant, user and event id, which are the key's. */
    public static byte[] encode(EmbeddedInteraction embedded) {
        ByteWriter writer = new ByteWriter(96).putByte(VERSION);
        InteractionCodec.write(embedded.interaction(), writer);
        TextMeaning meaning = embedded.meaning();
        if (meaning != null) {
            writer.putText(meaning.model().name());
            meaning.embedding().write(writer);
        }
        return writer.toBytes();
    }

    /**
     * @throws io.lethe.event.MalformedBytesException if these bytes are no embedded interaction of version
     *     {@value #VERSION}
     */
    public static EmbeddedInteraction decode(String tenant, String userId, String eventId, byte[] bytes) {
        ByteReader reader = new ByteReader(bytes);
        reader.expectVersion(VERSION, "an embedded interaction");
        Interaction interaction = InteractionCodec.read(tenant, userId, eventId, reader);
        if (!reader.hasMore()) {
            return EmbeddedInteraction.withoutText(interaction);
        }
        ModelId model = new ModelId(reader.readText());
        return new EmbeddedInteraction(interaction, new TextMeaning(QuantizedEmbedding.read(reader), model));
    }
}
