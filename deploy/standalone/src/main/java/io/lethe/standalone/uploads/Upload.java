package io.lethe.standalone.uploads;

import io.lethe.standalone.importing.Delivery;
import io.lethe.standalone.importing.ImportProgress;
import io.lethe.standalone.importing.RefusedRows;
import io.lethe.standalone.uploads.UploadAnswer.Fate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Files that came over REST to be imported, and how far that is. Safe for several threads. */
final class Upload {
    private final String importId;
    private final String tenant;
    private final Path folder;
    private final Instant createdAt;
    private final List<String> files = new ArrayList<>();
    private final ImportRate pace = new ImportRate();
    private final List<UploadAnswer.Noticed> noticed = new ArrayList<>();
    private UploadState state = UploadState.UNRECOGNISED;
    private @Nullable String given;
    private @Nullable Look look;
    private @Nullable String reason;
    private @Nullable ImportProgress standing;
    private Delivery.@Nullable Outcome outcome;
    private @Nullable Instant startedAt;
    private @Nullable Instant finishedAt;
    private boolean cancelled;

    /** @param folder where its files are, and what is remembered of it */
    Upload(String importId, String tenant, Path folder, Instant createdAt) {
        this.importId = importId;
        this.tenant = tenant;
        this.folder = folder;
        this.createdAt = createdAt;
    }

    String importId() {
        return importId;
    }

    String tenant() {
        return tenant;
    }

    /** The folder that {@code lethe import} could be given. */
    Path files() {
        return folder.resolve("files");
    }

    Path folder() {
        return folder;
    }

    Instant createdAt() {
        return createdAt;
    }

    synchronized UploadState state() {
        return state;
    }

    /** The mapping that somebody gave. */
    synchronized @Nullable String given() {
        return given;
    }

    synchronized @Nullable Look look() {
        return look;
    }

    synchronized List<String> fileNames() {
        return List.copyOf(files);
    }

    synchronized void addFile(String name) {
        if (!files.contains(name)) {
            files.add(name);
        }
    }

    /** Takes up what was remembered of it before a restart. */
    synchronized void restore(UploadState was, @Nullable String mapping) {
        state = was == UploadState.RUNNING ? UploadState.INTERRUPTED : was;
        given = mapping;
    }

    /** It has been looked at, with the mapping that somebody gave, if any. */
    synchronized void seen(Look found, @Nullable String mapping) {
        look = found;
        given = mapping;
        reason = found.reason();
        if (state != UploadState.INTERRUPTED) {
            state = found.rows() == null ? UploadState.UNRECOGNISED : UploadState.LOOKED_AT;
        }
    }

    /** Begins to run, if it can; says whether it does. */
    synchronized boolean begin(Instant now) {
        boolean ready = state == UploadState.LOOKED_AT || state == UploadState.INTERRUPTED;
        if (ready) {
            state = UploadState.RUNNING;
            startedAt = now;
            finishedAt = null;
            reason = null;
        }
        return ready;
    }

    /** Says something that the import did beside sending. */
    synchronized void note(String text) {
        noticed.add(new UploadAnswer.Noticed("note", "settings", "", text, "Change it in the settings"));
    }

    synchronized void cancel() {
        cancelled = true;
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** @param seconds since an arbitrary moment */
    synchronized void at(ImportProgress now, double seconds) {
        standing = now;
        pace.mark(seconds, now.visible());
    }

    synchronized void end(UploadState how, Delivery.@Nullable Outcome became, @Nullable String why, Instant now) {
        state = how;
        outcome = became;
        reason = why;
        finishedAt = now;
    }

    /** @param whole whether with what was found in the files */
    synchronized UploadAnswer answer(boolean whole) {
        Look seen = whole ? look : null;
        ImportProgress now = standing;
        Delivery.Outcome became = outcome;
        Double rate = state == UploadState.RUNNING ? pace.perSecond() : null;
        return new UploadAnswer(
                importId,
                state.code(),
                files.isEmpty() ? "" : files.get(0),
                List.copyOf(files),
                createdAt.toString(),
                look == null ? null : look.layout(),
                look == null ? null : look.guessed(),
                reason,
                seen == null
                        ? null
                        : Stream.concat(noticed.stream(), seen.findings().stream())
                                .toList(),
                seen == null ? null : seen.mapping(),
                seen == null ? null : seen.columns(),
                seen == null ? null : seen.preview(),
                now == null ? null : now.stage().code(),
                now == null ? null : now.all(),
                now == null ? null : now.sent(),
                now == null ? null : now.cleaned(),
                now == null ? null : now.embedded(),
                now == null ? null : now.visible(),
                now == null ? null : now.progress(),
                rate,
                rate == null || now == null ? null : (now.all() - now.visible()) / rate,
                became == null ? null : new Fate(became.items(), became.keptItems()),
                became == null ? null : new Fate(became.events(), became.keptEvents()),
                became == null ? null : became.rowsNotSent() + became.recordsRefused(),
                became == null ? null : refused(became),
                became == null ? null : became.warned(),
                startedAt == null ? null : startedAt.toString(),
                finishedAt == null ? null : finishedAt.toString());
    }

    private static List<RefusedRows.Group> refused(Delivery.Outcome outcome) {
        List<RefusedRows.Group> groups = new ArrayList<>(outcome.notSent());
        groups.addAll(outcome.refused());
        return groups.stream().limit(20).toList();
    }
}
