package io.lethe.embedding.langchain4j;

/** A model in memory. Any thread may call it. */
interface Network {

    /** How many tokens a text has, without those that frame it; 0 for control characters alone. */
    int tokens(String text);

    /** The vector, of length one, of a text that has a token and no more than the model reads at once. */
    float[] vector(String text);
}
