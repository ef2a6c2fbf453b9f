package io.lethe.evaluation.rival.network;

import ai.djl.ndarray.NDArray;

/**
 * A network that reads items in order, and after each says where the next one is to be looked for: its score is the
 * product with the item's own vector. The vectors are the same on both sides.
 */
sealed interface Network permits DenseNetwork, LstmAttention, SelfAttention {

    /** How many numbers stand for an item. */
    int dimension();

    /** How many items it reads at most. */
    int length();

    /** Adds what it has to learn beside the vectors of the items. */
    void addTo(Weights weights);

    /**
     * Reads items. What comes after an item has no influence on its place in the result.
     *
     * @param embedded their vectors: sequences × items × dimension
     * @param training whether to leave out parts by chance
     * @return of the same shape
     */
    NDArray read(Weights weights, NDArray embedded, boolean training);
}
