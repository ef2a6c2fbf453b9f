package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import java.util.List;

/** A kind of model, with what can be chosen about it. */
public interface Family {

    /** What its models are called in tables and on the command line. */
    String name();

    /** What a search may choose; empty where there is nothing to choose. */
    List<Parameter> space();

    /** What is chosen where nothing else is said: a value for each parameter of {@link #space}, and of nothing else. */
    Chosen defaults();

    /** What of something chosen matters: two things of which the same matters make the same models. */
    default Chosen essence(Chosen chosen) {
        return chosen;
    }

    /** Whether training is stochastic, so that several seeds are worth averaging. */
    default boolean isRandom() {
        return false;
    }

    /**
     * A fresh model that has learned nothing.
     *
     * @param items  the catalogue; the number of an item is its place in it
     * @param chosen a value for each parameter of {@link #space}
     * @param seed   where chance starts
     */
    Model make(List<EmbeddedItem> items, Chosen chosen, long seed);
}
