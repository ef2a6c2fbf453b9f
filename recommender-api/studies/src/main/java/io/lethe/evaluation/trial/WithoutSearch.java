package io.lethe.evaluation.trial;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.model.MixReport;
import io.lethe.evaluation.run.Scores;
import io.lethe.recommend.learning.LearnedNumbers;
import java.util.Locale;

/**
 * What Lethe reaches without a search.
 *
 * @param learned what the training events taught about the mix
 * @param alone   the score of the defaults that learn nothing
 * @param taught  the score of the defaults with what they learned
 * @param gain    how far the second is above the first on the same requests
 */
record WithoutSearch(LearnedNumbers learned, Interval alone, Interval taught, Scores.Difference gain) {

    /** What was learned, in words, and what it gains. */
    String sentence() {
        String words = "Learned without a search, as a running Lethe does: " + MixReport.text(learned);
        return learned.moved().isEmpty()
                ? words
                : String.format(
                        Locale.ROOT,
                        "%s Against the defaults alone: %+.4f (%+.4f to %+.4f), p %.4f, on the same requests.",
                        words,
                        gain.difference().mean(),
                        gain.difference().low(),
                        gain.difference().high(),
                        gain.pValue());
    }

    /** The same for programs. */
    ObjectNode json() {
        ObjectNode json = MixReport.json(learned);
        put(json, taught);
        put(json.putObject("alone"), alone);
        json.putObject("difference")
                .put("mean", gain.difference().mean())
                .put("low", gain.difference().low())
                .put("high", gain.difference().high())
                .put("p", gain.pValue());
        return json;
    }

    private static void put(ObjectNode to, Interval score) {
        to.put("score", score.mean()).put("low", score.low()).put("high", score.high());
    }
}
