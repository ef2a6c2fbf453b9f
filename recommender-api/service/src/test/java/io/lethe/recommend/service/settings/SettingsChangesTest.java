package io.lethe.recommend.service.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.recommend.service.Refusals;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.feed.LogWithoutBroker;
import io.lethe.recommend.service.feed.RecommenderLog;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import io.lethe.recommend.service.settings.SettingsChanges.Changed;
import io.lethe.recommend.settings.SettingsChange;
import io.lethe.recommend.settings.SettingsStamp;
import io.lethe.recommend.settings.SettingsStamp.How;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsChangesTest {
    private static final String WEEK = "halfLife: 7d\n";

    private final SettingsBook book = new SettingsBook();
    private final RecommenderLog log = LogWithoutBroker.of(new Catalogues(), new ModelBook());
    private final SettingsChanges changes = new SettingsChanges(book, log);

    @AfterEach
    void stop() {
        changes.stop(new ShutdownEvent());
    }

    @Test
    void shouldWriteNothingWhereNothingChanges() {
        // When
        Changed put = done(changes.put("shop", "{}", null));
        Changed patched = done(changes.patch("shop", "{\"halfLife\":\"30d\"}", null));

        // Then
        assertThat(put.number()).isNull();
        assertThat(put.changes()).isEmpty();
        assertThat(patched.number()).isNull();
        assertThat(patched.inForce()).isEqualTo(book.of("shop"));
    }

    @Test
    void shouldSayWhichSettingsAWholeDocumentLeftOut() {
        // Given
        inForce(SmallShop.settings("{\"halfLife\":\"7d\",\"diversity\":0.5}"), 1);

        // When / Then
        assertThat(done(changes.put("shop", "halfLife: 7d\ndiversity: 0.5\n", null))
                        .reset())
                .isEmpty();
        Refusals.of(503, () -> done(changes.put("shop", WEEK, null))).hasMessageContaining("broker");
        assertThat(SettingsChange.between(
                        book.of("shop").document().tree(),
                        SettingsBook.read(WEEK).document().tree()))
                .extracting(SettingsChange::path)
                .containsExactly("diversity");
    }

    @Test
    void shouldRefuseAChangeOfSettingsThatAreNoLongerInForce() {
        // Given
        String tag = SettingsTags.of(book.of("shop").version());
        assertThat(done(changes.put("shop", "{}", tag)).number()).isNull();

        // When
        inForce(SettingsBook.read(WEEK), 1);

        // Then
        Refusals.of(412, () -> done(changes.put("shop", "{}", tag)));
        Refusals.of(412, () -> done(changes.patch("shop", "{}", tag)));
        Refusals.of(412, () -> done(changes.undo("shop", tag)));
        Refusals.of(412, () -> done(changes.restore("shop", "0123456789ab", tag)));
    }

    @Test
    void shouldRefuseADocumentThatIsWrongBeforeItIsWritten() {
        Refusals.ofField("mix.tend", () -> done(changes.put("shop", "mix: {tend: 1}", null)));
        Refusals.ofField("halfLife", () -> done(changes.patch("shop", "{\"halfLife\":\"-1\"}", null)));
    }

    @Test
    void shouldHaveNothingToUndoAndNothingToRestoreAtTheBeginning() {
        Refusals.of(409, () -> done(changes.undo("shop", null)));
        Refusals.of(404, () -> done(changes.restore("shop", "0123456789ab", null)))
                .hasMessageContaining("'0123456789ab'");
    }

    @Test
    void shouldFindSettingsThatWereInForceBefore() {
        // Given
        Versioned week = SettingsBook.read(WEEK);

        // When
        inForce(week, 1);

        // Then
        assertThat(changes.earlier("shop", week.version())).isEqualTo(week);
        assertThat(done(changes.restore("shop", week.version(), null)).changes())
                .isEmpty();
        Refusals.of(404, () -> changes.earlier("other", week.version()));
    }

    @Test
    void shouldNotStartWithASettingsFileThatIsWrong(@TempDir Path folder) throws IOException {
        // Given
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "mix:\n  tend: 1\n");
        Path missing = folder.resolve("missing.yaml");

        // When / Then
        assertThatThrownBy(() -> start(wrong))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wrong.yaml")
                .hasMessageContaining("2")
                .hasMessageContaining("did you mean trend?");
        assertThatThrownBy(() -> start(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("missing.yaml");
    }

    private void start(Path file) {
        new SettingsFile(SmallShop.configWithSettings(file), log, book, changes).start(new StartupEvent());
    }

    private void inForce(Versioned settings, long number) {
        ConsumerRecord<byte[], byte[]> message = new ConsumerRecord<>(
                "settings",
                0,
                number,
                "shop".getBytes(StandardCharsets.UTF_8),
                settings.document().json().getBytes(StandardCharsets.UTF_8));
        message.headers().add(SettingsStamp.HEADER, new SettingsStamp(number, SmallShop.NOW, How.PUT, null).toBytes());
        book.apply(message);
    }

    private static Changed done(Uni<Changed> change) {
        return change.await().indefinitely();
    }
}
