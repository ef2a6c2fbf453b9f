package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import java.util.List;
import java.util.Map;

/**
 * A family that is no more than its parts.
 *
 * @param usual the values where nothing else is chosen, by parameter
 */
public record SimpleFamily(String name, List<Parameter> space, Map<String, String> usual, Maker maker)
        implements Family {

    /** How the family makes a model that has learned nothing. */
    @FunctionalInterface
    public interface Maker {
        Model make(List<EmbeddedItem> items, Chosen chosen, long seed);
    }

    @Override
    public Chosen defaults() {
        return Chosen.of(usual);
    }

    @Override
    public Model make(List<EmbeddedItem> items, Chosen chosen, long seed) {
        return maker.make(items, chosen, seed);
    }
}
