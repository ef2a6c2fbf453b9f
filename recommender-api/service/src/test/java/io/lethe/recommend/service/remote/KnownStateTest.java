package io.lethe.recommend.service.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.service.remote.InterestStore.Source;
import io.lethe.recommend.service.remote.QueryTime.From;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownStateTest {
    private static final UserKey ANNA = new UserKey("default", "anna");
    private static final UserKey BERT = new UserKey("default", "bert");

    private static UserState state(UserKey user, int events) {
        List<LedgerEntry> entries = IntStream.range(0, events)
                .mapToObj(i -> new LedgerEntry(EmbeddedInteraction.withoutText(Interaction.of(
                        user.tenant(), user.userId(), user.userId() + i, "sail", "view", 1000L * (i + 1)))))
                .toList();
        return UserState.of(user, entries, 10);
    }

    private static KnownState live(UserKey user, int events, @Nullable Boolean reached) {
        return KnownState.now(state(user, events), Source.LIVE, reached, 10);
    }

    @Test
    void shouldUniteThePersonsAccounts() {
        // When
        KnownState person = KnownState.united(List.of(live(ANNA, 2, null), live(BERT, 3, null)), null);

        // Then
        assertThat(person.state().user()).isEqualTo(ANNA);
        assertThat(person.state().version().eventCount()).isEqualTo(5);
        assertThat(person.source()).isEqualTo(Source.LIVE);
        assertThat(person.complete()).isTrue();
        assertThat(person.note()).isNull();
        assertThat(person.from()).isNull();
        assertThat(person.after()).isNull();
    }

    @Test
    void shouldBeReachedOnlyWhereEverythingIs() {
        assertThat(KnownState.united(List.of(live(ANNA, 1, true), live(BERT, 1, null)), true)
                        .after())
                .isEqualTo("reached");
        assertThat(KnownState.united(List.of(live(ANNA, 1, true), live(BERT, 1, null)), false)
                        .after())
                .isEqualTo("timeout");
        assertThat(KnownState.united(
                                List.of(live(ANNA, 1, true), live(BERT, 1, true).notReached()), true)
                        .after())
                .isEqualTo("timeout");
        assertThat(KnownState.united(List.of(live(ANNA, 1, null).notReached()), null)
                        .after())
                .isNull();
    }

    @Test
    void shouldSayWhoCouldNotBeAsked() {
        // When
        KnownState nobody = KnownState.united(List.of(KnownState.nothing(ANNA), live(BERT, 1, null)), null);
        KnownState half = KnownState.united(List.of(live(ANNA, 1, null), KnownState.nothing(BERT)), null);

        // Then
        assertThat(nobody.source()).isEqualTo(Source.UNAVAILABLE);
        assertThat(nobody.note()).contains("this user");
        assertThat(half.source()).isEqualTo(Source.LIVE);
        assertThat(half.complete()).isFalse();
        assertThat(half.note()).contains("another account");
        assertThat(half.window()).isEqualTo(10);
        assertThat(KnownState.united(List.of(KnownState.nothing(ANNA)), null).window())
                .isEqualTo(UserState.DEFAULT_WINDOW);
    }

    @Test
    void shouldBeAsOldAsItsOldestSource() {
        // Given
        KnownState snapshot = KnownState.now(state(BERT, 1), Source.SNAPSHOT, null, 10);

        // Then
        assertThat(KnownState.united(List.of(live(ANNA, 1, null), snapshot), null)
                        .source())
                .isEqualTo(Source.SNAPSHOT);
    }

    @Test
    void shouldTellHowAPastWasReadAndWhyItIsNotExact() {
        // Given
        KnownState own = live(ANNA, 2, null).pastByItself(state(ANNA, 1));
        KnownState read = live(BERT, 2, null).past(state(BERT, 1), Source.LIVE, From.HISTORY, "played");

        // When
        KnownState person = KnownState.united(List.of(own, read), null);

        // Then
        assertThat(own.complete()).isTrue();
        assertThat(own.reason()).isNull();
        assertThat(person.from()).isEqualTo(From.HISTORY);
        assertThat(person.reason()).isEqualTo("played");
        assertThat(person.complete()).isFalse();
        assertThat(KnownState.nothing(ANNA).pastByItself(state(ANNA, 0)).reason())
                .contains("does not answer");
        assertThat(live(ANNA, 2, null).pastCutWhenRead().complete()).isFalse();
        assertThat(live(ANNA, 2, null).pastCutWhenRead().from()).isEqualTo(From.STATE);
    }

    @Test
    void shouldAnswerForNowUnlessAClockRunsAhead() {
        // Given
        Clock early = Clock.fixed(Instant.ofEpochMilli(1500), ZoneOffset.UTC);
        Clock late = Clock.fixed(Instant.ofEpochMilli(9000), ZoneOffset.UTC);
        KnownState anna = live(ANNA, 2, null);

        // Then
        assertThat(anna.at(OptionalLong.empty(), early)).isEqualTo(2000);
        assertThat(anna.at(OptionalLong.empty(), late)).isEqualTo(9000);
        assertThat(anna.at(OptionalLong.of(7), late)).isEqualTo(7);
        assertThat(live(ANNA, 0, null).at(OptionalLong.empty(), early)).isEqualTo(1500);
    }
}
