package io.lethe.recommend.ranking;

/** The result of parsing a model. */
public sealed interface ModelReading {

    /** A valid model. */
    record Sound(RankingModel model) implements ModelReading {}

    /**
     * An invalid model.
     *
     * @param line   the line of the error, from 1
     * @param reason the error
     */
    record Faulty(int line, String reason) implements ModelReading {}
}
