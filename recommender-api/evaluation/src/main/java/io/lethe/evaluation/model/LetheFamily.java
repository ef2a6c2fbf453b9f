package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.protocol.Masking;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Parameter.Real;
import io.lethe.evaluation.tune.Parameter.Scale;
import io.lethe.interest.cleaning.CleaningRules;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.ranking.Ranker;
import io.lethe.recommend.settings.SettingsDocument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lethe with some of its settings free: numbers of the settings document, by their paths in it, and the kernel by
 * {@link KernelChoice}, and the weights of event types by {@link WeightChoice}. All else is as in the document that it
 * starts from. How much neighbours count is not free, since the weights of a mix matter by their ratios alone. With
 * {@code repeat.threshold} at 0 whatever was used up may come back, at 1 nothing does.
 */
public final class LetheFamily implements Family {
    /** What Lethe is called among the models. */
    public static final String NAME = "lethe";

    /** The same with the mix as settings have it, whatever a log would teach. */
    public static final String FIXED = NAME + "-fixed";

    /** What is free, by path. */
    private static final List<Real> NUMBERS = List.of(
            new Real("mix.historyPower", 0, 4, Scale.LINEAR),
            new Real("mix.historyDays", 0, 60, Scale.LINEAR),
            new Real("mix.words", 0.003, 10, Scale.LOG),
            new Real("mix.interest", 0.003, 10, Scale.LOG),
            new Real("mix.text", 0.003, 10, Scale.LOG),
            new Real("mix.habit", 0.03, 100, Scale.LOG),
            new Real("mix.lift", 0, 0.4, Scale.LINEAR),
            new Real("mix.trend", 0.0003, 3, Scale.LOG),
            new Real("mix.trendEvents", 100, 100_000, Scale.LOG),
            new Real("mix.backward", 0, 1, Scale.LINEAR),
            new Real("mix.together", 0, 10, Scale.LINEAR),
            new Real("mix.repeat", 0, 1, Scale.LINEAR),
            new Real("diversity", 0, 0.4, Scale.LINEAR),
            new Real("steering", 0, 1, Scale.LINEAR),
            new Real("horizons.short", 0, 0.5, Scale.LINEAR),
            new Real("horizons.long", 0, 0.5, Scale.LINEAR),
            new Real("cohesion", -0.2, 0.6, Scale.LINEAR),
            new Real("forgetting.adaption", 0, 1, Scale.LINEAR),
            new Real("repeat.threshold", 0, 1, Scale.LINEAR));

    static {
        SettingsPaths.check(NUMBERS.stream().map(Real::name).toList());
    }

    /** What decides only about items that the user knows. */
    private static final Set<String> OF_KNOWN_ITEMS = Set.of("mix.habit", "mix.repeat", "repeat.threshold");

    private final SettingsDocument start;
    private final KernelChoice kernel;
    private final boolean kernelFree;
    private final List<Real> numbers;
    private final WeightChoice weights;
    private final boolean sharing;
    private final CleaningRules rules;
    private @Nullable LearnedSignals shared;

    /**
     * Lethe from a document on.
     *
     * @param start   what its settings are where nothing is chosen
     * @param sharing whether all models made of it are asked by one plan that shows all of them the same from the
     *                start, so that the log needs to be learned once
     */
    public LetheFamily(SettingsDocument start, boolean sharing) {
        this(start, sharing, freeNames());
    }

    /**
     * Lethe with rules.
     *
     * @param rules what is left out of what is learned across people
     */
    public LetheFamily(SettingsDocument start, boolean sharing, CleaningRules rules) {
        this(start, sharing, freeNames(), Map.of(), rules);
    }

    /**
     * Lethe with only some of it free.
     *
     * @param free which of {@link #freeNames}
     */
    public LetheFamily(SettingsDocument start, boolean sharing, Collection<String> free) {
        this(start, sharing, free, Map.of());
    }

    /**
     * The same for a log.
     *
     * @param counts how many events of each type the log has: where weights are free, those of these types are. None are
     *               free without
     */
    public LetheFamily(SettingsDocument start, boolean sharing, Collection<String> free, Map<String, Integer> counts) {
        this(start, sharing, free, counts, CleaningRules.NONE);
    }

    private LetheFamily(
            SettingsDocument start,
            boolean sharing,
            Collection<String> free,
            Map<String, Integer> counts,
            CleaningRules rules) {
        this.start = start;
        this.kernel = KernelChoice.of(start.settings().interest().kernel());
        this.kernelFree = free.contains(KernelChoice.KIND);
        this.numbers =
                NUMBERS.stream().filter(number -> free.contains(number.name())).toList();
        this.weights = free.contains(WeightChoice.NAME) ? WeightChoice.of(start, counts) : WeightChoice.NOTHING;
        this.sharing = sharing;
        this.rules = rules;
    }

    /** What can be free: the kernel with its half-lives, numbers by their paths, and the weights of event types. */
    public static List<String> freeNames() {
        return Stream.of(Stream.of(KernelChoice.KIND), NUMBERS.stream().map(Real::name), Stream.of(WeightChoice.NAME))
                .flatMap(names -> names)
                .toList();
    }

    /** Which weights of event types are free, and which of them is the unit. */
    public WeightChoice weights() {
        return weights;
    }

    /** Which of {@link #freeNames} cannot change an answer: where known items are masked, what decides about those. */
    public static List<String> idleNames(Masking masking) {
        return freeNames().stream()
                .filter(name -> masking == Masking.HISTORY && OF_KNOWN_ITEMS.contains(name))
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Parameter> space() {
        List<Parameter> space = new ArrayList<>(kernelFree ? kernel.space() : List.of());
        space.addAll(numbers);
        space.addAll(weights.free());
        return List.copyOf(space);
    }

    @Override
    public Chosen defaults() {
        TreeMap<String, String> values = new TreeMap<>();
        if (kernelFree) {
            values.putAll(kernel.defaults().values());
        }
        numbers.forEach(
                number -> values.put(number.name(), Double.toString(SettingsPaths.number(start, number.name()))));
        weights.free()
                .forEach(weight -> values.put(weight.name(), Double.toString(WeightChoice.weight(start, weight))));
        return new Chosen(values);
    }

    /**
     * The settings that something chosen stands for. The defaults stand for the document started from. What was not
     * chosen stays as it is there, and nothing is learned on top of what was chosen.
     */
    public SettingsDocument document(Chosen chosen) {
        if (essence(defaults())
                .values()
                .entrySet()
                .containsAll(essence(chosen).values().entrySet())) {
            return start;
        }
        TreeMap<String, String> values = new TreeMap<>();
        if (kernelFree) {
            kernel.expression(chosen).ifPresent(expression -> values.put(KernelChoice.KIND, expression));
        }
        Stream.concat(numbers.stream(), weights.free().stream())
                .map(Real::name)
                .filter(chosen.values()::containsKey)
                .forEach(name -> values.put(name, chosen.word(name)));
        return new SettingsDocument(SettingsPaths.with(start, values).settings().withoutLearning());
    }

    @Override
    public Chosen essence(Chosen chosen) {
        return kernelFree ? kernel.essence(chosen) : chosen;
    }

    @Override
    public Model make(List<EmbeddedItem> items, Chosen chosen, long seed) {
        return make(items, document(chosen).settings());
    }

    /** A model with settings from elsewhere. */
    public Model make(List<EmbeddedItem> items, RankingSettings settings) {
        return make(items, settings, null);
    }

    /**
     * A model with settings from elsewhere, and a ranker.
     *
     * @param ranker what puts the best by the mix in order; null to leave them in the mix's
     */
    public LetheModel make(List<EmbeddedItem> items, RankingSettings settings, @Nullable Ranker ranker) {
        return new LetheModel(signals(items), settings, ranker);
    }

    /** A model of the document started from, with something taken away from what it learned. */
    public LetheModel make(List<EmbeddedItem> items, Ablation ablation) {
        return new LetheModel(signals(items), start.settings(), ablation);
    }

    private LearnedSignals signals(List<EmbeddedItem> items) {
        LearnedSignals signals = shared;
        if (signals == null || !sharing) {
            signals = new LearnedSignals(items, rules);
            shared = sharing ? signals : null;
        }
        return signals;
    }
}
