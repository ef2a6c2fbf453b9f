package io.lethe.interest.law;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Laws of arrival: the way in which events arrive does not matter. */
final class ArrivalLaws {
    private static final Comparator<LogRecord> BY_TIME =
            Comparator.comparingLong(one -> interaction(one).timestamp());
    private static final long YEAR = 31_557_600_000L;
    private static final int MOST_YEARS = 40;
    private static final int MOST_RIVALS = 6;

    private ArrivalLaws() {}

    static void order(LawTrial trial, Witness witness) {
        Random random = trial.random(Law.ORDER);
        List<LogRecord> byTime = new ArrayList<>(trial.events());
        byTime.sort(BY_TIME);
        witness.same(
                "in the order of time",
                trial.expected(),
                trial.run().takeAll(byTime).settle().tables());
        Collections.reverse(byTime);
        witness.same(
                "the newest first",
                trial.expected(),
                trial.run().takeAll(byTime).settle().tables());
        List<LogRecord> shuffled = Arrivals.shuffled(byTime, random);
        witness.same(
                "shuffled",
                trial.expected(),
                trial.run().takeAll(shuffled, random).settle().tables());
    }

    static void duplicates(LawTrial trial, Witness witness) {
        Random random = trial.random(Law.DUPLICATES);
        Run run = trial.run().takeAll(Arrivals.shuffledAndDoubled(trial.events(), random), random);
        witness.same("a fifth doubled", trial.expected(), run.settle().tables());
        run.takeAll(Arrivals.shuffled(trial.events(), random));
        witness.same("everything again", trial.expected(), run.tables());
    }

    /** The oldest events arrive last, after all later ones have been counted. Some of them are moved back by years. */
    static void lateness(LawTrial trial, Witness witness) {
        Random random = trial.random(Law.LATENESS);
        List<LogRecord> byTime = new ArrayList<>(trial.events());
        byTime.sort(BY_TIME);
        List<LogRecord> late = new ArrayList<>(byTime.subList(0, 1 + random.nextInt((byTime.size() + 4) / 5)));
        late.add(earlier(byTime.get(random.nextInt(byTime.size())), (1 + random.nextInt(MOST_YEARS)) * YEAR));
        late.add(earlier(byTime.get(byTime.size() - 1), (1 + random.nextInt(MOST_YEARS)) * YEAR));
        List<LogRecord> all = new ArrayList<>(byTime);
        all.addAll(late);
        byTime.removeAll(late);
        Run run = trial.run().takeAll(byTime).settle();
        for (LogRecord one : late) {
            run.take(one).beat(random);
        }
        witness.same(
                late.size() + " events late",
                trial.model(all).tables(),
                run.settle().tables());
    }

    static void rivals(LawTrial trial, Witness witness) {
        Random random = trial.random(Law.RIVALS);
        List<LogRecord> all = new ArrayList<>(trial.events());
        for (int i = 0; i < MOST_RIVALS; i++) {
            EmbeddedInteraction event = Objects.requireNonNull(
                    trial.events().get(random.nextInt(trial.events().size())).event());
            Interaction one = event.interaction();
            all.add(LogRecord.of(new EmbeddedInteraction(one.withValue((double) i), event.meaning())));
            all.add(LogRecord.of(one.withValue(-0.5 - i).withText(one.itemId() == null ? "rival" : null)));
        }
        Run run = trial.run();
        NaiveModel model = trial.model(all);
        for (int round = 0; round < 2; round++) {
            run = trial.run().takeAll(Arrivals.shuffled(all, random), random).settle();
            witness.same("rivals in order " + round, model.tables(), run.tables());
        }
        List<LogRecord> rest = new ArrayList<>(all);
        for (LogRecord one : Arrivals.shuffled(all, random).subList(0, all.size() / 2)) {
            run.take(one.tombstone());
            rest.removeIf(other -> other.key().equals(one.key()));
        }
        witness.same(
                "half of the rivals erased",
                trial.model(rest).tables(),
                run.settle().tables());
    }

    private static LogRecord earlier(LogRecord one, long by) {
        Interaction was = interaction(one);
        Interaction moved = new Interaction(
                was.tenant(),
                was.userId(),
                "",
                was.itemId(),
                was.type(),
                was.value(),
                was.text(),
                was.progress(),
                was.dwellMs(),
                was.timestamp() - by,
                was.sequence(),
                was.context());
        EmbeddedInteraction event = Objects.requireNonNull(one.event());
        return LogRecord.of(new EmbeddedInteraction(moved.withEventId(EventIds.fromContent(moved)), event.meaning()));
    }

    private static Interaction interaction(LogRecord one) {
        return Objects.requireNonNull(one.event()).interaction();
    }
}
