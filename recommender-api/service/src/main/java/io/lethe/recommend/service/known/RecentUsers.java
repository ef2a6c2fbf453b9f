package io.lethe.recommend.service.known;

import io.lethe.event.UserKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The users with the newest events, bounded per tenant. */
public final class RecentUsers {
    /** A user, and when an event of theirs came in last, in milliseconds since 1970. */
    public record Recent(String userId, long changedAt) {
        private static final Comparator<Recent> NEWEST_FIRST =
                Comparator.comparingLong(Recent::changedAt).reversed().thenComparing(Recent::userId);
    }

    private final int most;
    private final Map<String, Map<String, Long>> byTenant = new HashMap<>();

    /** @param most how many are kept of each tenant */
    public RecentUsers(int most) {
        this.most = most;
    }

    /** An event of a user came in. */
    public synchronized void changed(UserKey user, long at) {
        Map<String, Long> users = byTenant.computeIfAbsent(user.tenant(), tenant -> new LinkedHashMap<>());
        Long before = users.remove(user.userId());
        users.put(user.userId(), before == null ? at : Math.max(before, at));
        if (users.size() > most) {
            users.remove(users.keySet().iterator().next());
        }
    }

    /** Nothing is known of a user any more. */
    public synchronized void forget(UserKey user) {
        byTenant.getOrDefault(user.tenant(), new HashMap<>()).remove(user.userId());
    }

    /** The newest of a tenant. */
    public synchronized List<Recent> newest(String tenant, int limit) {
        List<Recent> all = new ArrayList<>();
        byTenant.getOrDefault(tenant, Map.of()).forEach((user, at) -> all.add(new Recent(user, at)));
        all.sort(Recent.NEWEST_FIRST);
        return List.copyOf(all.subList(0, Math.min(limit, all.size())));
    }
}
