package io.lethe.evaluation.rival.classic;

import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.interest.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What users chose, in sessions: a pause that is longer than a given one begins the next. A session is its distinct
 * items in the order of their last choice. Sessions have numbers, from 0, in the order of their first choices.
 */
final class SessionIndex {
    /** No pause is longer: all that a user does is one session. */
    static final long WHOLE_USER = Long.MAX_VALUE;

    /** A session. */
    static final class Session {
        private final String user;
        private final Ints items = new Ints();
        private long end;

        private Session(String user) {
            this.user = user;
        }

        /** How many distinct items. */
        int size() {
            return items.size();
        }

        /** The {@code place}-th item, the one chosen longest ago first. */
        int item(int place) {
            return items.get(place);
        }

        /** All items, the one chosen longest ago first. */
        int[] items() {
            return items.toArray();
        }

        /** The time of the last choice, in milliseconds since 1970. */
        long end() {
            return end;
        }
    }

    private final ItemNumbers numbers;
    private final long pause;
    private final List<Session> sessions = new ArrayList<>();
    private final Map<String, Integer> latestOf = new HashMap<>();
    private final List<Ints> withItem = new ArrayList<>();
    private final double[] counts;
    private int next;

    /** @param pause the longest pause inside a session, in milliseconds */
    SessionIndex(ItemNumbers numbers, long pause) {
        this.numbers = numbers;
        this.pause = pause;
        this.counts = new double[numbers.size()];
        for (int item = 0; item < counts.length; item++) {
            withItem.add(new Ints());
        }
    }

    /** Learns what the log shows more than before. */
    void learn(EventLog log) {
        next = log.read(next, this::add);
    }

    private void add(LedgerEntry event) {
        int item = numbers.ofChoice(event);
        if (item < 0) {
            return;
        }
        long time = event.interaction().timestamp();
        int number = latestOf.getOrDefault(event.interaction().userId(), -1);
        if (number < 0 || time - sessions.get(number).end > pause) {
            number = sessions.size();
            sessions.add(new Session(event.interaction().userId()));
            latestOf.put(event.interaction().userId(), number);
        }
        Session session = sessions.get(number);
        session.end = time;
        int place = session.items.indexOf(item);
        if (place < 0) {
            withItem.get(item).add(number);
            counts[item]++;
        } else {
            session.items.remove(place);
        }
        session.items.add(item);
    }

    int size() {
        return sessions.size();
    }

    Session get(int number) {
        return sessions.get(number);
    }

    /** The numbers of the sessions that an item is in, in ascending order. */
    Ints with(int item) {
        return withItem.get(item);
    }

    /** In how many sessions each item is. Not to be written to. */
    double[] counts() {
        return counts;
    }

    /** Whether a session is the one that somebody who asks is in, or began after it. */
    boolean isOwn(Session session, String user, ChoiceHistory current) {
        return session.user.equals(user) && current.size() > 0 && session.end >= current.time(0);
    }

    /** For each session, the weights of the items that it has in common with others, added up. */
    double[] common(int[] items, double[] weights) {
        double[] sums = new double[sessions.size()];
        for (int i = 0; i < items.length; i++) {
            Ints having = withItem.get(items[i]);
            for (int place = 0; place < having.size(); place++) {
                sums[having.get(place)] += weights[i];
            }
        }
        return sums;
    }
}
