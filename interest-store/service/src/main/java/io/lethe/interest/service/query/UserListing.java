package io.lethe.interest.service.query;

import io.lethe.event.UserKey;
import io.lethe.interest.fold.LogSize;
import io.lethe.interest.ledger.UserVersion;
import io.lethe.interest.service.InterestBeans;
import io.lethe.interest.service.InterestStream;
import io.lethe.interest.service.topology.Stores;
import io.lethe.interest.service.topology.TaskBoard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The users of a tenant in this process: page by page in the order of their keys, and counted. */
@ApplicationScoped
public class UserListing {
    private static final long BUDGET_NANOS = 1_000_000_000;
    private static final int LOOK_AT_CLOCK_EVERY = 1000;
    private static final byte LARGEST = (byte) 0xFF;

    private final InterestBeans beans;

    @Inject
    UserListing(InterestBeans beans) {
        this.beans = beans;
    }

    /**
     * A page.
     *
     * @param after the user after whose key it begins; null for the first one
     * @param part  what a user's id contains, whatever its case; null for anything
     * @throws InvalidStateStoreException while partitions are being restored
     */
    UserPage page(String tenant, @Nullable String after, @Nullable String part, int limit) {
        InterestStream stream = running();
        UserPage page = UserPage.EMPTY;
        long deadline = System.nanoTime() + BUDGET_NANOS;
        for (TaskBoard board : stream.boards().all()) {
            ReadOnlyKeyValueStore<Bytes, byte[]> versions = stream.store(Stores.VERSIONS, board.partition());
            page = page.plus(scan(versions, tenant, after, part, limit, deadline), tenant, limit);
        }
        return page;
    }

    /**
     * How many users and events a tenant has in this process. It is counted as events come, so nothing is read for it.
     *
     * @throws InvalidStateStoreException while partitions are being restored
     */
    LogSize size(String tenant) {
        return running().boards().all().stream()
                .map(board -> board.size(tenant))
                .reduce(LogSize.NONE, LogSize::plus);
    }

    private InterestStream running() {
        InterestStream stream = beans.stream();
        if (!stream.isRunning()) {
            throw new InvalidStateStoreException("the stores are being restored (" + stream.state() + ")");
        }
        return stream;
    }

    /**
     * The users of one partition, up to one more than the limit.
     *
     * @param versions the partition's versions by user
     * @param deadline when to end the page early, as {@link System#nanoTime} counts
     */
    static UserPage scan(
            ReadOnlyKeyValueStore<Bytes, byte[]> versions,
            String tenant,
            @Nullable String after,
            @Nullable String part,
            int limit,
            long deadline) {
        byte[] prefix = UserPage.prefix(tenant);
        byte[] end = Arrays.copyOf(prefix, prefix.length + 3);
        Arrays.fill(end, prefix.length, end.length, LARGEST);
        byte[] begin = after == null ? prefix : new UserKey(tenant, after).toBytes();
        String wanted = part == null ? null : part.toLowerCase(Locale.ROOT);
        List<UserPage.Entry> found = new ArrayList<>();
        long seen = 0;
        try (KeyValueIterator<Bytes, byte[]> all = versions.range(Bytes.wrap(begin), Bytes.wrap(end))) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> one = all.next();
                String userId = UserKey.fromBytes(one.key.get()).userId();
                if (userId.equals(after)) {
                    continue;
                }
                long events = UserVersion.fromBytes(one.value).eventCount();
                if (events > 0
                        && (wanted == null || userId.toLowerCase(Locale.ROOT).contains(wanted))) {
                    found.add(new UserPage.Entry(userId, events));
                }
                boolean late = ++seen % LOOK_AT_CLOCK_EVERY == 0 && System.nanoTime() > deadline;
                if (all.hasNext() && (found.size() > limit || late)) {
                    return new UserPage(found, userId);
                }
            }
        }
        return new UserPage(found, null);
    }
}
