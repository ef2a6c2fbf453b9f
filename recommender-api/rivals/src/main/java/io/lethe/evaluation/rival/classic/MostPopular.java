package io.lethe.evaluation.rival.classic;

import io.lethe.evaluation.model.Answer;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.interest.ledger.LedgerEntry;

/** The items chosen most often, the same for everybody. */
public final class MostPopular implements Model {
    private final ItemNumbers numbers;
    private final double[] counts;
    private int next;

    MostPopular(ItemNumbers numbers) {
        this.numbers = numbers;
        this.counts = new double[numbers.size()];
    }

    @Override
    public String name() {
        return "popularity";
    }

    @Override
    public void learn(EventLog log) {
        next = log.read(next, this::count);
    }

    private void count(LedgerEntry event) {
        int item = numbers.ofChoice(event);
        if (item >= 0) {
            counts[item]++;
        }
    }

    @Override
    public Answer answer(Question question) {
        return Answer.of(counts);
    }
}
