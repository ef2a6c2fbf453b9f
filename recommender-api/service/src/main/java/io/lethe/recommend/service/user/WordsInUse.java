package io.lethe.recommend.service.user;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.embedding.ModelId;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Exploration.Meaning;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.remote.Embeddings;
import io.lethe.recommend.service.remote.KnownState;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What a user's words mean to the model in use. Events keep the vector of the model that read them first, in the log
 * and in the ledger; words that another model has read are read again for the answer, once each as long as they are
 * remembered. Where the embeddings service does not answer, they have no meaning until it does: one answer in ten seconds
 * asks it again, and no other one waits for it.
 */
@Singleton
final class WordsInUse {
    private static final Logger LOG = Logger.getLogger(WordsInUse.class);

    /** How long nobody asks a service that did not answer. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private final Catalogues catalogues;
    private final Embeddings embeddings;
    private final InstantSource clock;
    /** When the service may be asked again, in milliseconds since 1970; 0 where it answered last. */
    private final AtomicLong askAgain = new AtomicLong();

    @Inject
    WordsInUse(Catalogues catalogues, Embeddings embeddings) {
        this(catalogues, embeddings, InstantSource.system());
    }

    WordsInUse(Catalogues catalogues, Embeddings embeddings, InstantSource clock) {
        this.catalogues = catalogues;
        this.embeddings = embeddings;
        this.clock = clock;
    }

    /** The same state by the model in use; as it is where the log does not say which one that is. */
    Uni<KnownState> of(KnownState known) {
        ModelId inUse = catalogues.modelInUse();
        if (inUse == null) {
            return Uni.createFrom().item(known);
        }
        Set<String> foreign = new LinkedHashSet<>();
        for (LedgerEntry entry : known.state().window()) {
            String text = foreignText(entry, inUse);
            if (text != null) {
                foreign.add(text);
            }
        }
        if (foreign.isEmpty()) {
            return Uni.createFrom().item(known);
        }
        return meanings(List.copyOf(foreign)).map(meanings -> known.with(read(known.state(), meanings, inUse)));
    }

    /** What these words mean, as far as that can be told; does not fail. */
    private Uni<Map<String, Meaning>> meanings(List<String> words) {
        Map<String, Meaning> remembered = embeddings.remembered(words);
        if (remembered.size() == words.size() || !mayAsk()) {
            return Uni.createFrom().item(remembered);
        }
        return embeddings
                .of(words)
                .invoke(meanings -> askAgain.set(0))
                .onFailure()
                .recoverWithItem(e -> {
                    LOG.warnf("Words that another model has read could not be read again: %s", e.getMessage());
                    askAgain.set(clock.millis() + PAUSE.toMillis());
                    return remembered;
                });
    }

    /** Whether the service answered last, or it is time to ask again and nobody else does so now. */
    private boolean mayAsk() {
        long at = askAgain.get();
        long now = clock.millis();
        return at == 0 || (now >= at && askAgain.compareAndSet(at, now + PAUSE.toMillis()));
    }

    private static UserState read(UserState state, Map<String, Meaning> meanings, ModelId inUse) {
        List<LedgerEntry> window = new ArrayList<>();
        for (LedgerEntry entry : state.window()) {
            String text = foreignText(entry, inUse);
            Meaning meaning = text == null ? null : meanings.get(text);
            window.add(
                    meaning == null
                            ? entry
                            : new LedgerEntry(new EmbeddedInteraction(
                                    entry.interaction(),
                                    new TextMeaning(meaning.embedding().quantized(), meaning.model()))));
        }
        return new UserState(state.user(), state.version(), window, state.longTerm());
    }

    /** The words of an event that another model has read; null if there are none. */
    private static @Nullable String foreignText(LedgerEntry entry, ModelId inUse) {
        TextMeaning meaning = entry.embedded().meaning();
        return meaning == null || meaning.model().equals(inUse)
                ? null
                : entry.interaction().text();
    }
}
