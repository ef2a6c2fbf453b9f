package io.lethe.recommend.service.known;

import io.lethe.event.ByteReader;
import io.lethe.event.ByteWriter;
import io.lethe.event.UserKey;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Which accounts are one person's. A link joins two; everybody who can be reached over links is one person. In the
 * topic the key of a link is both users' keys, the smaller user id first, and its value one version byte; a tombstone
 * ends it.
 */
public final class AccountLinks {
    /** The value of a link that holds. */
    public static final byte[] LINKED = {1};

    private final Map<UserKey, Set<String>> others = new ConcurrentHashMap<>();

    /** The key of the link between two users of a tenant, whichever comes first. */
    public static byte[] key(UserKey one, UserKey other) {
        boolean inOrder = one.userId().compareTo(other.userId()) <= 0;
        UserKey first = inOrder ? one : other;
        UserKey second = inOrder ? other : one;
        return new ByteWriter(64)
                .putBytes(first.toBytes())
                .putBytes(second.toBytes())
                .toBytes();
    }

    /** Takes a link from the topic, and returns all accounts of the persons that it makes one or parts. */
    public Set<UserKey> apply(byte[] key, boolean linked) {
        ByteReader reader = new ByteReader(key);
        UserKey one = UserKey.read(reader);
        UserKey other = UserKey.read(reader);
        Set<UserKey> concerned = new HashSet<>(List.of(one, other));
        for (UserKey end : List.of(one, other)) {
            person(end).forEach(account -> concerned.add(new UserKey(end.tenant(), account)));
        }
        set(one, other, linked);
        set(other, one, linked);
        return concerned;
    }

    /** The users that a user is linked to directly, sorted. */
    public SortedSet<String> of(UserKey user) {
        return new TreeSet<>(others.getOrDefault(user, Set.of()));
    }

    /** All other accounts of the same person, sorted. */
    public List<String> person(UserKey user) {
        SortedSet<String> found = new TreeSet<>(List.of(user.userId()));
        Deque<String> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            for (String other : of(new UserKey(user.tenant(), open.remove()))) {
                if (found.add(other)) {
                    open.add(other);
                }
            }
        }
        found.remove(user.userId());
        return List.copyOf(found);
    }

    public int size() {
        return others.values().stream().mapToInt(Set::size).sum() / 2;
    }

    private void set(UserKey user, UserKey other, boolean linked) {
        if (linked) {
            others.computeIfAbsent(user, key -> new ConcurrentSkipListSet<>()).add(other.userId());
        } else {
            others.computeIfAbsent(user, key -> new ConcurrentSkipListSet<>()).remove(other.userId());
        }
    }
}
