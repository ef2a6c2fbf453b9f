package io.lethe.interest.service;

import io.lethe.event.MalformedBytesException;
import io.lethe.event.Topic;
import io.lethe.event.UserKey;
import io.lethe.event.log.BatchLoop;
import io.lethe.event.log.LogConnection;
import io.lethe.interest.ledger.UserStateCodec;
import io.lethe.interest.postgres.Migrations;
import io.lethe.interest.postgres.Snapshot;
import io.lethe.interest.postgres.SnapshotRepository;
import io.lethe.interest.postgres.SnapshotStoreException;
import io.lethe.interest.service.topology.SnapshotRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the snapshots that come by topic to Postgres. While Postgres cannot be reached, they wait in the topic; what
 * Postgres will never take is left out and logged.
 */
final class SnapshotWriter implements AutoCloseable {
    /** The consumer group. */
    static final String GROUP = "lethe-snapshots";

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotWriter.class);

    private final DataSource database;
    private final SnapshotRepository repository;
    private @Nullable BatchLoop loop;
    private boolean closed;
    private boolean migrated;

    SnapshotWriter(DataSource database, SnapshotRepository repository) {
        this.database = database;
        this.repository = repository;
    }

    synchronized void start(LogConnection log, int batch) {
        if (closed) {
            return;
        }
        loop = BatchLoop.start(
                GROUP, log.consumer(GROUP, GROUP, batch), List.of(Topic.SNAPSHOTS.topicName()), this::write);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (loop != null) {
            loop.close();
        }
    }

    private void write(ConsumerRecords<byte[], byte[]> batch) {
        if (!migrated) {
            Migrations.apply(database);
            migrated = true;
        }
        List<Snapshot> snapshots = new ArrayList<>();
        batch.forEach(message -> read(message).ifPresent(snapshots::add));
        try {
            repository.write(snapshots);
        } catch (SnapshotStoreException e) {
            if (!e.unfit()) {
                migrated = false;
                throw e;
            }
            for (Snapshot snapshot : snapshots) {
                writeAlone(snapshot);
            }
        }
    }

    private void writeAlone(Snapshot snapshot) {
        try {
            repository.write(List.of(snapshot));
        } catch (SnapshotStoreException e) {
            if (!e.unfit()) {
                migrated = false;
                throw e;
            }
            LOG.error(
                    "Postgres does not take the snapshot of a user in {}: {}",
                    snapshot.user().tenant(),
                    e.getMessage());
        }
    }

    private static Optional<Snapshot> read(ConsumerRecord<byte[], byte[]> message) {
        try {
            SnapshotRecord snapshot = SnapshotRecord.read(message.value(), message.headers());
            byte[] state = snapshot.state();
            return Optional.of(new Snapshot(
                    UserKey.fromBytes(message.key()),
                    snapshot.position(),
                    state == null ? null : UserStateCodec.decode(state)));
        } catch (MalformedBytesException e) {
            LOG.error("Left out snapshot {}@{}: {}", message.partition(), message.offset(), e.getMessage());
            return Optional.empty();
        }
    }
}
