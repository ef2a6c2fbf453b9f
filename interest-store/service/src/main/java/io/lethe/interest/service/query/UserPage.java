package io.lethe.interest.service.query;

import io.lethe.event.ByteWriter;
import io.lethe.event.UserKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some users of a tenant, in the order of their keys.
 *
 * @param users their ids, and how many events there are of each
 * @param until the user up to whose key everybody has been looked at; null if that is the end
 */
public record UserPage(List<Entry> users, @Nullable String until) {
    static final UserPage EMPTY = new UserPage(List.of(), null);

    /** A user, and how many events there are of them. */
    public record Entry(String userId, long events) {}

    /** What the keys of all users of a tenant begin with. */
    static byte[] prefix(String tenant) {
        return new ByteWriter(tenant.length() + 2).putText(tenant).toBytes();
    }

    /** The first users of both, as far as both have looked. */
    UserPage plus(UserPage other, String tenant, int limit) {
        Comparator<String> byKey =
                Comparator.comparing(userId -> new UserKey(tenant, userId).toBytes(), Arrays::compareUnsigned);
        String bound = until == null
                ? other.until
                : other.until == null || byKey.compare(until, other.until) <= 0 ? until : other.until;
        List<Entry> all = new ArrayList<>(users);
        all.addAll(other.users);
        all.sort(Comparator.comparing(Entry::userId, byKey));
        if (bound != null) {
            all.removeIf(entry -> byKey.compare(entry.userId(), bound) > 0);
        }
        if (all.size() <= limit) {
            return new UserPage(List.copyOf(all), bound);
        }
        List<Entry> first = List.copyOf(all.subList(0, limit));
        return new UserPage(first, first.get(limit - 1).userId());
    }
}
