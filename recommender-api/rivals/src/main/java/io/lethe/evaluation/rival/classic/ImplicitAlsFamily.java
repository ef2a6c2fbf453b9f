package io.lethe.evaluation.rival.classic;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Parameter.Real;
import io.lethe.evaluation.tune.Parameter.Scale;
import io.lethe.evaluation.tune.Parameter.Whole;
import java.util.List;
import java.util.Map;

/**
 * Factorisations by {@link ImplicitAls}. What is chosen where nothing else is said comes from the RecSys 2022 paper's
 * settings, but for fewer factors.
 */
final class ImplicitAlsFamily implements Family {
    @Override
    public String name() {
        return "ials";
    }

    @Override
    public List<Parameter> space() {
        return List.of(
                new Whole("factors", 8, 128, Scale.LOG),
                new Whole("sweeps", 4, 32, Scale.LOG),
                new Real("regularization", 1e-4, 1, Scale.LOG),
                new Real("scaling", 0, 1, Scale.LINEAR),
                new Real("unobserved", 1e-3, 1, Scale.LOG),
                new Real("halfLifeSteps", 0.5, 1000, Scale.LOG),
                new Real("repeats", 0, 5, Scale.LINEAR));
    }

    @Override
    public Chosen defaults() {
        return Chosen.of(Map.of(
                "factors", "64",
                "sweeps", "16",
                "regularization", "0.003",
                "scaling", "1",
                "unobserved", "0.1",
                "halfLifeSteps", "1000",
                "repeats", "0"));
    }

    @Override
    public boolean isRandom() {
        return true;
    }

    @Override
    public Model make(List<EmbeddedItem> items, Chosen chosen, long seed) {
        return new ImplicitAls(
                new ItemNumbers(items),
                new ImplicitAls.Setting(
                        chosen.whole("factors"),
                        chosen.whole("sweeps"),
                        chosen.real("regularization"),
                        chosen.real("scaling"),
                        chosen.real("unobserved"),
                        chosen.real("halfLifeSteps"),
                        chosen.real("repeats")),
                seed);
    }
}
