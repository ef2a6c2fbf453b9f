package io.lethe.recommend.service.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.event.Item;
import io.lethe.event.UserKey;
import io.lethe.recommend.Recommender;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.list.Recommendation;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.service.http.RankingPool;
import io.lethe.recommend.service.known.Catalogues;
import io.lethe.recommend.service.known.ModelBook;
import io.lethe.recommend.service.known.RecentActivity;
import io.lethe.recommend.service.known.RecentUsers.Recent;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import io.lethe.recommend.service.recommendation.ListParameters;
import io.lethe.recommend.service.remote.InterestStore.Source;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.user.Users;
import io.lethe.recommend.service.user.Users.After;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Compares users' lists under proposed settings with those in force, without applying them. */
@Singleton
class SettingsPreview {
    /** How many users a preview asks about at the most. */
    static final int MOST_USERS = 50;

    private static final int AT_ONCE = 4;
    private static final int LATELY_ACTIVE = 1000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** An item of a list. */
    record Shown(String itemId, String title) {
        static Shown of(Recommendation one) {
            Item item = one.item().item();
            return new Shown(item.itemId(), item.title());
        }
    }

    /** An item that is in one of the two lists only, and its rank there, counted from 1. */
    record Ranked(String itemId, String title, int rank) {}

    /**
     * How a user's list would change.
     *
     * @param overlap which share of the items stays
     * @param changed how many items leave
     * @param moved   how many stay in another place
     */
    record UserChange(
            String userId,
            String source,
            double overlap,
            int changed,
            int moved,
            boolean firstChanged,
            List<Ranked> enter,
            List<Ranked> leave,
            List<Shown> before,
            List<Shown> after) {

        static UserChange of(
                String userId, Source source, List<Recommendation> inForce, List<Recommendation> previewed) {
            List<Shown> before = inForce.stream().map(Shown::of).toList();
            List<Shown> after = previewed.stream().map(Shown::of).toList();
            List<Ranked> enter = without(after, before);
            List<Ranked> leave = without(before, after);
            int longer = Math.max(before.size(), after.size());
            int kept = before.size() - leave.size();
            int moved = 0;
            for (int i = 0; i < before.size(); i++) {
                int place = after.indexOf(before.get(i));
                moved += place >= 0 && place != i ? 1 : 0;
            }
            boolean sameFirst = before.isEmpty()
                    ? after.isEmpty()
                    : !after.isEmpty() && before.get(0).equals(after.get(0));
            return new UserChange(
                    userId,
                    source.code(),
                    longer == 0 ? 1 : (double) kept / longer,
                    Math.max(enter.size(), leave.size()),
                    moved,
                    !sameFirst,
                    enter,
                    leave,
                    before,
                    after);
        }

        private static List<Ranked> without(List<Shown> list, List<Shown> other) {
            Set<Shown> there = new HashSet<>(other);
            List<Ranked> only = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                if (!there.contains(list.get(i))) {
                    only.add(new Ranked(list.get(i).itemId(), list.get(i).title(), i + 1));
                }
            }
            return only;
        }
    }

    /**
     * All of them together; the figures are missing where there is nobody.
     *
     * @param changed      how many have another list, in its items or their order
     * @param meanOverlap  the mean of the shares that stay
     * @param meanEntered  how many items are new, on average
     * @param firstChanged the share of users whose first item is another
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Summary(
            int users,
            int changed,
            @Nullable Double meanOverlap,
            @Nullable Double meanEntered,
            @Nullable Double firstChanged) {

        static Summary of(List<UserChange> users) {
            return new Summary(
                    users.size(),
                    (int) users.stream()
                            .filter(user -> user.changed() > 0 || user.moved() > 0)
                            .count(),
                    mean(users, UserChange::overlap),
                    mean(users, user -> user.enter().size()),
                    mean(users, user -> user.firstChanged() ? 1 : 0));
        }

        private static @Nullable Double mean(List<UserChange> users, ToDoubleFunction<UserChange> figure) {
            return users.isEmpty()
                    ? null
                    : Double.valueOf(
                            users.stream().mapToDouble(figure).average().orElse(0));
        }
    }

    /**
     * What was found.
     *
     * @param unavailable users that nobody could be asked about
     * @param complete    whether there was time for all of them
     */
    record Preview(long at, Summary summary, List<UserChange> users, List<String> unavailable, boolean complete) {}

    private final Users users;
    private final RecentActivity everyone;
    private final Catalogues catalogues;
    private final ModelBook models;
    private final RankingPool pool;
    private final Clock clock = Clock.systemUTC();

    SettingsPreview(Users users, RecentActivity everyone, Catalogues catalogues, ModelBook models, RankingPool pool) {
        this.users = users;
        this.everyone = everyone;
        this.catalogues = catalogues;
        this.models = models;
        this.pool = pool;
    }

    /** Some of the users that were active lately, the same ones for the same seed as long as those are the same. */
    List<String> sample(String tenant, int size, long seed) {
        List<String> known = new ArrayList<>(everyone.knownUsers().newest(tenant, LATELY_ACTIVE).stream()
                .map(Recent::userId)
                .sorted()
                .toList());
        Collections.shuffle(known, new Random(seed));
        return List.copyOf(known.subList(0, Math.min(size, known.size())));
    }

    /** Compares the lists of users by the settings in force and by others. */
    Uni<Preview> compare(String tenant, Collection<String> whom, Versioned inForce, Versioned other, int limit) {
        long at = clock.millis();
        Map<String, Optional<UserChange>> found = Collections.synchronizedMap(new HashMap<>());
        return Multi.createFrom()
                .iterable(whom)
                .onItem()
                .transformToUni(user -> compare(new UserKey(tenant, user), at, inForce, other, limit)
                        .invoke(change -> found.put(user, change)))
                .merge(AT_ONCE)
                .collect()
                .asList()
                .replaceWith(true)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(false)
                .map(done -> {
                    Map<String, Optional<UserChange>> all = Map.copyOf(found);
                    List<UserChange> changes = new ArrayList<>();
                    List<String> unavailable = new ArrayList<>();
                    for (String user : whom) {
                        Optional<UserChange> one = all.get(user);
                        if (one != null) {
                            one.ifPresentOrElse(changes::add, () -> unavailable.add(user));
                        }
                    }
                    return new Preview(at, Summary.of(changes), changes, unavailable, all.size() == whom.size());
                });
    }

    /** One user; empty if nobody could be asked. */
    private Uni<Optional<UserChange>> compare(UserKey user, long at, Versioned inForce, Versioned other, int limit) {
        return users.find(user, After.NOTHING)
                .flatMap(known -> known.source() == Source.UNAVAILABLE
                        ? Uni.createFrom().item(Optional.empty())
                        : pool.run(() -> {
                            long time = Math.max(at, known.at(OptionalLong.empty(), clock));
                            return Optional.of(UserChange.of(
                                    user.userId(),
                                    known.source(),
                                    list(user.tenant(), known, time, inForce, limit),
                                    list(user.tenant(), known, time, other, limit)));
                        }));
    }

    private List<Recommendation> list(String tenant, KnownState known, long at, Versioned settings, int limit) {
        LiveCatalogue catalogue = catalogues.of(tenant);
        Ranker ranker = models.ranker(tenant);
        ListParameters list = new ListParameters();
        list.limit = String.valueOf(limit);
        return new Recommender(catalogue, settings.settings(), ranker)
                .recommend(known.state(), at, list.request(settings.settings()))
                .items();
    }
}
