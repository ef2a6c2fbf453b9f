package io.lethe.interest.ledger;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.ModelId;
import io.lethe.embedding.QuantizedEmbedding;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.event.UserKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Random ledgers of one user, with equal and negative times, texts, values and types added by settings. */
public final class RandomLedger {
    private static final InteractionType[] TYPES = InteractionType.values();

    private RandomLedger() {}

    /** Entries with the ids {@code prefix-0}, {@code prefix-1} and so on, in random time order. */
    public static List<LedgerEntry> of(Random random, UserKey user, String prefix, int count, int items) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean words = random.nextInt(5) == 0;
            Interaction interaction = new Interaction(
                    user.tenant(),
                    user.userId(),
                    prefix + "-" + i,
                    words && random.nextBoolean() ? null : "item " + random.nextInt(items),
                    random.nextInt(15) == 0 ? "own" : TYPES[random.nextInt(TYPES.length)].code(),
                    random.nextBoolean() ? Double.valueOf(random.nextInt(-100, 1000) / 16.0) : null,
                    words ? "words ü " + random.nextInt(5) : null,
                    random.nextInt(4) == 0 ? Double.valueOf(random.nextDouble()) : null,
                    random.nextInt(4) == 0 ? Long.valueOf(random.nextInt(9999)) : null,
                    random.nextLong(-1_000_000_000_000L, 1_700_000_000_000L) / 86_400_000L * 86_400_000L,
                    random.nextInt(4) - 1,
                    new TreeMap<>(Map.of("k", "v" + random.nextInt(3))));
            float[] vector = {1, random.nextFloat(), -random.nextFloat(), 0.5f};
            TextMeaning meaning =
                    words ? new TextMeaning(QuantizedEmbedding.of(vector), new ModelId("test-model")) : null;
            entries.add(new LedgerEntry(new EmbeddedInteraction(interaction, meaning)));
        }
        return entries;
    }
}
