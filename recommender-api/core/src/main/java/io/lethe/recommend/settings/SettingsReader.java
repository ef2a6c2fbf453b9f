package io.lethe.recommend.settings;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.event.InteractionType;
import io.lethe.event.RatingScale;
import io.lethe.interest.decay.ByType;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.decay.weight.Saturation;
import io.lethe.interest.decay.weight.Shaping;
import io.lethe.interest.decay.weight.Stars;
import io.lethe.interest.profile.Forgetting;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.interest.profile.RevivalLaw;
import io.lethe.interest.signal.ContextKey;
import io.lethe.recommend.parameter.ContextSettings;
import io.lethe.recommend.parameter.Fatigue;
import io.lethe.recommend.parameter.Horizons;
import io.lethe.recommend.parameter.LearningSettings;
import io.lethe.recommend.parameter.Mix;
import io.lethe.recommend.parameter.MixNumber;
import io.lethe.recommend.parameter.RankerSettings;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.parameter.RepeatPolicy;
import io.lethe.recommend.parameter.RepeatRule;
import io.lethe.recommend.parameter.Suppression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds settings from a document that already matches the schema. Checks what the schema cannot express. */
final class SettingsReader {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
    private static final double AGREEMENT = 1e-9;
    private static final String AFTER = "after ";
    private static final Set<String> MAY_BE_ZERO = Set.of("visit", "coolDown");

    private final SourceTree source;
    private final boolean stored;
    private final List<SettingsError> errors = new ArrayList<>();

    /**
     * @param stored whether the document is from the settings topic, where older versions stored weights of any event
     *               type
     */
    SettingsReader(SourceTree source, boolean stored) {
        this.source = source;
        this.stored = stored;
        errors.addAll(source.errors());
        if (!source.root().isMissingNode()) {
            errors.addAll(SettingsSchema.check(source));
        }
    }

    List<SettingsError> errors() {
        return errors;
    }

    /** The settings. They are only valid if there are no errors. */
    RankingSettings settings() {
        RankingSettings defaults = RankingSettings.defaults();
        InterestSettings interest = defaults.interest();
        Section root = new Section(source.root(), "");
        SortedMap<String, Double> weights = new TreeMap<>(interest.weights().byType());
        readTypes(root.section("types"), weights);
        readWeights(root.section("weights"), root.section("types"), weights);
        RatingScale scale = ratings(root.section("rating"));
        Shaping shaping =
                shaping(root.section("shaping"), scale, interest.weights().shaping());
        InterestSettings read = new InterestSettings(
                kernels(root, kernel(root, interest.kernel()), weights),
                new EventWeights(weights, shaping, reach(root.section("reach"), weights, interest.weights())),
                root.number("cohesion", interest.cohesion()),
                forgetting(root.section("forgetting"), interest.forgetting()),
                revival(root.section("revival"), interest.revival()));
        return new RankingSettings(
                read,
                mix(root, defaults.mix()),
                root.number("diversity", defaults.diversity()),
                horizons(root.section("horizons"), defaults.horizons()),
                suppression(root.section("suppression"), defaults.suppression()),
                repeat(root.section("repeat"), weights, defaults.repeat()),
                fatigue(root.section("fatigue"), defaults.fatigue()),
                context(root.section("context"), defaults.context()),
                root.number("exploration", defaults.exploration()),
                ranker(root.section("ranker"), defaults.ranker()),
                learning(root.section("learning"), defaults.learning()));
    }

    private static Horizons horizons(Section section, Horizons otherwise) {
        double brief = section.number("short", otherwise.brief());
        double lasting = section.number("long", otherwise.lasting());
        return section.checked("", otherwise, () -> new Horizons(brief, lasting));
    }

    private Kernel kernel(Section root, Kernel otherwise) {
        String text = root.text("kernel");
        Double halfLife = root.length("halfLife");
        Double seconds = root.number("halfLifeSeconds");
        if (halfLife != null && seconds != null) {
            add(root.child("halfLifeSeconds"), "is there beside halfLife; leave one of them out");
        }
        boolean expression = text != null && !KernelText.isFamily(text);
        Double wanted = halfLife == null ? seconds : halfLife;
        Kernel kernel = root.checked(
                "kernel",
                otherwise,
                () -> text == null
                        ? otherwise
                        : KernelText.read(
                                text,
                                wanted == null ? InterestSettings.defaults().halfLifeSeconds() : wanted));
        if (wanted == null) {
            return kernel;
        }
        if (expression && halfLife == null) {
            double own = kernel.halfLifeSeconds("").orElse(Double.NaN);
            if (!(Math.abs(own - wanted) <= AGREEMENT * wanted) && !isFaulty(root.child("kernel"))) {
                add(
                        root.child("halfLifeSeconds"),
                        "is " + wanted + ", but the half-life of kernel is " + own + "; leave one of them out");
            }
            return kernel;
        }
        String blamed = halfLife == null ? "halfLifeSeconds" : "halfLife";
        return root.checked(blamed, kernel, () -> KernelText.ofHalfLife(kernel, wanted));
    }

    private Kernel kernels(Section root, Kernel otherwise, SortedMap<String, Double> weights) {
        Section section = root.section("kernels");
        SortedMap<String, Kernel> byType = new TreeMap<>();
        double halfLife =
                otherwise.halfLifeSeconds("").orElse(InterestSettings.defaults().halfLifeSeconds());
        for (String type : section.names()) {
            requireKnown(section, type, weights);
            String text = section.text(type);
            if (text != null) {
                byType.put(type, section.checked(type, otherwise, () -> KernelText.read(text, halfLife)));
            }
        }
        return byType.isEmpty() ? otherwise : new ByType(otherwise, byType);
    }

    private SortedMap<String, Double> reach(
            Section section, SortedMap<String, Double> weights, EventWeights otherwise) {
        SortedMap<String, Double> reach = new TreeMap<>(otherwise.reach());
        for (String type : section.names()) {
            requireKnown(section, type, weights);
            Double share = section.number(type);
            if (share != null) {
                reach.put(type, share);
            }
        }
        return reach;
    }

    private void readTypes(Section section, SortedMap<String, Double> into) {
        for (String type : section.names()) {
            Section one = section.section(type);
            Double weight = one.number("weight");
            String polarity = one.text("polarity");
            if (!TYPE.matcher(type).matches()) {
                add(
                        section.child(type),
                        "is no name of a type: a lower-case letter, then letters, digits, - and _, at most 64");
            } else if (InteractionType.ofCode(type).isPresent()) {
                add(section.child(type), "is a built-in type; its weight is set under weights");
            } else if (weight != null) {
                if (polarity != null && weight != 0 && (weight > 0) != polarity.equals("positive")) {
                    add(
                            one.child("weight"),
                            "is " + source.root().at(one.child("weight")) + ", whose sign does not fit " + polarity);
                }
                into.put(type, weight);
            }
        }
    }

    private void readWeights(Section section, Section types, SortedMap<String, Double> into) {
        for (String type : section.names()) {
            if (types.names().contains(type)) {
                add(section.child(type), "has its weight under types");
            } else {
                requireKnown(section, type, into);
            }
            Double weight = section.number(type);
            if (weight != null) {
                into.put(type, weight);
            }
        }
    }

    private void requireKnown(Section section, String type, SortedMap<String, Double> weights) {
        if (!stored && InteractionType.ofCode(type).isEmpty() && !weights.containsKey(type)) {
            SortedSet<String> known = new TreeSet<>(weights.keySet());
            Arrays.stream(InteractionType.values()).map(InteractionType::code).forEach(known::add);
            add(
                    section.child(type),
                    "there is no such type of event; " + Spelling.hint(type, known) + " (new types go under types)");
        }
    }

    private RatingScale ratings(Section section) {
        RatingScale stars = RatingScale.STARS;
        return section.checked(
                "",
                stars,
                () -> new RatingScale(
                        section.number("lowest", stars.lowest()), section.number("highest", stars.highest())));
    }

    private Shaping shaping(Section section, RatingScale scale, Shaping otherwise) {
        Section stars = section.section("stars");
        Stars one = otherwise.stars().on(scale);
        Stars read = stars.checked(
                "",
                one,
                () -> new Stars(
                        stars.number("presence", one.presence()),
                        stars.number("priorMean", one.priorMean()),
                        stars.number("priorCount", one.priorCount()),
                        stars.number("spread", one.spread()),
                        scale));
        Saturation dwell = saturation(section.section("dwell"), otherwise.dwell());
        Saturation progress = saturation(section.section("progress"), otherwise.progress());
        return section.checked(
                "",
                otherwise,
                () -> new Shaping(read, section.number("quantity", otherwise.quantity()), dwell, progress));
    }

    private Saturation saturation(Section section, Saturation otherwise) {
        Double length = section.length("scale");
        return section.checked(
                "",
                otherwise,
                () -> new Saturation(
                        length == null ? otherwise.scale() : length, section.number("penalty", otherwise.penalty())));
    }

    private Forgetting forgetting(Section section, Forgetting otherwise) {
        Double gap = section.length("priorGap");
        Double visit = section.length("visit");
        return section.checked(
                "",
                otherwise,
                () -> new Forgetting(
                        section.number("adaption", otherwise.adaption()),
                        gap == null ? otherwise.priorGapSeconds() : gap,
                        section.number("userStrength", otherwise.userStrength()),
                        section.number("interestStrength", otherwise.interestStrength()),
                        section.number("typeStrength", otherwise.typeStrength()),
                        section.number("repetition", otherwise.repetition()),
                        visit == null ? otherwise.visitSeconds() : visit,
                        section.number("mostStretch", otherwise.mostStretch())));
    }

    private RevivalLaw revival(Section section, RevivalLaw otherwise) {
        return section.checked(
                "",
                otherwise,
                () -> new RevivalLaw(
                        section.number("faded", otherwise.faded()),
                        section.number("back", otherwise.back()),
                        section.number("gaps", otherwise.gaps()),
                        (int) section.number("events", otherwise.events()),
                        section.number("boost", otherwise.boost()),
                        section.number("boostScale", otherwise.boostScale())));
    }

    private Suppression suppression(Section section, Suppression otherwise) {
        Double halfLife = section.length("halfLife");
        return section.checked(
                "",
                otherwise,
                () -> new Suppression(
                        section.number("threshold", otherwise.threshold()),
                        halfLife == null ? otherwise.halfLifeSeconds() : halfLife));
    }

    private RepeatRule repeat(Section section, SortedMap<String, Double> weights, RepeatRule otherwise) {
        Section types = section.section("types");
        SortedMap<String, RepeatPolicy> byType = new TreeMap<>();
        for (String type : types.names()) {
            requireKnown(types, type, weights);
            byType.put(type, policy(types, type, otherwise.policy()));
        }
        Double coolDown = section.length("coolDown");
        return section.checked(
                "",
                otherwise,
                () -> new RepeatRule(
                        policy(section, "policy", otherwise.policy()),
                        byType,
                        section.number("prior", otherwise.prior()),
                        section.number("strength", otherwise.strength()),
                        section.number("threshold", otherwise.threshold()),
                        coolDown == null ? otherwise.coolDownSeconds() : coolDown));
    }

    private Fatigue fatigue(Section section, Fatigue otherwise) {
        Double halfLife = section.length("halfLife");
        return section.checked(
                "",
                otherwise,
                () -> new Fatigue(
                        section.number("impressions", otherwise.impressions()),
                        halfLife == null ? otherwise.halfLifeSeconds() : halfLife));
    }

    private RepeatPolicy policy(Section section, String name, RepeatPolicy otherwise) {
        String text = section.text(name);
        if (text == null) {
            return otherwise;
        }
        return section.checked(name, otherwise, () -> RepeatPolicy.ofCode(text)
                .orElseGet(() -> new RepeatPolicy.After(LengthOfTime.seconds(text.substring(AFTER.length())))));
    }

    private RankerSettings ranker(Section section, RankerSettings otherwise) {
        return section.checked("", otherwise, () -> new RankerSettings((int) section.number("pool", otherwise.pool())));
    }

    private static ContextSettings context(Section section, ContextSettings otherwise) {
        double weight = section.number("weight", otherwise.weight());
        if (!section.has("keys")) {
            return new ContextSettings(weight, otherwise.keys());
        }
        Set<ContextKey> keys = new LinkedHashSet<>();
        section.texts("keys").forEach(code -> ContextKey.ofCode(code).ifPresent(keys::add));
        return new ContextSettings(weight, keys);
    }

    private static LearningSettings learning(Section section, LearningSettings otherwise) {
        Set<MixNumber> hold = new LinkedHashSet<>(otherwise.hold());
        section.texts("hold")
                .forEach(code ->
                        MixNumber.ofCode(code).filter(MixNumber::isLearned).ifPresent(hold::add));
        return new LearningSettings(section.flag("mix", otherwise.mix()), hold);
    }

    private static Mix mix(Section root, Mix otherwise) {
        double steering = root.number("steering", otherwise.steering());
        Section section = root.section("mix");
        return section.checked(
                "",
                otherwise,
                () -> new Mix(
                        section.number("neighbour", otherwise.neighbour()),
                        section.number("interest", otherwise.interest()),
                        section.number("text", otherwise.text()),
                        section.number("words", otherwise.words()),
                        section.number("habit", otherwise.habit()),
                        section.number("trend", otherwise.trend()),
                        section.number("lift", otherwise.lift()),
                        section.number("repeat", otherwise.repeat()),
                        section.number("backward", otherwise.backward()),
                        section.number("together", otherwise.together()),
                        section.number("historyPower", otherwise.historyPower()),
                        section.number("historyDays", otherwise.historyDays()),
                        section.number("trendEvents", otherwise.trendEvents()),
                        steering));
    }

    private void add(String pointer, String reason) {
        errors.add(source.error(pointer, reason));
    }

    private boolean isFaulty(String pointer) {
        String field = source.error(pointer, "").field();
        return errors.stream()
                .anyMatch(error -> error.field().equals(field) || error.field().startsWith(field + "."));
    }

    /** An object of the document, which may be missing. */
    private final class Section {
        private final JsonNode node;
        private final String pointer;

        Section(JsonNode node, String pointer) {
            this.node = node;
            this.pointer = pointer;
        }

        String child(String name) {
            return SourceTree.child(pointer, name);
        }

        Section section(String name) {
            return new Section(node.path(name), child(name));
        }

        List<String> names() {
            return node.properties().stream().map(Map.Entry::getKey).toList();
        }

        @Nullable
        String text(String name) {
            JsonNode value = node.path(name);
            return value.isTextual() && !isFaulty(child(name)) ? value.asText() : null;
        }

        boolean has(String name) {
            return node.path(name).isArray();
        }

        List<String> texts(String name) {
            List<String> texts = new ArrayList<>();
            node.path(name).forEach(one -> texts.add(one.asText()));
            return texts;
        }

        boolean flag(String name, boolean otherwise) {
            JsonNode value = node.path(name);
            return value.isBoolean() ? value.booleanValue() : otherwise;
        }

        @Nullable
        Double number(String name) {
            JsonNode value = node.path(name);
            return value.isNumber() && !isFaulty(child(name)) ? Double.valueOf(value.asDouble()) : null;
        }

        double number(String name, double otherwise) {
            Double number = number(name);
            return number == null ? otherwise : number;
        }

        @Nullable
        Double length(String name) {
            String text = text(name);
            if (text == null) {
                return number(name);
            }
            double seconds = checked(name, Double.NaN, () -> LengthOfTime.seconds(text));
            if (Double.isNaN(seconds)) {
                return null;
            }
            if (seconds == 0 && !MAY_BE_ZERO.contains(name)) {
                add(child(name), "is a length of time above 0, not '" + text + "'");
                return null;
            }
            return seconds;
        }

        /**
         * Builds a value whose constructor may reject it. The error is reported at the field named at its start, or
         * else at the given one.
         */
        <T> T checked(String name, T otherwise, Supplier<T> made) {
            String whole = name.isEmpty() ? pointer : child(name);
            if (!whole.isEmpty() && isFaulty(whole)) {
                return otherwise;
            }
            try {
                return made.get();
            } catch (IllegalArgumentException e) {
                String reason = String.valueOf(e.getMessage());
                String first = reason.split("\\W", 2)[0];
                add(name.isEmpty() && node.has(first) ? child(first) : whole, reason);
                return otherwise;
            }
        }
    }
}
