package io.lethe.interest.law;

import io.lethe.event.UserKey;
import io.lethe.interest.fold.Tables;
import io.lethe.interest.ledger.UserState;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One history under test: the events, the subject, and the naive model's results. */
final class LawTrial {
    private final History history;
    private final Subject subject;
    private final Tables expected;
    private final Map<UserKey, UserState> states;

    LawTrial(History history, Subject subject) {
        this.history = history;
        this.subject = subject;
        NaiveModel model = NaiveModel.of(history.events(), history.window());
        this.expected = model.tables();
        this.states = model.states();
    }

    List<LogRecord> events() {
        return history.events();
    }

    int window() {
        return history.window();
    }

    Subject subject() {
        return subject;
    }

    /** The expected tables after every event. */
    Tables expected() {
        return expected;
    }

    /** The expected state of each user after every event. */
    Map<UserKey, UserState> states() {
        return states;
    }

    Run run() {
        return new Run(subject);
    }

    NaiveModel model(Collection<LogRecord> records) {
        return NaiveModel.of(records, history.window());
    }

    /** The random source of a law on this history. It is the same on every run. */
    Random random(Law law) {
        return new Random(history.seed() * 31 + law.code().hashCode());
    }
}
