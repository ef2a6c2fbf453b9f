package io.lethe.evaluation.model;

import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Request;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.signal.Circumstance;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.List;

/** What a model is asked: which of some items a user with a history goes for next. */
public final class Question {
    private final Corpus corpus;
    private final Request request;
    private final BitSet candidates;
    private final boolean open;
    private final int limit;

    /**
     * A question.
     *
     * @param candidates the items to rank
     * @param open       whether a model may leave out some of them by rules of its own
     * @param limit      how many items the list is to have
     */
    public Question(Corpus corpus, Request request, BitSet candidates, boolean open, int limit) {
        this.corpus = corpus;
        this.request = request;
        this.candidates = candidates;
        this.open = open;
        this.limit = limit;
    }

    public UserKey user() {
        return new UserKey(
                corpus.row(corpus.rowOf(request.user(), 0)).interaction().tenant(),
                corpus.users().get(request.user()));
    }

    /** The time asked about, in milliseconds since 1970. */
    public long at() {
        return request.at();
    }

    /** The circumstances in which the user asks. */
    public List<Circumstance> context() {
        return request.context();
    }

    /** How many items the list is to have. */
    public int limit() {
        return limit;
    }

    /** What the user did before, oldest first. */
    public List<LedgerEntry> history() {
        return new AbstractList<>() {
            @Override
            public LedgerEntry get(int place) {
                return corpus.row(corpus.rowOf(request.user(), place));
            }

            @Override
            public int size() {
                return request.history();
            }
        };
    }

    /**
     * The number of the item of the {@code place}-th event of the history; -1 where it is no choice of an item of the
     * catalogue.
     */
    public int choice(int place) {
        int row = corpus.rowOf(request.user(), place);
        return corpus.isChoice(row) ? corpus.itemOf(row) : -1;
    }

    /** Whether an item may be in the answer. */
    public boolean isCandidate(int item) {
        return candidates.get(item);
    }

    /** Whether the model may leave out more items by rules of its own, as it does when it serves. */
    public boolean isOpen() {
        return open;
    }
}
