package io.lethe.recommend.service.learning;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.learning.ChoiceSample;
import io.lethe.recommend.learning.UserDraw;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.remote.InterestStore;
import io.lethe.recommend.service.remote.InterestStore.Listing;
import io.lethe.recommend.service.remote.InterestStore.Source;
import io.lethe.recommend.service.remote.KnownState;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What learning reads of a tenant's log.
 *
 * @param users  how many users it has
 * @param events how many events it has
 * @param drawn  the users whose choices are learned from
 */
record TenantLog(long users, long events, List<UserKey> drawn) {
    private static final int PAGE = 1000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * Goes through the users of a tenant, page by page.
     *
     * @throws ProblemException if interest-store does not answer, or is restoring its stores
     */
    static TenantLog of(InterestStore store, String tenant) {
        UserDraw draw = ChoiceSample.draw();
        long users = 0;
        long events = 0;
        String after = null;
        do {
            Listing page = waitFor(store.users(tenant, after, null, PAGE));
            for (InterestStore.Listed user : page.users()) {
                draw.add(new UserKey(tenant, user.userId()));
                users++;
                events += user.events();
            }
            after = page.after();
        } while (after != null);
        return new TenantLog(users, events, draw.drawn());
    }

    /**
     * The states of the drawn users, as they are now, without what does not count across people.
     *
     * @throws ProblemException if interest-store does not answer, or has only snapshots of some
     */
    List<UserState> states(InterestStore store) {
        List<UserState> states = new ArrayList<>();
        for (UserKey user : drawn) {
            KnownState known = waitFor(store.counted(user)
                    .onFailure(e -> !(e instanceof ProblemException))
                    .transform(e -> ProblemException.unavailable("interest-store does not answer.")));
            if (known.source() != Source.LIVE) {
                throw ProblemException.unavailable(
                        "interest-store is catching up, and has only snapshots of some users.");
            }
            states.add(known.state());
        }
        return states;
    }

    private static <T> T waitFor(Uni<T> asked) {
        return asked.await().atMost(PATIENCE);
    }
}
