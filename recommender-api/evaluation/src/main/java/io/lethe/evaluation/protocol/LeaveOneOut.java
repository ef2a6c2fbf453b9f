package io.lethe.evaluation.protocol;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Makes plans of {@link Protocol#LEAVE_ONE_OUT}. Users with fewer than three choices of new items are learned from and
 * not asked about. In a shuffled log, validation asks for the last choice before the time of the test, and holds out
 * everything from there on: a choice at the time of the test would be the test in another order.
 */
final class LeaveOneOut {
    private static final int LEAST = 3;

    private final Corpus corpus;
    private final Part part;
    private final BitSet heldOut = new BitSet();
    private final List<Request> requests = new ArrayList<>();

    LeaveOneOut(Corpus corpus, Part part) {
        this.corpus = corpus;
        this.part = part;
    }

    Plan plan(Sampling sampling) {
        for (int user = 0; user < corpus.users().size(); user++) {
            List<Integer> places = firstChoices(user);
            if (places.size() >= LEAST) {
                add(user, places);
            }
        }
        return new Plan(
                corpus, Protocol.LEAVE_ONE_OUT, Masking.HISTORY, heldOut, sampling.of(requests), requests.size());
    }

    private void add(int user, List<Integer> places) {
        int test = places.size() - 1;
        int validation = test - 1;
        int predicted = part == Part.TEST ? test : validation;
        if (part == Part.VALIDATION && corpus.isShuffled()) {
            long end = timeAt(user, places.get(test));
            while (predicted > 0 && timeAt(user, places.get(predicted)) == end) {
                predicted--;
            }
        }
        holdOut(user, places.get(predicted > 0 ? Math.min(predicted, validation) : validation));
        if (predicted > 0) {
            int place = places.get(predicted);
            int row = corpus.rowOf(user, place);
            requests.add(new Request(
                    user,
                    place,
                    timeAt(user, place - 1),
                    corpus.size(),
                    List.of(corpus.itemOf(row)),
                    corpus.contextOf(row)));
        }
    }

    private void holdOut(int user, int from) {
        for (int place = from; place < corpus.sizeOf(user); place++) {
            heldOut.set(corpus.rowOf(user, place));
        }
    }

    private long timeAt(int user, int place) {
        return corpus.timeOf(corpus.rowOf(user, place));
    }

    /** The places in a user's history of choices of items that the user had nothing to do with before. */
    private List<Integer> firstChoices(int user) {
        BitSet seen = new BitSet();
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < corpus.sizeOf(user); place++) {
            int row = corpus.rowOf(user, place);
            int item = corpus.itemOf(row);
            if (corpus.isChoice(row) && !seen.get(item)) {
                places.add(place);
            }
            if (item >= 0) {
                seen.set(item);
            }
        }
        return places;
    }
}
