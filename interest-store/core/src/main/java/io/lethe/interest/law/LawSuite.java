package io.lethe.interest.law;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Tests all laws on many histories. */
public final class LawSuite {
    private final Subject subject;

    public LawSuite(Subject subject) {
        this.subject = subject;
    }

    /**
     * The result for one law.
     *
     * @param law       the law
     * @param histories the number of histories tested; if there is a breach, it was found in the last one
     * @param events    the number of events in these histories
     * @param breach    the breach, if there is one
     */
    public record Verdict(
            Law law, long histories, long events, @Nullable Breach breach) {
        public boolean holds() {
            return breach == null;
        }
    }

    /** The seed of the history that broke a law, and what was found. */
    public record Breach(long seed, String what) {}

    /**
     * Tests each law on the random histories of the seeds from {@code seed} on, until a breach.
     *
     * @param done receives the number of histories tested so far
     */
    public List<Verdict> tryRandom(long seed, long histories, LongConsumer done) {
        Map<Law, Verdict> verdicts = new EnumMap<>(Law.class);
        for (long i = 0; i < histories; i++) {
            tryAll(History.random(seed + i), verdicts, law -> {});
            done.accept(i + 1);
        }
        return new ArrayList<>(verdicts.values());
    }

    /**
     * Tests each law on one history.
     *
     * @param done receives the number of laws tested so far
     */
    public List<Verdict> tryOn(History history, LongConsumer done) {
        Map<Law, Verdict> verdicts = new EnumMap<>(Law.class);
        tryAll(history, verdicts, done);
        return new ArrayList<>(verdicts.values());
    }

    private void tryAll(History history, Map<Law, Verdict> verdicts, LongConsumer done) {
        LawTrial trial = new LawTrial(history, subject);
        for (Law law : Law.values()) {
            Verdict before = verdicts.getOrDefault(law, new Verdict(law, 0, 0, null));
            if (before.holds()) {
                Breach breach = breach(law, trial)
                        .map(what -> new Breach(history.seed(), what))
                        .orElse(null);
                verdicts.put(
                        law,
                        new Verdict(
                                law,
                                before.histories() + 1,
                                before.events() + history.events().size(),
                                breach));
            }
            done.accept(law.ordinal() + 1);
        }
    }

    private static Optional<String> breach(Law law, LawTrial trial) {
        Witness witness = new Witness();
        try {
            law.hold(trial, witness);
        } catch (RuntimeException e) {
            witness.died(e);
        }
        return witness.breach();
    }
}
