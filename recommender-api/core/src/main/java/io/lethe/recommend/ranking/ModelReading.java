package io.lethe.recommend.ranking;

/** What became of a text that should be a model. */
public sealed interface ModelReading {

    /** It is one. */
    record Sound(RankingModel model) implements ModelReading {}

    /**
     * It is none that can be used.
     *
     * @param line   where, from 1
     * @param reason what is wrong there
     */
    record Faulty(int line, String reason) implements ModelReading {}
}
