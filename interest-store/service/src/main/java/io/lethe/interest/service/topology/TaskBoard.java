package io.lethe.interest.service.topology;

import io.lethe.event.UserKey;
import io.lethe.interest.cleaning.CleaningRule;
import io.lethe.interest.fold.LogSize;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;

/**
 * State of a running task that other threads may see without touching its stores: progress, backlog, and consistent
 * reads of a user's stores.
 */
public final class TaskBoard {
    private static final int STRIPES = 64;
    private static final int OPTIMISTIC_TRIES = 3;

    private final int partition;
    private final StampedLock[] locks = new StampedLock[STRIPES];
    private final Map<Place, Long> progress = new ConcurrentHashMap<>();
    final Map<String, LogSize> sizes = new ConcurrentHashMap<>();
    private final List<Waiter> waiters = new ArrayList<>();
    private volatile boolean awaited;

    volatile Map<CleaningRule, LogSize> leftOut = Map.of();

    final AtomicLong users = new AtomicLong();
    final AtomicLong events = new AtomicLong();
    final AtomicLong pending = new AtomicLong();
    final AtomicLong dirtyItems = new AtomicLong();
    final AtomicLong dirtyUsers = new AtomicLong();

    /** A partition of a topic. */
    public record Place(String topic, int partition) {}

    private record Waiter(Place place, long offset, CompletableFuture<Void> reached) {}

    TaskBoard(int partition) {
        this.partition = partition;
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new StampedLock();
        }
    }

    /** The partition of the users that the task has. */
    public int partition() {
        return partition;
    }

    /** How many users have at least one event. */
    public long users() {
        return users.get();
    }

    /** How many entries the ledgers hold. */
    public long events() {
        return events.get();
    }

    /** How many users of a tenant have at least one event, and how many entries their ledgers hold. */
    public LogSize size(String tenant) {
        return sizes.getOrDefault(tenant, LogSize.NONE);
    }

    /** How many users and events each rule leaves out of the counts across people; none that leaves out nothing. */
    public Map<CleaningRule, LogSize> leftOut() {
        return leftOut;
    }

    void resize(String tenant, LogSize size) {
        if (size.equals(LogSize.NONE)) {
            sizes.remove(tenant);
        } else {
            sizes.put(tenant, size);
        }
    }

    /** How many changes of ledgers the counts of pairs do not hold yet, and one more while trends are renewed. */
    public long pending() {
        return pending.get();
    }

    /** How many items have signals that are not published yet. */
    public long dirtyItems() {
        return dirtyItems.get();
    }

    /** How many users have a state that is not on its way to a snapshot yet. */
    public long dirtyUsers() {
        return dirtyUsers.get();
    }

    /** The highest offset that has taken effect; -1 if there is none yet. */
    public long offset(Place place) {
        return progress.getOrDefault(place, -1L);
    }

    /** Completes, on the stream's own thread, when what came in at this offset has taken effect. */
    public CompletableFuture<Void> reached(Place place, long offset) {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        synchronized (waiters) {
            waiters.add(new Waiter(place, offset, reached));
            awaited = true;
        }
        wake();
        return reached;
    }

    /** Reads what belongs to a user as it is between two records. */
    public <T> T consistently(UserKey user, Supplier<T> reading) {
        StampedLock lock = lock(user);
        for (int i = 0; i < OPTIMISTIC_TRIES; i++) {
            long stamp = lock.tryOptimisticRead();
            if (stamp != 0) {
                T result = reading.get();
                if (lock.validate(stamp)) {
                    return result;
                }
            }
        }
        long stamp = lock.readLock();
        try {
            return reading.get();
        } finally {
            lock.unlockRead(stamp);
        }
    }

    void changing(UserKey user, Runnable change) {
        StampedLock lock = lock(user);
        long stamp = lock.writeLock();
        try {
            change.run();
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    void advance(Place place, long offset) {
        progress.put(place, offset);
    }

    /** Completes those waits that have come to their end. */
    void wake() {
        if (!awaited) {
            return;
        }
        List<Waiter> done = new ArrayList<>();
        synchronized (waiters) {
            for (Iterator<Waiter> all = waiters.iterator(); all.hasNext(); ) {
                Waiter waiter = all.next();
                if (waiter.reached().isDone()) {
                    all.remove();
                } else if (offset(waiter.place()) >= waiter.offset()) {
                    all.remove();
                    done.add(waiter);
                }
            }
            awaited = !waiters.isEmpty();
        }
        done.forEach(waiter -> waiter.reached().complete(null));
    }

    private StampedLock lock(UserKey user) {
        return locks[Math.floorMod(user.hashCode(), STRIPES)];
    }
}
