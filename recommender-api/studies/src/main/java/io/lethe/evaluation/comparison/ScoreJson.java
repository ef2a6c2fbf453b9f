package io.lethe.evaluation.comparison;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.model.MixReport;
import io.lethe.evaluation.run.Evaluation;
import io.lethe.evaluation.run.ModelResult;
import io.lethe.evaluation.run.Scores;
import io.lethe.evaluation.ties.TieCounts;
import io.lethe.recommend.learning.LearnedNumbers;

/** The figures of a run as JSON. */
public final class ScoreJson {
    private ScoreJson() {}

    public static ObjectNode of(Heading heading, Scores scores, ObjectMapper mapper) {
        ObjectNode all = mapper.createObjectNode()
                .put("dataset", heading.dataset())
                .put("protocol", heading.plan().protocol().code())
                .put("requests", heading.requests())
                .put("possibleRequests", heading.plan().possible())
                .put("users", scores.users())
                .put("items", heading.plan().corpus().items().size())
                .put("negatives", heading.negatives())
                .put("mask", heading.plan().masking().code())
                .put("seed", heading.seed())
                .put("settings", heading.settings());
        if (heading.ranker() != null) {
            all.put("ranker", heading.ranker());
        }
        addOrder(heading.order(), all.putObject("order"));
        addScores(heading, scores, all, mapper);
        return all;
    }

    /** The scores with ties shuffled; under {@code asIs} those of the log as it is. */
    public static ObjectNode of(Heading heading, Scores shuffled, Scores asIs, ObjectMapper mapper) {
        ObjectNode all = of(heading, shuffled, mapper);
        addScores(heading, asIs, all.putObject("asIs"), mapper);
        return all;
    }

    private static void addOrder(TieOrder order, ObjectNode to) {
        TieCounts counts = order.counts();
        to.put("ties", order.ties().code())
                .put("tiedNeighbours", counts.tiedShare())
                .put("tiedRequests", order.tiedRequests())
                .put("ascending", counts.ascendingShare())
                .put("verdict", counts.verdict().words());
        ArrayNode seeds = to.putArray("seeds");
        order.seeds().forEach(seeds::add);
    }

    private static void addScores(Heading heading, Scores scores, ObjectNode all, ObjectMapper mapper) {
        ArrayNode models = all.putArray("models");
        for (Scores.ModelScores model : scores.models()) {
            ObjectNode one = models.addObject().put("name", model.result().name());
            model.metrics().forEach((metric, interval) -> one.put(metric, interval.mean()));
            heading.choices().stream()
                    .filter(tuned -> tuned.model().equals(model.result().name()))
                    .forEach(tuned -> one.setAll(tuned.json(mapper)));
            one.put("coverage@10", model.result().coverage())
                    .put("seconds", model.result().seconds());
            addLearned(model.result(), one);
            addSeeds(heading.seed(), model.result(), one);
            addOrders(heading.order(), model.result(), one);
            addIntervals(model, one)
                    .putArray("coverage@10")
                    .add(model.coverage().low())
                    .add(model.coverage().high());
        }
        addAgainst(scores, all);
        ObjectNode slices = all.putObject("slices");
        scores.slices().forEach((slice, some) -> addSlice(some, slices.putObject(slice.code())));
    }

    private static void addSlice(Scores some, ObjectNode to) {
        to.put("requests", some.requests()).put("users", some.users());
        ArrayNode models = to.putArray("models");
        for (Scores.ModelScores model : some.models()) {
            ObjectNode one = models.addObject().put("name", model.result().name());
            model.metrics().forEach((metric, interval) -> one.put(metric, interval.mean()));
            addIntervals(model, one);
        }
        addAgainst(some, to);
    }

    private static ObjectNode addIntervals(Scores.ModelScores model, ObjectNode to) {
        ObjectNode intervals = to.putObject("intervals");
        model.metrics()
                .forEach((metric, interval) ->
                        intervals.putArray(metric).add(interval.low()).add(interval.high()));
        return intervals;
    }

    private static void addAgainst(Scores scores, ObjectNode to) {
        ArrayNode against = to.putArray("against");
        for (Scores.Difference one : scores.against()) {
            against.addObject()
                    .put("model", one.model())
                    .put("metric", one.metric())
                    .put("difference", one.difference().mean())
                    .put("low", one.difference().low())
                    .put("high", one.difference().high())
                    .put("p", one.pValue());
        }
    }

    private static void addOrders(TieOrder order, ModelResult result, ObjectNode to) {
        if (result.orders().size() > 1) {
            ObjectNode spread = to.putObject("spread");
            for (String metric : Evaluation.metrics()) {
                Spread one = Spread.of(result, metric);
                spread.putObject(metric)
                        .put("lowest", one.lowest())
                        .put("highest", one.highest())
                        .put("deviation", one.deviation());
            }
            ArrayNode orders = to.putArray("orders");
            for (ModelResult inOne : result.orders()) {
                ObjectNode one = orders.addObject().put("seed", order.seeds().get(orders.size() - 1));
                Evaluation.metrics().forEach(metric -> one.put(metric, inOne.mean(metric)));
                addLearned(inOne, one);
            }
        }
    }

    private static void addLearned(ModelResult result, ObjectNode to) {
        LearnedNumbers learned = result.learned();
        if (learned != null) {
            to.set("learned", MixReport.json(learned));
        }
    }

    private static void addSeeds(long first, ModelResult result, ObjectNode to) {
        if (result.runs().size() > 1) {
            ArrayNode seeds = to.putArray("seeds");
            for (ModelResult run : result.runs()) {
                ObjectNode one = seeds.addObject().put("seed", first + seeds.size() - 1);
                Evaluation.metrics().forEach(metric -> one.put(metric, run.mean(metric)));
                one.put("coverage@10", run.coverage()).put("seconds", run.seconds());
            }
        }
    }
}
