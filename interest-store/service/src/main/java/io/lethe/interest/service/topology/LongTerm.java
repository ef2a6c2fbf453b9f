package io.lethe.interest.service.topology;

import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LongTermCount;
import io.lethe.interest.ledger.LongTermKey;
import io.lethe.interest.ledger.UserVersion;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The long-term counts and the versions of a task's users, kept in step with the ledgers. */
final class LongTerm {
    private final KeyValueStore<Bytes, byte[]> counts;
    private final KeyValueStore<Bytes, byte[]> versions;
    private final TaskBoard board;

    LongTerm(ProcessorContext<?, ?> context, TaskBoard board) {
        this.counts = context.getStateStore(Stores.LONG_TERM);
        this.versions = context.getStateStore(Stores.VERSIONS);
        this.board = board;
        try (KeyValueIterator<Bytes, byte[]> users = versions.all()) {
            while (users.hasNext()) {
                board.events.addAndGet(UserVersion.fromBytes(users.next().value).eventCount());
                board.users.incrementAndGet();
            }
        }
    }

    /**
     * The counts that a change touches, as they will be.
     *
     * @throws ArithmeticException if a sum leaves the range of a long
     */
    Map<Bytes, LongTermCount> after(LedgerChange change) {
        Map<Bytes, LongTermCount> after = new LinkedHashMap<>();
        add(change.user(), change.removed(), false, after);
        add(change.user(), change.added(), true, after);
        return after;
    }

    void apply(LedgerChange change, Map<Bytes, LongTermCount> after) {
        after.forEach((key, count) -> counts.put(key, count.isNone() ? null : count.toBytes()));
        Bytes user = Bytes.wrap(change.user().toBytes());
        UserVersion before = version(user);
        UserVersion version = before;
        LedgerEntry removed = change.removed();
        LedgerEntry added = change.added();
        version = removed == null ? version : version.minus(removed);
        version = added == null ? version : version.plus(added);
        versions.put(user, version.eventCount() == 0 ? null : version.toBytes());
        board.events.addAndGet(version.eventCount() - before.eventCount());
        board.users.addAndGet((version.eventCount() > 0 ? 1 : 0) - (before.eventCount() > 0 ? 1 : 0));
    }

    private UserVersion version(Bytes user) {
        byte[] bytes = versions.get(user);
        return bytes == null ? UserVersion.NONE : UserVersion.fromBytes(bytes);
    }

    private void add(UserKey user, @Nullable LedgerEntry entry, boolean plus, Map<Bytes, LongTermCount> into) {
        if (entry == null) {
            return;
        }
        Interaction interaction = entry.interaction();
        String itemId = interaction.itemId();
        if (itemId == null) {
            return;
        }
        Bytes key = Bytes.wrap(LongTermKey.of(itemId, interaction).toBytes(user));
        LongTermCount count = into.get(key);
        if (count == null) {
            byte[] bytes = counts.get(key);
            count = bytes == null ? LongTermCount.NONE : LongTermCount.fromBytes(bytes);
        }
        LongTermCount one = LongTermCount.one(interaction);
        into.put(key, plus ? count.plus(one) : count.minus(one));
    }
}
