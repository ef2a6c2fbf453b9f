package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.learning.ChoiceSample;
import io.lethe.recommend.learning.LearnedMix;
import io.lethe.recommend.learning.MixLearner;
import io.lethe.recommend.parameter.RankingSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lethe with the mix that the log itself teaches: {@link MixLearner} on a sample of what the log shows. It learns again
 * whenever the log has grown by a tenth.
 */
public final class LearningModel implements Model {
    /** What it is called among the models. */
    public static final String NAME = LetheFamily.NAME + "-learning";

    private static final double GROWTH = 1.1;

    private final LearnedSignals signals;
    private final RankingSettings settings;
    private LetheModel lethe;
    private @Nullable LearnedMix learned;
    private int next;

    /** @param settings where the mix starts */
    public LearningModel(List<EmbeddedItem> items, RankingSettings settings) {
        this.signals = new LearnedSignals(items);
        this.settings = settings;
        this.lethe = new LetheModel(signals, settings, null);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void learn(EventLog log) {
        lethe.learn(log);
        if (log.end() >= next) {
            next = (int) Math.ceil(log.end() * GROWTH) + 1;
            learned = new MixLearner(signals.catalogue(), settings).learn(ChoiceSample.choices(sampled(log)));
            lethe = new LetheModel(signals, settings.withMix(learned.mix()), null);
        }
    }

    private static List<UserState> sampled(EventLog log) {
        Map<UserKey, List<LedgerEntry>> ledgers = new HashMap<>();
        log.read(0, entry -> ledgers.computeIfAbsent(entry.interaction().userKey(), user -> new ArrayList<>())
                .add(entry));
        return ChoiceSample.users(ledgers.keySet()).stream()
                .map(user -> UserState.of(user, Objects.requireNonNull(ledgers.get(user)), UserState.DEFAULT_WINDOW))
                .toList();
    }

    @Override
    public Answer answer(Question question) {
        return lethe.answer(question);
    }

    @Override
    public @Nullable String remark() {
        return learned == null ? null : learned.words(settings.mix());
    }
}
