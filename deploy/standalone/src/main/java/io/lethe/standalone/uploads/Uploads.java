package io.lethe.standalone.uploads;

import io.lethe.command.RefusalException;
import io.lethe.standalone.importing.Delivery;
import io.lethe.standalone.importing.FoundScale;
import io.lethe.standalone.importing.ImportProgress;
import io.lethe.standalone.importing.LetheClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The uploads of all tenants. One import of a tenant runs at a time. */
@ApplicationScoped
public class Uploads {
    private static final Logger LOG = Logger.getLogger(Uploads.class);

    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final UploadFolder folder;
    private final FilesLook looks = new FilesLook();
    private final String kafka;
    private final String url;
    private final Clock clock = Clock.systemUTC();
    private volatile boolean stopping;

    Uploads(
            @ConfigProperty(name = "lethe.standalone.data", defaultValue = ".lethe") String data,
            @ConfigProperty(name = "lethe.standalone.kafka", defaultValue = "") String kafka,
            @ConfigProperty(name = "lethe.standalone.import.largest", defaultValue = "2147483648") long largest,
            @ConfigProperty(name = "lethe.recommender.ingest-url") String url) {
        this.folder = new UploadFolder(Path.of(data, "imports"), largest);
        this.kafka = kafka;
        this.url = url;
    }

    void start(@Observes StartupEvent event) {
        folder.left().forEach(upload -> uploads.put(upload.importId(), upload));
    }

    /** What runs is cut off, keeps its files, and is found as interrupted after the restart. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        uploads.values().forEach(Upload::cancel);
    }

    /** Takes in a first file and looks at it. */
    UploadAnswer create(String tenant, String name, InputStream body) throws IOException {
        String importId = UUID.randomUUID().toString();
        Upload upload = new Upload(importId, tenant, folder.of(importId), clock.instant());
        try {
            folder.take(upload, name, body);
            look(upload, null);
        } catch (IOException | RuntimeException e) {
            UploadFolder.remove(upload.folder());
            throw e;
        }
        uploads.put(importId, upload);
        return upload.answer(true);
    }

    /** Takes in one more file and looks at all of them. */
    UploadAnswer add(String tenant, String importId, String name, InputStream body) throws IOException {
        Upload upload = find(tenant, importId);
        requireNotStarted(upload);
        folder.take(upload, name, body);
        look(upload, upload.given());
        return upload.answer(true);
    }

    UploadAnswer map(String tenant, String importId, String mapping) throws IOException {
        Upload upload = find(tenant, importId);
        requireNotStarted(upload);
        look(upload, mapping);
        return upload.answer(true);
    }

    UploadAnswer get(String tenant, String importId) throws IOException {
        Upload upload = find(tenant, importId);
        lookOnce(upload);
        return upload.answer(true);
    }

    /** Those of a tenant, the newest first. */
    List<UploadAnswer> all(String tenant) {
        return uploads.values().stream()
                .filter(upload -> upload.tenant().equals(tenant))
                .sorted(Comparator.comparing(Upload::createdAt).reversed())
                .map(upload -> upload.answer(false))
                .toList();
    }

    /** Starts its import. */
    synchronized UploadAnswer begin(String tenant, String importId) throws IOException {
        Upload upload = find(tenant, importId);
        lookOnce(upload);
        boolean other = uploads.values().stream()
                .anyMatch(one -> one.tenant().equals(tenant) && one.state() == UploadState.RUNNING);
        if (other) {
            throw UploadRefusals.conflict(
                    "An import of this tenant is running; wait for its end, or cancel it with DELETE");
        }
        Look look = upload.look();
        Delivery.Rows rows = look == null ? null : look.rows();
        if (look == null || rows == null || !upload.begin(clock.instant())) {
            throw UploadRefusals.conflict("This import is " + upload.state().code()
                    + "; only one that has been looked at and understood, or was interrupted, can be started");
        }
        folder.remember(upload);
        Thread thread = new Thread(() -> run(upload, look, rows), "lethe-import-" + importId);
        thread.setDaemon(true);
        thread.start();
        return upload.answer(true);
    }

    /** Cancels it while it runs, else forgets it; says whether it is forgotten. */
    boolean remove(String tenant, String importId) {
        Upload upload = find(tenant, importId);
        if (upload.state() == UploadState.RUNNING) {
            upload.cancel();
            return false;
        }
        uploads.remove(importId);
        UploadFolder.remove(upload.folder());
        return true;
    }

    private void run(Upload upload, Look look, Delivery.Rows rows) {
        long begin = System.nanoTime();
        Delivery.Watch watch = new Delivery.Watch() {
            @Override
            public void at(ImportProgress standing) {
                upload.at(standing, (System.nanoTime() - begin) / 1e9);
            }

            @Override
            public boolean cancelled() {
                return upload.isCancelled();
            }
        };
        try {
            LetheClient client = LetheClient.at(url);
            FoundScale.set(look.found(), upload.tenant(), client, upload::note);
            Delivery.Outcome outcome = new Delivery(client, kafka, watch).deliver(rows);
            boolean success = outcome.isSuccess(look.ofEvents());
            end(upload, success ? UploadState.DONE : UploadState.FAILED, outcome, success ? null : outcome.why());
        } catch (CancellationException e) {
            end(upload, UploadState.CANCELLED, null, null);
        } catch (RefusalException | IOException e) {
            end(upload, UploadState.FAILED, null, e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("An import failed", e);
            end(upload, UploadState.FAILED, null, "Something went wrong; Lethe's log has it: " + e.getMessage());
        }
    }

    private void end(Upload upload, UploadState how, Delivery.@Nullable Outcome outcome, @Nullable String reason) {
        upload.end(how, outcome, reason, clock.instant());
        if (!stopping) {
            UploadFolder.remove(upload.folder());
        }
    }

    private Upload find(String tenant, String importId) {
        Upload upload = uploads.get(importId);
        if (upload == null || !upload.tenant().equals(tenant)) {
            throw UploadRefusals.unknown(importId);
        }
        return upload;
    }

    private static void requireNotStarted(Upload upload) {
        UploadState state = upload.state();
        if (state != UploadState.LOOKED_AT && state != UploadState.UNRECOGNISED) {
            throw UploadRefusals.conflict("This import is " + state.code() + "; upload the file anew");
        }
    }

    private void lookOnce(Upload upload) throws IOException {
        if (upload.look() == null && upload.state().hasFiles()) {
            look(upload, upload.given());
        }
    }

    private void look(Upload upload, @Nullable String mapping) throws IOException {
        upload.seen(looks.at(upload.files(), upload.tenant(), mapping), mapping);
        folder.remember(upload);
    }
}
