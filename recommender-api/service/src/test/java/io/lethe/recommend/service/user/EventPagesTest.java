package io.lethe.recommend.service.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.reason.Language;
import io.lethe.recommend.service.SmallShop;
import io.lethe.recommend.service.remote.InterestStore.Page;
import io.lethe.recommend.service.remote.InterestStore.Source;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.user.EventAnswers.Event;
import io.lethe.recommend.service.user.EventAnswers.Events;
import io.lethe.recommend.service.user.EventPages.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPagesTest {
    private static final List<LedgerEntry> NEWEST_FIRST = IntStream.range(0, 6)
            .mapToObj(i -> SmallShop.event("e" + i, "view", "sail", SmallShop.NOW - i * SmallShop.DAY))
            .toList();

    @ParameterizedTest
    @ValueSource(strings = {"7.0.5~abc", "7.12.-5~", "0.0.0~a~b", "999999999999999.0.999999999999999999~x\ny"})
    void shouldGiveBackAPlaceThatKnowsHowManyAreOlder(String written) {
        // When
        Place place = Place.of(written);

        // Then
        assertThat(Objects.requireNonNull(place.counts()).older())
                .isEqualTo(Long.parseLong(written.substring(0, written.indexOf('.'))));
        assertThat(place.token()).isEqualTo(written.substring(written.indexOf('~') + 1));
        assertThat(place).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({"abc", "~abc", "x~abc", "7~abc", "-1.0.0~abc", "1234567890123456.0.0~abc", "1.5~abc", "1.-5.0~abc"})
    void shouldTakeAnythingElseForThePlaceItself(String written) {
        // When
        Place place = Place.of(written);

        // Then
        assertThat(place).isEqualTo(new Place(null, written)).hasToString(written);
    }

    @Test
    void shouldBeginWithTheNewestEvent() {
        assertThat(Place.of(null)).isEqualTo(new Place(null, null));
    }

    @Test
    void shouldCountOnFromPageToPageBelowTheWindow() {
        // Given
        EventPages pages = pages(3, true);

        // When
        Events first = pages.answer("anna", Place.of(null), new Page(NEWEST_FIRST.subList(0, 2), "two"));
        Events second = pages.answer("anna", Place.of(first.next()), new Page(NEWEST_FIRST.subList(2, 4), "four"));
        Events third = pages.answer("anna", Place.of(second.next()), new Page(NEWEST_FIRST.subList(4, 6), null));

        // Then
        assertThat(first.next()).isEqualTo("4.0.%d~two".formatted(SmallShop.NOW - SmallShop.DAY));
        assertThat(second.next()).isEqualTo("2.0.%d~four".formatted(SmallShop.NOW - 3 * SmallShop.DAY));
        assertThat(third.next()).isNull();
        assertThat(first.events()).extracting(Event::position).containsExactly(0, 1);
        assertThat(second.events()).extracting(Event::position).containsExactly(2, 3);
        assertThat(third.events()).extracting(Event::position).containsExactly(4, 5);
    }

    @Test
    void shouldCountBasketsAcrossPagesBelowTheWindow() {
        // Given
        long[] days = {0, 0, 1, 1, 1, 2, 2, 5};
        List<LedgerEntry> baskets = IntStream.range(0, days.length)
                .mapToObj(i -> SmallShop.event("e" + i, "view", "sail", SmallShop.NOW - days[i] * SmallShop.DAY))
                .toList();
        for (int window = 1; window <= days.length; window++) {
            EventPages pages = pages(baskets, window, true);

            for (int size = 1; size <= days.length; size++) {
                // When
                List<Event> told = new ArrayList<>();
                String next = null;
                for (int from = 0; from < days.length; from += size) {
                    List<LedgerEntry> page = baskets.subList(from, Math.min(days.length, from + size));
                    Events answer = pages.answer("anna", Place.of(next), new Page(page, "page"));
                    told.addAll(answer.events());
                    next = answer.next();
                }

                // Then
                assertThat(told)
                        .as("window of %d, pages of %d", window, size)
                        .extracting(Event::position)
                        .containsExactly(0, 0, 1, 1, 1, 2, 2, 3);
            }
        }
    }

    @Test
    void shouldNotSayHowManyCameSinceWhereOtherAccountsHaveEventsToo() {
        // Given
        EventPages pages = pages(3, false);

        // When
        Events below = pages.answer("anna", Place.of("3.0.0~three"), new Page(NEWEST_FIRST.subList(3, 6), null));

        // Then
        assertThat(below.events()).extracting(Event::position).containsOnlyNulls();
        assertThat(below.events()).extracting(Event::contribution).containsOnly(0.0);
    }

    @Test
    void shouldContributeWhatTheKernelLeavesWhetherTheWindowHoldsTheEventOrNot() {
        // Given
        Events all = pages(6, true).answer("anna", Place.of(null), new Page(NEWEST_FIRST, null));

        // When
        Events cut = pages(3, true).answer("anna", Place.of(null), new Page(NEWEST_FIRST, null));

        // Then
        for (int i = 0; i < NEWEST_FIRST.size(); i++) {
            Event whole = all.events().get(i);
            assertThat(whole.ageSeconds()).isEqualTo(i * 86_400.0);
            assertThat(whole.contribution()).isPositive();
            assertThat(whole.contribution()).isCloseTo(kept(whole), within(1e-12));
            assertThat(cut.events().get(i).contribution())
                    .isCloseTo(kept(cut.events().get(i)), within(1e-12));
            assertThat(cut.events().get(i).position()).isEqualTo(whole.position());
        }
    }

    @Test
    void shouldLeaveNothingOfAnEventThatIsYetToCome() {
        // Given
        LedgerEntry later = SmallShop.event("later", "view", "sail", SmallShop.NOW + SmallShop.DAY);

        // When
        Events events = pages(6, true).answer("anna", Place.of(null), new Page(List.of(later), null));

        // Then
        assertThat(events.events().get(0).ageSeconds()).isEqualTo(-86_400.0);
        assertThat(events.events().get(0).contribution()).isZero();
    }

    /** What a half-life of 30 days leaves of an event. */
    private static double kept(Event event) {
        return event.weight() * event.boost() * Math.pow(0.5, event.ageSeconds() / event.stretch() / (30 * 86_400.0));
    }

    private static EventPages pages(int window, boolean alone) {
        return pages(NEWEST_FIRST, window, alone);
    }

    private static EventPages pages(List<LedgerEntry> events, int window, boolean alone) {
        KnownState known = KnownState.now(UserState.of(SmallShop.ANNA, events, window), Source.LIVE, null, window);
        WhatIf whatIf = SmallShop.whatIf(null);
        InterestReading reading =
                new InterestReading(SmallShop.catalogue(), whatIf, known, SmallShop.NOW, Language.ENGLISH);
        return new EventPages(reading, whatIf, events.size(), alone);
    }
}
