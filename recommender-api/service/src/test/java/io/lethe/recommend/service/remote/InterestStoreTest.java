package io.lethe.recommend.service.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.recommend.service.Neighbourhood;
import io.lethe.recommend.service.Refusals;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.remote.InterestStore.Listed;
import io.lethe.recommend.service.remote.InterestStore.Listing;
import io.lethe.recommend.service.remote.InterestStore.Page;
import io.lethe.recommend.service.remote.InterestStore.Source;
import io.lethe.recommend.service.remote.QueryTime.From;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterestStoreTest {
    private static final UserKey ODD = new UserKey("default", "a b/ü+%");

    private final Neighbourhood neighbourhood = Neighbourhood.start();
    private final InterestStore store = new InterestStore(SmallShop.config(neighbourhood.port()));

    @AfterEach
    void stop() {
        neighbourhood.stop();
    }

    @Test
    void shouldKeepAStateAndHaveItConfirmed() {
        // Given
        neighbourhood.put(SmallShop.event("e1", "view", "sail", 1000));
        KnownState first = state(SmallShop.ANNA);

        // When
        KnownState confirmed = state(SmallShop.ANNA);
        neighbourhood.put(SmallShop.event("e2", "view", "dive", 2000));
        KnownState changed = state(SmallShop.ANNA);

        // Then
        assertThat(first.source()).isEqualTo(Source.LIVE);
        assertThat(confirmed.state()).isSameAs(first.state());
        assertThat(changed.state().version().eventCount()).isEqualTo(2);
    }

    @Test
    void shouldForgetWhatIsKept() {
        // Given
        KnownState first = state(SmallShop.ANNA);

        // When
        store.forget(SmallShop.ANNA);

        // Then
        assertThat(state(SmallShop.ANNA).state()).isNotSameAs(first.state()).isEqualTo(first.state());
    }

    @Test
    void shouldAskForIdsOfAnyKind() {
        // Given
        neighbourhood.put(SmallShop.entry(Interaction.of("default", ODD.userId(), "e", "sail", "view", 1000)));

        // When / Then
        assertThat(state(ODD).state().version().eventCount()).isEqualTo(1);
        assertThat(state(ODD).state().user()).isEqualTo(ODD);
    }

    @Test
    void shouldSayWhetherThePositionWasReachedOnlyWhereOneWasAskedFor() {
        // When / Then
        assertThat(state(SmallShop.ANNA).after()).isNull();
        assertThat(after(5).after()).isEqualTo("reached");
        neighbourhood.after = "timeout";
        assertThat(after(6).after()).isEqualTo("timeout");
        assertThat(neighbourhood.requests).last().asString().endsWith("&after=6&wait=250");
    }

    @Test
    void shouldSayThatAStateIsOfASnapshotAndFailWhereThereIsNone() {
        // Given
        neighbourhood.source = "snapshot";

        // When / Then
        assertThat(state(SmallShop.ANNA).source()).isEqualTo(Source.SNAPSHOT);
        neighbourhood.interestDown = true;
        Refusals.of(503, () -> state(SmallShop.ANNA)).hasMessageContaining("503");
    }

    @Test
    void shouldTurnPagesOfEvents() {
        // Given
        for (int i = 1; i <= 3; i++) {
            neighbourhood.put(SmallShop.event("e" + i, "view", "sail", i * 1000L));
        }

        // When
        Page first = events(null);
        Page last = events(first.next());

        // Then
        assertThat(ids(first)).containsExactly("e3", "e2");
        assertThat(ids(last)).containsExactly("e1");
        assertThat(last.next()).isNull();
        assertThat(last.isEnd()).isFalse();
        assertThat(Page.END.isEnd()).isTrue();
    }

    @Test
    void shouldListUsersFromAPlaceOn() {
        // Given
        neighbourhood.told.put("/internal/interest/users", "{\"users\":[{\"userId\":\"anna\",\"events\":3}]}");

        // When
        Listing last = users();
        neighbourhood.told.put("/internal/interest/users", "{\"users\":[],\"until\":\"anna\"}");
        Listing further = users();

        // Then
        assertThat(last).isEqualTo(new Listing(List.of(new Listed("anna", 3)), null));
        assertThat(further).isEqualTo(new Listing(List.of(), "anna"));
        assertThat(neighbourhood.requests)
                .last()
                .isEqualTo("GET /internal/interest/users?tenant=default&limit=7&after=a%20b&q=%26");
        neighbourhood.stop();
        Refusals.of(503, this::users);
    }

    @Test
    void shouldKeepAnExactPastForAsLongAsTheEventsAreTheSame() {
        // Given
        neighbourhood.put(SmallShop.event("e1", "view", "sail", 1000));
        neighbourhood.put(SmallShop.event("e2", "view", "dive", 2000));
        KnownState now = state(SmallShop.ANNA);
        neighbourhood.requests.clear();

        // When
        KnownState first = past(now, 1500, From.LEDGER);
        KnownState second = past(now, 1500, From.LEDGER);
        neighbourhood.put(SmallShop.event("e3", "view", "soup", 1200));
        KnownState third = past(state(SmallShop.ANNA), 1500, From.LEDGER);

        // Then
        assertThat(first.state().version().eventCount()).isEqualTo(1);
        assertThat(first.reason()).isNull();
        assertThat(second.state()).isSameAs(first.state());
        assertThat(third.state().version().eventCount()).isEqualTo(2);
    }

    @Test
    void shouldNotKeepAPastThatIsNotExact() {
        // Given
        KnownState now = state(SmallShop.ANNA);
        neighbourhood.requests.clear();

        // When
        KnownState past = past(now, 1500, From.HISTORY);
        past(now, 1500, From.HISTORY);

        // Then
        assertThat(past.from()).isEqualTo(From.HISTORY);
        assertThat(past.reason()).isEqualTo("played");
        assertThat(past.complete()).isFalse();
        assertThat(neighbourhood.requests).hasSize(2);
    }

    @Test
    void shouldSayWhyAPastCannotBeHad() {
        // Given
        KnownState now = state(SmallShop.ANNA);
        neighbourhood.pastDown = true;

        // When / Then
        Refusals.of(503, () -> past(now, 1500, From.LOG)).hasMessageContaining("the replay came to offset 5 of 9.");
        neighbourhood.stop();
        Refusals.of(503, () -> past(now, 1500, From.LOG)).hasMessage("interest-store does not answer.");
    }

    private KnownState state(UserKey user) {
        return store.state(user, OptionalLong.empty(), Duration.ZERO).await().indefinitely();
    }

    private KnownState after(long offset) {
        return store.state(SmallShop.ANNA, OptionalLong.of(offset), Duration.ofMillis(250))
                .await()
                .indefinitely();
    }

    private KnownState past(KnownState now, long at, From from) {
        return store.pasts().find(now, at, from).await().indefinitely();
    }

    private Page events(@Nullable String before) {
        return store.events(SmallShop.ANNA, before, 2).await().indefinitely();
    }

    private Listing users() {
        return store.users("default", "a b", "&", 7).await().indefinitely();
    }

    private static List<String> ids(Page page) {
        return page.events().stream()
                .map(LedgerEntry::interaction)
                .map(Interaction::eventId)
                .toList();
    }
}
