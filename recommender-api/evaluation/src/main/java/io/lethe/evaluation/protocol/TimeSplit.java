package io.lethe.evaluation.protocol;

import io.lethe.interest.signal.Circumstance;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes plans of {@link Protocol#TEMPORAL} and {@link Protocol#PREQUENTIAL}. */
final class TimeSplit {
    private static final double SHARE = 0.1;

    private final Corpus corpus;
    private final Part part;
    private final boolean learning;

    /** @param learning whether models go on learning, prequentially */
    TimeSplit(Corpus corpus, Part part, boolean learning) {
        this.corpus = corpus;
        this.part = part;
        this.learning = learning;
    }

    Plan plan(Masking masking, Sampling sampling) {
        int begin = begin();
        int end = part == Part.TEST ? corpus.size() : corpus.firstAt(border(1));
        List<Request> requests = new ArrayList<>();
        int first = begin;
        while (first < end) {
            int next = first + 1;
            while (next < end
                    && corpus.userOf(next) == corpus.userOf(first)
                    && corpus.timeOf(next) == corpus.timeOf(first)) {
                next++;
            }
            add(first, next, begin, masking, requests);
            first = next;
        }
        return new Plan(
                corpus,
                learning ? Protocol.PREQUENTIAL : Protocol.TEMPORAL,
                masking,
                new BitSet(),
                sampling.of(requests),
                requests.size());
    }

    /** The first event of the part. */
    int begin() {
        return corpus.firstAt(border(part == Part.TEST ? 1 : 2));
    }

    /** Where the last {@code parts} tenths of the span of time begin. */
    private long border(int parts) {
        long newest = corpus.timeOf(corpus.size() - 1);
        return newest - Math.round((newest - corpus.timeOf(0)) * SHARE * parts);
    }

    private void add(int first, int next, int begin, Masking masking, List<Request> requests) {
        int user = corpus.userOf(first);
        int history = corpus.placeOf(first);
        BitSet before = new BitSet();
        for (int place = 0; place < history; place++) {
            int item = corpus.itemOf(corpus.rowOf(user, place));
            if (item >= 0) {
                before.set(item);
            }
        }
        Set<Integer> wanted = new LinkedHashSet<>();
        List<Circumstance> context = List.of();
        for (int row = first; row < next; row++) {
            if (corpus.isChoice(row) && (masking == Masking.NOTHING || !before.get(corpus.itemOf(row)))) {
                context = wanted.isEmpty() ? corpus.contextOf(row) : context;
                wanted.add(corpus.itemOf(row));
            }
        }
        if (!wanted.isEmpty()) {
            long at = corpus.timeOf(first);
            int known = learning ? corpus.firstAt(at) : begin;
            requests.add(new Request(user, history, at, known, List.copyOf(wanted), context));
        }
    }
}
