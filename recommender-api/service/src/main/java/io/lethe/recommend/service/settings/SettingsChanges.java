package io.lethe.recommend.service.settings;

import io.lethe.event.Topic;
import io.lethe.recommend.service.feed.RecommenderLog;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import io.lethe.recommend.settings.SettingsChange;
import io.lethe.recommend.settings.SettingsDocument;
import io.lethe.recommend.settings.SettingsHistory;
import io.lethe.recommend.settings.SettingsHistory.Entry;
import io.lethe.recommend.settings.SettingsHistory.Target;
import io.lethe.recommend.settings.SettingsStamp;
import io.lethe.recommend.settings.SettingsStamp.How;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Applies changes of settings one at a time, so that a precondition still holds when its change is applied. One thread
 * does so, and waits for each write. The replaced version is first written to the history.
 */
@Singleton
class SettingsChanges {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /**
     * What a change has made of the settings.
     *
     * @param number  its number in the history; null if nothing has changed
     * @param changes against what was in force before
     * @param reset   the fields that a whole document left out, and that so got their defaults back
     */
    record Changed(Versioned inForce, @Nullable Long number, List<SettingsChange> changes, List<String> reset) {}

    /** Settings to be put in force. */
    private record Wanted(
            Versioned settings,
            How how,
            @Nullable Long restores,
            @Nullable String written) {
        Wanted(Versioned settings, How how) {
            this(settings, how, null, null);
        }
    }

    private final SettingsBook book;
    private final RecommenderLog log;
    private final Clock clock = Clock.systemUTC();
    private final ExecutorService turns = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "lethe-settings");
        thread.setDaemon(true);
        return thread;
    });

    SettingsChanges(SettingsBook book, RecommenderLog log) {
        this.book = book;
        this.log = log;
    }

    void stop(@Observes ShutdownEvent event) {
        turns.shutdownNow();
    }

    /**
     * Puts a whole document in force.
     *
     * @param ifMatch the header {@code If-Match}; null where any version may be in force
     */
    Uni<Changed> put(String tenant, String text, @Nullable String ifMatch) {
        return change(tenant, ifMatch, () -> new Wanted(SettingsBook.read(text), How.PUT, null, text));
    }

    /** Applies a merge patch to what is in force. */
    Uni<Changed> patch(String tenant, String patch, @Nullable String ifMatch) {
        return change(tenant, ifMatch, () -> new Wanted(SettingsBook.patched(book.of(tenant), patch), How.PATCH));
    }

    /** Takes the newest change back that has not been taken back yet. */
    Uni<Changed> undo(String tenant, @Nullable String ifMatch) {
        return change(tenant, ifMatch, () -> {
            Target target = book.history(tenant)
                    .undo()
                    .orElseThrow(() -> ProblemException.conflict("There is no change left that could be undone."));
            return new Wanted(Versioned.of(target.document()), How.UNDO, target.number(), null);
        });
    }

    /** Puts settings in force again that were in force before. */
    Uni<Changed> restore(String tenant, String version, @Nullable String ifMatch) {
        return change(tenant, ifMatch, () -> new Wanted(earlier(tenant, version), How.RESTORE));
    }

    /** Puts the settings of a file in force. */
    Uni<Changed> file(String tenant, Versioned settings) {
        return change(tenant, null, () -> new Wanted(settings, How.FILE));
    }

    /** Settings that were in force at some time. */
    Versioned earlier(String tenant, String version) {
        return book.history(tenant)
                .ofVersion(version)
                .map(Versioned::of)
                .orElseThrow(() -> ProblemException.notFound("No settings of the version '" + version
                        + "' are known; GET /v1/settings/history lists those that are."));
    }

    private Uni<Changed> change(String tenant, @Nullable String ifMatch, Supplier<Wanted> wanted) {
        return Uni.createFrom()
                .item(() -> {
                    SettingsTags.require(ifMatch, book.of(tenant).version());
                    return change(tenant, wanted.get());
                })
                .runSubscriptionOn(turns);
    }

    private Changed change(String tenant, Wanted wanted) {
        Versioned before = book.of(tenant);
        Versioned after = wanted.settings();
        List<SettingsChange> changes = SettingsChange.between(
                before.document().tree(), after.document().tree());
        String written = wanted.written();
        List<String> reset = written == null ? List.of() : SettingsDocument.leftOut(written, changes);
        if (changes.isEmpty() && wanted.how() != How.UNDO) {
            return new Changed(after, null, changes, reset);
        }
        SettingsHistory history = book.history(tenant);
        for (Entry entry : history.unwritten()) {
            write(message(SettingsBook.keyOfKept(tenant, entry.number()), entry.document(), entry.stamp()));
        }
        for (long number : history.tooMany()) {
            write(new ProducerRecord<>(
                    Topic.SETTINGS.topicName(), SettingsBook.keyOfKept(tenant, number), (byte[]) null));
        }
        SettingsStamp stamp = new SettingsStamp(history.next(), clock.millis(), wanted.how(), wanted.restores());
        write(message(tenant.getBytes(StandardCharsets.UTF_8), after.document(), stamp));
        return new Changed(after, stamp.number(), changes, reset);
    }

    private void write(ProducerRecord<byte[], byte[]> message) {
        log.write(message).await().atMost(PATIENCE);
    }

    private static ProducerRecord<byte[], byte[]> message(byte[] key, SettingsDocument document, SettingsStamp stamp) {
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                Topic.SETTINGS.topicName(), key, document.json().getBytes(StandardCharsets.UTF_8));
        message.headers().add(SettingsStamp.HEADER, stamp.toBytes());
        return message;
    }
}
