package io.lethe.evaluation.quality;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.model.Model;
import java.util.List;

/**
 * A model that takes part in a table.
 *
 * @param name   what it is called
 * @param role   what it is there for
 * @param chosen what was chosen about it, as text
 * @param trials how many trials that was chosen among; 1 for defaults, 0 where tuning has not been run
 * @param random whether its training is stochastic
 * @param maker  makes a fresh one
 */
record Entrant(String name, Role role, String chosen, int trials, boolean random, Maker maker) {

    /** What a model is there for. */
    enum Role {
        LETHE,
        RIVAL,
        ABLATION
    }

    /** Makes a model that has learned nothing. */
    @FunctionalInterface
    interface Maker {
        Model make(List<EmbeddedItem> items, long seed);
    }
}
