package io.lethe.evaluation.prediction;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.lethe.evaluation.comparison.EvaluationRequest;
import io.lethe.evaluation.interest.GroupingRequest;
import io.lethe.evaluation.metric.Interval;
import io.lethe.evaluation.prediction.PredictionStudy.Case;
import io.lethe.evaluation.prediction.PredictionStudy.Star;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.evaluation.protocol.Part;
import io.lethe.evaluation.protocol.Plan;
import io.lethe.evaluation.protocol.Plans;
import io.lethe.evaluation.protocol.Sampling;
import io.lethe.recommend.learning.PlattScaling;
import io.lethe.recommend.parameter.ChoiceScale;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        Map<String, Map<String, Interval>> figures = new LinkedHashMap<>();
        if (!lethe.isEmpty()) {
            Map<String, Map<String, Interval>> ratings = new LinkedHashMap<>();
            ratings.put("lethe", errors(lethe));
            RatingTuning.best(corpus, validation)
                    .forEach((name, model) -> ratings.put(name, errors(test.ratings(model))));
            print(String.format(Locale.ROOT, "%,d ratings", lethe.size()), ratings, out);
            figures.putAll(prefixed("rating", ratings));
        }
        Map<String, Map<String, Interval>> chances = chances(cases, before);
        print(String.format(Locale.ROOT, "%,d choices, each beside one item drawn", cases.size() / 2), chances, out);
        figures.putAll(prefixed("probability", chances));
        List<Chances.Bin> bins = new Chances(probabilities(cases), happened(cases)).bins(Chances.once(cases.size()));
        printReliability(bins, out);
        Path json = asked.json();
        if (json != null) {
            Map<String, Object> all = new LinkedHashMap<>(figures);
            all.put("reliability/lethe", bins);
            Files.write(
                    json,
                    new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsBytes(all));
        }
    }

    private Plan plan(Corpus corpus, Part part) {
        return Plans.of(corpus, asked.protocol(), part, asked.masking(), new Sampling(asked.requests(), asked.seed()));
    }

    private PredictionStudy study(Corpus corpus, Part part) {
        return new PredictionStudy(plan(corpus, part), asked.seed());
    }

    private Map<String, Interval> errors(List<Star> stars) {
        Map<Integer, RatingErrors> byUser = new LinkedHashMap<>();
        for (Star star : stars) {
            byUser.merge(star.user(), RatingErrors.of(star.predicted(), star.actual()), RatingErrors::plus);
        }
        List<RatingErrors> users = List.copyOf(byUser.values());
        Map<String, ToDoubleFunction<RatingErrors>> names = new LinkedHashMap<>();
        names.put("mae", RatingErrors::mae);
        names.put("mse", RatingErrors::mse);
        names.put("rmse", RatingErrors::rmse);
        names.put("r2", RatingErrors::r2);
        UserDraws draws = new UserDraws(users.size(), asked.seed());
        Map<String, Interval> intervals = new LinkedHashMap<>();
        names.forEach((name, figure) -> intervals.put(name, draws.interval(counts -> {
            RatingErrors sum = RatingErrors.NONE;
            for (int user = 0; user < counts.length; user++) {
                sum = sum.plus(users.get(user), counts[user]);
            }
            return figure.applyAsDouble(sum);
        })));
        return intervals;
    }

    private Map<String, Map<String, Interval>> chances(List<Case> cases, List<Case> before) {
        Map<String, Map<String, Interval>> chances = new LinkedHashMap<>();
        chances.put("lethe", chance(cases, Case::probability));
        chances.put("lethe, fitted", fitted(cases, before, one -> ChoiceScale.number(one.score())));
        chances.put("popularity, fitted", fitted(cases, before, one -> Math.log1p(one.popularity())));
        chances.put("one half", chance(cases, one -> 0.5));
        return chances;
    }

    private Map<String, Interval> fitted(List<Case> cases, List<Case> before, ToDoubleFunction<Case> number) {
        PlattScaling logistic =
                PlattScaling.fit(before.stream().mapToDouble(number).toArray(), happened(before));
        Map<String, Interval> chance = chance(cases, one -> logistic.at(number.applyAsDouble(one)));
        chance.put("offset", new Interval(logistic.offset(), Double.NaN, Double.NaN));
        chance.put("slope", new Interval(logistic.slope(), Double.NaN, Double.NaN));
        return chance;
    }

    private Map<String, Interval> chance(List<Case> cases, ToDoubleFunction<Case> probability) {
        Chances chances = new Chances(cases.stream().mapToDouble(probability).toArray(), happened(cases));
        List<Integer> users = cases.stream().map(Case::user).distinct().toList();
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        users.forEach(user -> numbers.put(user, numbers.size()));
        int[] userOf = cases.stream()
                .mapToInt(one -> numbers.getOrDefault(one.user(), 0))
                .toArray();
        Map<String, ToDoubleFunction<int[]>> names = new LinkedHashMap<>();
        names.put("auc", chances::auc);
        names.put("accuracy", chances::accuracy);
        names.put("brier", chances::brier);
        names.put("log-loss", chances::logLoss);
        names.put("calibration error", chances::calibrationError);
        UserDraws draws = new UserDraws(users.size(), asked.seed());
        Map<String, Interval> intervals = new LinkedHashMap<>();
        names.forEach((name, figure) -> intervals.put(name, draws.interval(counts -> {
            int[] weights = new int[userOf.length];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = counts[userOf[i]];
            }
            return figure.applyAsDouble(weights);
        })));
        return intervals;
    }

    private static double[] probabilities(List<Case> cases) {
        return cases.stream().mapToDouble(Case::probability).toArray();
    }

    private static void printReliability(List<Chances.Bin> bins, PrintStream out) {
        out.printf("%nReliability of lethe%n%n| probability | cases | predicted | happened |%n|---|---|---|---|%n");
        for (Chances.Bin bin : bins) {
            out.printf(
                    Locale.ROOT,
                    "| %.1f–%.1f | %,d | %.3f | %.3f |%n",
                    bin.from(),
                    bin.to(),
                    bin.cases(),
                    bin.predicted(),
                    bin.happened());
        }
    }

    private static boolean[] happened(List<Case> cases) {
        boolean[] happened = new boolean[cases.size()];
        for (int i = 0; i < happened.length; i++) {
            happened[i] = cases.get(i).happened();
        }
        return happened;
    }

    private static Map<String, Map<String, Interval>> prefixed(String what, Map<String, Map<String, Interval>> some) {
        Map<String, Map<String, Interval>> named = new LinkedHashMap<>();
        some.forEach((name, figures) -> named.put(what + "/" + name, figures));
        return named;
    }

    private static void print(String title, Map<String, Map<String, Interval>> figures, PrintStream out) {
        out.printf("%n%s%n%n", title);
        List<String> names = List.copyOf(figures.values().iterator().next().keySet());
        out.println("| model | " + String.join(" | ", names) + " |");
        out.println("|---|" + "---|".repeat(names.size()));
        figures.forEach((model, values) -> {
            out.print("| " + model + scale(values) + " |");
            names.forEach(name -> {
                Interval one = values.getOrDefault(name, new Interval(Double.NaN, Double.NaN, Double.NaN));
                out.printf(Locale.ROOT, " %.4f (%.4f–%.4f) |", one.mean(), one.low(), one.high());
            });
            out.println();
        });
    }

    private static String scale(Map<String, Interval> values) {
        Interval offset = values.get("offset");
        Interval slope = values.get("slope");
        return offset == null || slope == null
                ? ""
                : String.format(Locale.ROOT, " (%.2f + %.2f·x)", offset.mean(), slope.mean());
    }
}
