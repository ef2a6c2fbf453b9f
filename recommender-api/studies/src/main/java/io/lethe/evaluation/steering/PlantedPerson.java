package io.lethe.evaluation.steering;

import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A planted person, with what is known of what should be recommended. Topics and items go by their numbers.
 *
 * @param user     the person's id
 * @param deeds    what the person did, the oldest first
 * @param at       when the person is asked about, in milliseconds since 1970; no deed is later
 * @param taste    what the next choice is drawn from
 * @param current  topics that the list should have
 * @param lasting  topics that the list should have besides, from before
 * @param passed   topics that made room: faded, out of season, or never more than a stray
 * @param disliked topics that the person turned down
 * @param absent   items that the list may not have
 * @param cycle    the item that the person buys again and again; null if there is none
 * @param crowd    what others did because of this person's case
 */
record PlantedPerson(
        UserKey user,
        List<Deed> deeds,
        long at,
        Taste taste,
        Set<Integer> current,
        Set<Integer> lasting,
        Set<Integer> passed,
        Set<Integer> disliked,
        Set<Integer> absent,
        @Nullable Cycle cycle,
        List<LedgerEntry> crowd) {

    /**
     * Something bought again and again.
     *
     * @param item      the item
     * @param dueAt     when it is due again, in milliseconds since 1970
     * @param earlyTop  in how many of the first places it may not be before that, when the person is asked about
     */
    record Cycle(int item, long dueAt, int earlyTop) {}

    PlantedPerson {
        deeds = List.copyOf(deeds);
        current = Set.copyOf(current);
        lasting = Set.copyOf(lasting);
        passed = Set.copyOf(passed);
        disliked = Set.copyOf(disliked);
        absent = Set.copyOf(absent);
        crowd = List.copyOf(crowd);
    }

    /** A person asked about now, whose current topics are those of a taste. */
    static PlantedPerson of(Diary diary, Taste taste) {
        return new PlantedPerson(
                diary.user(),
                diary.deeds(),
                Diary.NOW,
                taste,
                taste.topics(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                List.of());
    }

    PlantedPerson withCurrent(int topic) {
        return new PlantedPerson(
                user, deeds, at, taste, Set.of(topic), lasting, passed, disliked, absent, cycle, crowd);
    }

    PlantedPerson withLasting(Set<Integer> topics) {
        return new PlantedPerson(user, deeds, at, taste, current, topics, passed, disliked, absent, cycle, crowd);
    }

    PlantedPerson withPassed(int topic) {
        return new PlantedPerson(
                user, deeds, at, taste, current, lasting, Set.of(topic), disliked, absent, cycle, crowd);
    }

    PlantedPerson withDisliked(int topic) {
        return new PlantedPerson(user, deeds, at, taste, current, lasting, passed, Set.of(topic), absent, cycle, crowd);
    }

    PlantedPerson withAbsent(Set<Integer> items) {
        return new PlantedPerson(user, deeds, at, taste, current, lasting, passed, disliked, items, cycle, crowd);
    }

    PlantedPerson withCycle(Cycle again) {
        return new PlantedPerson(user, deeds, at, taste, current, lasting, passed, disliked, absent, again, crowd);
    }

    PlantedPerson withCrowd(List<LedgerEntry> others) {
        return new PlantedPerson(user, deeds, at, taste, current, lasting, passed, disliked, absent, cycle, others);
    }

    List<LedgerEntry> history() {
        return deeds.stream().map(Deed::entry).toList();
    }

    /** The topics that the person ever had to do with, or likes. */
    Set<Integer> planted() {
        Set<Integer> topics = new TreeSet<>(taste.topics());
        deeds.forEach(deed -> topics.add(deed.topic()));
        topics.addAll(disliked);
        return topics;
    }

    /** The ids of all items that the person had to do with. */
    Set<String> touched() {
        Set<String> ids = new HashSet<>();
        for (Deed deed : deeds) {
            String id = deed.entry().interaction().itemId();
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }
}
