package io.lethe.evaluation.protocol;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Makes plans of {@link Protocol#LEAVE_ONE_OUT}. Users with fewer than three choices of new items are learned from and
 * not asked about.
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
                add(user, places.get(places.size() - 2), places.get(places.size() - 1));
            }
        }
        return new Plan(
                corpus, Protocol.LEAVE_ONE_OUT, Masking.HISTORY, heldOut, sampling.of(requests), requests.size());
    }

    private void add(int user, int validation, int test) {
        for (int place = validation; place < corpus.sizeOf(user); place++) {
            heldOut.set(corpus.rowOf(user, place));
        }
        int predicted = part == Part.TEST ? test : validation;
        long at = corpus.timeOf(corpus.rowOf(user, predicted - 1));
        int wanted = corpus.itemOf(corpus.rowOf(user, predicted));
        requests.add(new Request(user, predicted, at, corpus.size(), List.of(wanted)));
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
