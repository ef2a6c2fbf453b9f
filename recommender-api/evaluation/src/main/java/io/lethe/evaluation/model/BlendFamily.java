package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.protocol.EventLog;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Parameter.Real;
import io.lethe.evaluation.tune.Parameter.Scale;
import io.lethe.recommend.settings.SettingsDocument;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lethe with another family's model added to its scores ({@link BlendedModel}), to measure whether that model would be worth
 * serving. It is no rival. All that is free is the {@code weight}; where nothing else is said it is 0, so that the
 * first trial of a search is Lethe's scores alone.
 */
public final class BlendFamily implements Family {
    private static final String WEIGHT = "weight";
    private static final Real RANGE = new Real(WEIGHT, 0.03, 30, Scale.LOG);

    private final SettingsDocument settings;
    private final LetheFamily lethe;
    private final Family other;
    private final Chosen chosenOfOther;
    private final boolean sharing;
    private @Nullable Model shared;

    /**
     * A family.
     *
     * @param settings      Lethe's
     * @param other         what is added
     * @param chosenOfOther with what chosen about it
     * @param sharing       whether all models made of it are asked by one plan that shows all of them the same from the
     *                      start, with one seed and one after the other, so that both parts learn once. The other's
     *                      model is then held until the process ends
     */
    public BlendFamily(SettingsDocument settings, Family other, Chosen chosenOfOther, boolean sharing) {
        this.settings = settings;
        this.lethe = new LetheFamily(settings, sharing, List.of());
        this.other = other;
        this.chosenOfOther = chosenOfOther;
        this.sharing = sharing;
    }

    @Override
    public String name() {
        return LetheFamily.NAME + "+" + other.name();
    }

    @Override
    public List<Parameter> space() {
        return List.of(RANGE);
    }

    @Override
    public Chosen defaults() {
        return Chosen.of(Map.of(WEIGHT, "0.0"));
    }

    @Override
    public boolean isRandom() {
        return other.isRandom();
    }

    @Override
    public Model make(List<EmbeddedItem> items, Chosen chosen, long seed) {
        return new BlendedModel(
                name(), lethe.make(items, settings.settings()), second(items, seed), items.size(), chosen.real(WEIGHT));
    }

    private Model second(List<EmbeddedItem> items, long seed) {
        if (!sharing) {
            return other.make(items, chosenOfOther, seed);
        }
        Model known = shared;
        if (known == null) {
            known = new Held(other.make(items, chosenOfOther, seed));
            shared = known;
        }
        return known;
    }

    /** A model that outlives those who close it. */
    private record Held(Model model) implements Model {
        @Override
        public String name() {
            return model.name();
        }

        @Override
        public void learn(EventLog log) {
            model.learn(log);
        }

        @Override
        public Answer answer(Question question) {
            return model.answer(question);
        }
    }
}
