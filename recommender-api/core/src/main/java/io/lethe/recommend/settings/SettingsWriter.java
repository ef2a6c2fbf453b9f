package io.lethe.recommend.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.InteractionType;
import io.lethe.event.RatingScale;
import io.lethe.interest.decay.ByType;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.decay.weight.Saturation;
import io.lethe.interest.decay.weight.Shaping;
import io.lethe.interest.profile.Forgetting;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.RevivalLaw;
import io.lethe.recommend.parameter.ContextSettings;
import io.lethe.recommend.parameter.LearningSettings;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatPolicy;
import io.lethe.recommend.parameter.RepeatRule;

/** Writes settings as the canonical tree: all fields in a fixed order and form. */
final class SettingsWriter {
    private static final double LARGEST_WHOLE = 1e15;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SettingsWriter() {}

    static ObjectNode tree(RankingSettings settings) {
        InterestSettings interest = settings.interest();
        ObjectNode tree = JSON.objectNode();
        tree.put("kernel", interest.kernel().toString());
        if (interest.kernel() instanceof ByType kernels && !kernels.byType().isEmpty()) {
            ObjectNode byType = tree.putObject("kernels");
            kernels.byType().forEach((type, kernel) -> byType.put(type, kernel.toString()));
        }
        tree.set("cohesion", number(interest.cohesion()));
        tree.set("forgetting", forgetting(interest.forgetting()));
        tree.set("revival", revival(interest.revival()));
        putWeights(tree, interest.weights());
        tree.set("rating", rating(interest.weights().shaping().stars().scale()));
        tree.set("shaping", shaping(interest.weights().shaping()));
        tree.putObject("suppression")
                .<ObjectNode>set("threshold", number(settings.suppression().threshold()))
                .set("halfLife", length(settings.suppression().halfLifeSeconds()));
        tree.set("repeat", repeat(settings.repeat()));
        tree.putObject("fatigue")
                .<ObjectNode>set("impressions", number(settings.fatigue().impressions()))
                .set("halfLife", length(settings.fatigue().halfLifeSeconds()));
        tree.set("mix", mix(settings.mix()));
        tree.set("diversity", number(settings.diversity()));
        tree.set("steering", number(settings.mix().steering()));
        tree.putObject("horizons")
                .<ObjectNode>set("short", number(settings.horizons().brief()))
                .set("long", number(settings.horizons().lasting()));
        tree.set("context", context(settings.context()));
        tree.set("exploration", number(settings.exploration()));
        tree.putObject("ranker").put("pool", settings.ranker().pool());
        tree.set("learning", learning(settings.learning()));
        return tree;
    }

    private static ObjectNode context(ContextSettings context) {
        ObjectNode tree = JSON.objectNode();
        tree.set("weight", number(context.weight()));
        ArrayNode keys = tree.putArray("keys");
        context.keys().forEach(key -> keys.add(key.code()));
        return tree;
    }

    private static ObjectNode learning(LearningSettings learning) {
        ObjectNode tree = JSON.objectNode().put("mix", learning.mix());
        ArrayNode hold = tree.putArray("hold");
        learning.hold().forEach(number -> hold.add(number.code()));
        return tree;
    }

    private static void putWeights(ObjectNode tree, EventWeights weights) {
        ObjectNode builtIn = tree.putObject("weights");
        ObjectNode added = JSON.objectNode();
        weights.byType().forEach((type, weight) -> {
            if (InteractionType.ofCode(type).isPresent()) {
                builtIn.set(type, number(weight));
            } else {
                added.putObject(type)
                        .put("polarity", weight < 0 ? "negative" : "positive")
                        .set("weight", number(weight));
            }
        });
        if (!added.isEmpty()) {
            tree.set("types", added);
        }
        ObjectNode reach = tree.putObject("reach");
        weights.reach().forEach((type, share) -> reach.set(type, number(share)));
    }

    private static ObjectNode forgetting(Forgetting forgetting) {
        return JSON.objectNode()
                .<ObjectNode>set("adaption", number(forgetting.adaption()))
                .<ObjectNode>set("priorGap", length(forgetting.priorGapSeconds()))
                .<ObjectNode>set("userStrength", number(forgetting.userStrength()))
                .<ObjectNode>set("interestStrength", number(forgetting.interestStrength()))
                .<ObjectNode>set("typeStrength", number(forgetting.typeStrength()))
                .<ObjectNode>set("repetition", number(forgetting.repetition()))
                .<ObjectNode>set("visit", length(forgetting.visitSeconds()))
                .set("mostStretch", number(forgetting.mostStretch()));
    }

    private static ObjectNode revival(RevivalLaw law) {
        return JSON.objectNode()
                .<ObjectNode>set("faded", number(law.faded()))
                .<ObjectNode>set("back", number(law.back()))
                .<ObjectNode>set("gaps", number(law.gaps()))
                .<ObjectNode>set("events", number(law.events()))
                .<ObjectNode>set("boost", number(law.boost()))
                .set("boostScale", number(law.boostScale()));
    }

    private static ObjectNode rating(RatingScale scale) {
        return JSON.objectNode()
                .<ObjectNode>set("lowest", number(scale.lowest()))
                .set("highest", number(scale.highest()));
    }

    private static ObjectNode shaping(Shaping shaping) {
        ObjectNode tree = JSON.objectNode();
        tree.putObject("stars")
                .<ObjectNode>set("presence", number(shaping.stars().presence()))
                .<ObjectNode>set("priorMean", number(shaping.stars().priorMean()))
                .<ObjectNode>set("priorCount", number(shaping.stars().priorCount()))
                .set("spread", number(shaping.stars().spread()));
        tree.set("quantity", number(shaping.quantity()));
        tree.set("dwell", saturation(shaping.dwell(), length(shaping.dwell().scale())));
        tree.set(
                "progress",
                saturation(shaping.progress(), number(shaping.progress().scale())));
        return tree;
    }

    private static ObjectNode saturation(Saturation saturation, JsonNode scale) {
        return JSON.objectNode().<ObjectNode>set("scale", scale).set("penalty", number(saturation.penalty()));
    }

    private static ObjectNode repeat(RepeatRule rule) {
        ObjectNode tree = JSON.objectNode();
        tree.put("policy", policy(rule.policy()));
        if (!rule.byType().isEmpty()) {
            ObjectNode byType = tree.putObject("types");
            rule.byType().forEach((type, one) -> byType.put(type, policy(one)));
        }
        tree.set("prior", number(rule.prior()));
        tree.set("strength", number(rule.strength()));
        tree.set("threshold", number(rule.threshold()));
        tree.set("coolDown", length(rule.coolDownSeconds()));
        return tree;
    }

    private static String policy(RepeatPolicy policy) {
        return policy instanceof RepeatPolicy.After after
                ? "after " + LengthOfTime.written(after.seconds())
                : policy.code();
    }

    private static ObjectNode mix(Mix mix) {
        return JSON.objectNode()
                .<ObjectNode>set("neighbour", number(mix.neighbour()))
                .<ObjectNode>set("interest", number(mix.interest()))
                .<ObjectNode>set("text", number(mix.text()))
                .<ObjectNode>set("words", number(mix.words()))
                .<ObjectNode>set("habit", number(mix.habit()))
                .<ObjectNode>set("trend", number(mix.trend()))
                .<ObjectNode>set("lift", number(mix.lift()))
                .<ObjectNode>set("repeat", number(mix.repeat()))
                .<ObjectNode>set("backward", number(mix.backward()))
                .<ObjectNode>set("together", number(mix.together()))
                .<ObjectNode>set("historyPower", number(mix.historyPower()))
                .<ObjectNode>set("historyDays", number(mix.historyDays()))
                .set("trendEvents", number(mix.trendEvents()));
    }

    private static JsonNode number(double value) {
        return value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE
                ? JSON.numberNode((long) value)
                : JSON.numberNode(value);
    }

    private static JsonNode length(double seconds) {
        String written = LengthOfTime.written(seconds);
        return Character.isLetter(written.charAt(written.length() - 1)) ? JSON.textNode(written) : number(seconds);
    }
}
