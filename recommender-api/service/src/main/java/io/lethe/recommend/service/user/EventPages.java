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
import io.lethe.recommend.service.user.EventPages.Place.Counts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Joins a page of events with the user's state, so that each event shows its current contribution to interest. */
final class EventPages {
    /**
     * A place among a user's events.
     *
     * @param counts what is known of the events around; null if nothing is
     * @param token  what interest-store calls the place; null at the begin
     */
    record Place(@Nullable Counts counts, @Nullable String token) {
        private static final Pattern FORM =
                Pattern.compile("([0-9]{1,15})\\.([0-9]{1,15})\\.(-?[0-9]{1,18})~(.*)", Pattern.DOTALL);

        /**
         * What is known of the events around a place.
         *
         * @param older  how many events there are from here on back
         * @param shared how many of the newer ones have the time of an event that is newer still. Newer events less
         *               these are newer baskets
         * @param time   the time of the event before the place, in milliseconds since 1970
         */
        record Counts(long older, long shared, long time) {
            /** The time before the newest event. */
            static final long NEVER = 999_999_999_999_999_999L;
        }

        static Place of(@Nullable String before) {
            if (before == null) {
                return new Place(null, null);
            }
            Matcher known = FORM.matcher(before);
            return known.matches()
                    ? new Place(
                            new Counts(
                                    Long.parseLong(known.group(1)),
                                    Long.parseLong(known.group(2)),
                                    Long.parseLong(known.group(3))),
                            known.group(4))
                    : new Place(null, before);
        }

        @Override
        public String toString() {
            return counts == null
                    ? String.valueOf(token)
                    : counts.older() + "." + counts.shared() + "." + counts.time() + "~" + token;
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
        Counts counts = place.token() == null ? new Counts(events, 0, Counts.NEVER) : place.counts();
        List<Event> told = new ArrayList<>();
        for (LedgerEntry entry : page.events()) {
            Long newer = null;
            if (counts != null) {
                long time = entry.interaction().timestamp();
                boolean same = time == counts.time();
                long shared = counts.shared() + (same ? 1 : 0);
                newer = alone ? Long.valueOf(events - counts.older() - shared) : null;
                counts = new Counts(counts.older() - 1, shared, time);
            }
            told.add(event(entry, reading.events().position(entry, newer)));
        }
        String next = page.next();
        Place following = new Place(counts, next);
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
