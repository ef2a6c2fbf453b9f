package io.lethe.recommend.service.user;

import io.lethe.event.Interaction;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.profile.Evidence;
import io.lethe.interest.profile.InterestPoint;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.remote.InterestStore.Page;
import io.lethe.recommend.service.user.EventAnswers.Event;
import io.lethe.recommend.service.user.EventAnswers.Events;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Joins a page of events with the user's state, so that each event shows its current contribution to interest. */
final class EventPages {
    /**
     * A place among a user's events.
     *
     * @param older how many events there are from here on back; null if that is not known
     * @param token what interest-store calls the place; null at the begin
     */
    record Place(@Nullable Long older, @Nullable String token) {
        private static final char SEPARATOR = '~';

        static Place of(@Nullable String before) {
            if (before == null) {
                return new Place(null, null);
            }
            int end = before.indexOf(SEPARATOR);
            return end > 0 && before.substring(0, end).matches("[0-9]{1,15}")
                    ? new Place(Long.parseLong(before.substring(0, end)), before.substring(end + 1))
                    : new Place(null, before);
        }

        @Override
        public String toString() {
            return older == null ? String.valueOf(token) : older + "~" + token;
        }
    }

    private final InterestReading reading;
    private final WhatIf settings;
    private final long events;
    private final boolean alone;
    private final Map<Interaction, Evidence> evidence = new HashMap<>();

    /**
     * @param events how many events of the user there are
     * @param alone  whether they are all of one account, so that places on its pages say how many came since
     */
    EventPages(InterestReading reading, WhatIf settings, long events, boolean alone) {
        this.reading = reading;
        this.settings = settings;
        this.events = events;
        this.alone = alone;
        for (InterestPoint point : reading.profile().points()) {
            for (Evidence one : point.evidence()) {
                Interaction event = reading.events().behind(one);
                if (event != null) {
                    evidence.put(event, one);
                }
            }
        }
    }

    Events answer(String userId, Place place, Page page) {
        Long older = place.token() == null ? Long.valueOf(events) : place.older();
        List<Event> told = new ArrayList<>();
        for (LedgerEntry entry : page.events()) {
            Long newer = older == null || !alone ? null : Long.valueOf(events - older + told.size());
            told.add(event(entry, reading.events().position(entry, newer)));
        }
        String next = page.next();
        Place following = new Place(older == null ? null : older - told.size(), next);
        return new Events(
                userId,
                Parameters.text(reading.profile().at()),
                settings.inForce().version(),
                reading.meanStars(),
                told,
                next == null ? null : following.toString());
    }

    private Event event(LedgerEntry entry, @Nullable Integer position) {
        Interaction event = entry.interaction();
        Evidence counted = evidence.get(event);
        if (counted != null) {
            return Event.of(counted, event, reading.titles());
        }
        double age = (reading.profile().at() - event.timestamp()) / 1000.0;
        EventWeights weights = settings.interest().weights();
        Kernel kernel = settings.interest().kernel();
        double weight = weights.inInterest(event.type(), weights.of(event, reading.meanStars()));
        Integer place = position != null && position >= 0 ? position : null;
        double left = place != null && age >= 0 ? kernel.at(age, place, event.type()) : 0;
        return new Event(
                event.eventId(),
                event.type(),
                event.itemId(),
                reading.titles().of(event.itemId()),
                event.value(),
                event.text(),
                event.progress(),
                event.dwellMs(),
                Parameters.text(event.timestamp()),
                age,
                place,
                1,
                weight,
                1,
                1,
                weight * left);
    }
}
