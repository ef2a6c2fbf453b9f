package io.lethe.evaluation.prediction;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.lethe.evaluation.comparison.EvaluationRequest;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.prediction.PredictionStudy.Case;
import io.lethe.evaluation.prediction.PredictionStudy.Star;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Sampling;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A score of predictions that somebody asked for: ratings and probabilities of Lethe beside baselines that were tuned
 * on the tenth before the test.
 *
 * @param asked the data set, the protocol, how many requests, the settings and the seed; its models and negatives play
 *              no part
 */
public record PredictionRequest(EvaluationRequest asked) {
    static final String LETHE = "lethe";

    /**
     * Runs it.
     *
     * @throws IOException if the data set is unknown or too large, holds nothing to ask, or a file cannot be read or
     *     written
     */
    public void run(PrintStream out, GroupingRequest.Steps steps) throws IOException {
        Corpus corpus = asked.source().read(steps);
        PredictionStudy validation = study(corpus, Part.VALIDATION);
        Plan plan = plan(corpus, Part.TEST);
        PredictionStudy test = new PredictionStudy(plan, asked.seed());
        List<Star> lethe = new ArrayList<>();
        List<Case> cases = new ArrayList<>();
        test.ask(asked.settings().settings(), steps.begin("lethe"), lethe, cases);
        List<Case> before = new ArrayList<>();
        validation.ask(asked.settings().settings(), steps.begin("lethe, validation"), new ArrayList<>(), before);
        if (cases.isEmpty() || before.isEmpty()) {
            throw new IOException("Nobody in " + asked.dataset() + " has enough events for "
                    + asked.protocol().code());
        }
        out.printf(
                "Predictions on %s, %s: %,d requests of %,d, seed %d%n",
                corpus.name(), asked.protocol().code(), plan.requests().size(), plan.possible(), asked.seed());
        PredictionReport report = new PredictionReport(out);
        if (!lethe.isEmpty()) {
            Map<String, RatingScores> ratings = new LinkedHashMap<>();
            ratings.put(LETHE, new RatingScores(lethe, asked.seed()));
            RatingTuning.best(corpus, validation)
                    .forEach((name, model) -> ratings.put(name, new RatingScores(test.ratings(model), asked.seed())));
            report.ratings(lethe.size(), ratings);
        }
        report.choices(
                cases.size() / 2,
                new ChanceScores(cases, Case::probability, asked.seed()),
                fitted(cases, before),
                new ChanceScores(cases, one -> 0.5, asked.seed()));
        Path json = asked.json();
        if (json != null) {
            Files.write(
                    json,
                    new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsBytes(report.json()));
        }
    }

    private Plan plan(Corpus corpus, Part part) {
        return Plans.of(corpus, asked.protocol(), part, asked.masking(), new Sampling(asked.requests(), asked.seed()));
    }

    private PredictionStudy study(Corpus corpus, Part part) {
        return new PredictionStudy(plan(corpus, part), asked.seed());
    }

    private Map<String, FittedScale> fitted(List<Case> cases, List<Case> before) {
        Map<String, FittedScale> fitted = new LinkedHashMap<>();
        fitted.put(LETHE + ", fitted", fitted(cases, before, Case::lead));
        fitted.put("popularity, fitted", fitted(cases, before, one -> Math.log1p(one.popularity())));
        return fitted;
    }

    private FittedScale fitted(List<Case> cases, List<Case> before, ToDoubleFunction<Case> number) {
        return FittedScale.of(cases, before, number, asked.seed());
    }
}
