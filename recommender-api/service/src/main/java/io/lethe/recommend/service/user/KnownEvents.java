package io.lethe.recommend.service.user;

import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.profile.Evidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events in a user's window at a time, by position: how many baskets came later. */
final class KnownEvents {
    /** What tells an event from others, as far as evidence says it. */
    private record Mark(
            String eventId,
            long timestamp,
            String type,
            @Nullable String itemId) {}

    private final Map<Mark, Interaction> byMark = new HashMap<>();
    private final Map<LedgerKey, Integer> positions = new HashMap<>();
    private final int later;
    private final boolean reaches;

    KnownEvents(UserState state, long at) {
        List<LedgerEntry> window = state.window();
        int known = state.known(at);
        int[] baskets = state.baskets();
        int now = known == 0 ? -1 : baskets[known - 1];
        later = window.isEmpty() ? 0 : baskets[window.size() - 1] - now;
        reaches = known > 0 || window.size() == state.version().eventCount();
        for (int i = 0; i < window.size(); i++) {
            Interaction event = window.get(i).interaction();
            byMark.put(markOf(event), event);
            positions.put(window.get(i).key(), now - baskets[i]);
        }
    }

    /** The event behind a piece of evidence; null for a week's count. */
    @Nullable
    Interaction behind(Evidence evidence) {
        String eventId = evidence.eventId();
        return eventId == null
                ? null
                : byMark.get(new Mark(eventId, evidence.timestamp(), evidence.type(), evidence.itemId()));
    }

    /**
     * How many of the user's baskets came after an event, up to the time; negative for one that is later than that.
     *
     * @param newer how many baskets of all came after it; null if that is not known
     * @return null if it cannot be known
     */
    @Nullable
    Integer position(LedgerEntry entry, @Nullable Long newer) {
        Integer position = positions.get(entry.key());
        if (position != null) {
            return position;
        }
        return newer != null && reaches ? Integer.valueOf((int) (newer - later)) : null;
    }

    private static Mark markOf(Interaction event) {
        return new Mark(event.eventId(), event.timestamp(), event.type(), event.itemId());
    }
}
