package io.lethe.interest.service.topology;

import io.lethe.interest.ledger.UserVersion;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Tells which version each changed user's state has now, once for all changes since the last time. */
final class ChangeNotices {
    private final ProcessorContext<byte[], byte[]> context;
    private final KeyValueStore<Bytes, byte[]> versions;
    private final Set<Bytes> changed;

    /** @param unsure users of whom it is not known whether their last change was told */
    ChangeNotices(ProcessorContext<byte[], byte[]> context, Collection<Bytes> unsure) {
        this.context = context;
        this.versions = Unmetered.store(context, Stores.VERSIONS);
        this.changed = new LinkedHashSet<>(unsure);
    }

    void mark(byte[] user) {
        changed.add(Bytes.wrap(user));
    }

    /** @return whether there was anything to tell */
    boolean publish(long now) {
        boolean any = !changed.isEmpty();
        for (Bytes user : changed) {
            byte[] version = versions.get(user);
            context.forward(
                    new Record<>(user.get(), version == null ? UserVersion.NONE.toBytes() : version, now),
                    Sinks.CHANGES.sinkName());
        }
        changed.clear();
        return any;
    }
}
