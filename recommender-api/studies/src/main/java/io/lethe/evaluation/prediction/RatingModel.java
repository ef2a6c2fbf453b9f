package io.lethe.evaluation.prediction;

import io.lethe.evaluation.model.Question;
import io.lethe.evaluation.protocol.EventLog;

/** Something that learns from a log and says what stars a user would give. */
interface RatingModel {

    String name();

    /** Learns what the log shows; called again each time it shows more. */
    void learn(EventLog log);

    /** The stars that the user of a question would give to an item, by its number. */
    double rating(Question question, int item);
}
