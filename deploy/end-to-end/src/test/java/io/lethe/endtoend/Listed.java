package io.lethe.endtoend;

import io.lethe.evaluation.model.Question;

/** An item of a list, and its score there. */
record Listed(String itemId, double score) {

    /**
     * What was asked, in words that the laboratory and the platform share. No plan asks a user twice about one time.
     */
    record Asked(String user, long at) {
        public static Asked of(Question question) {
            return new Asked(question.user().userId(), question.at());
        }
    }
}
