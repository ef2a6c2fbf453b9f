package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.model.classic.Classics;
import io.lethe.evaluation.model.network.Learned;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Parameter.Real;
import io.lethe.evaluation.tune.Parameter.Scale;
import io.lethe.recommend.RankingSettings;
import io.lethe.recommend.settings.SettingsDocument;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The models that there are, by name. */
public final class Models {
    /** What Lethe's own is called. */
    public static final String LETHE = "lethe";

    private static final List<Family> SIMPLE = List.of(
            new Simple("popularity", List.of(), Map.of(), (items, chosen, seed) -> new Popularity(numbers(items))),
            new Simple(
                    "decayed-popularity",
                    List.of(new Real("halfLifeDays", 0.1, 3000, Scale.LOG)),
                    Map.of("halfLifeDays", "30"),
                    (items, chosen, seed) -> new DecayedPopularity(
                            numbers(items),
                            chosen.real("halfLifeDays") * Duration.ofDays(1).toSeconds())),
            new Simple("last-text", List.of(), Map.of(), (items, chosen, seed) -> new LastText(items)));

    private static final List<Family> QUICK =
            Stream.concat(SIMPLE.stream(), Classics.families().stream()).toList();

    private static final List<Family> RIVALS =
            Stream.concat(QUICK.stream(), Learned.families().stream()).toList();

    /** Rivals that Lethe is also measured with, added to its scores. */
    private static final List<String> ADDED = List.of("self-attention");

    private Models() {}

    /** How a simple family makes a model. */
    @FunctionalInterface
    public interface Maker {
        Model make(List<EmbeddedItem> items, Chosen chosen, long seed);
    }

    /** A family that is no more than its parts. */
    public record Simple(String name, List<Parameter> space, Map<String, String> usual, Maker maker) implements Family {
        @Override
        public Chosen defaults() {
            return Chosen.of(usual);
        }

        @Override
        public Model make(List<EmbeddedItem> items, Chosen chosen, long seed) {
            return maker.make(items, chosen, seed);
        }
    }

    /** Everything but Lethe, in the order of tables. */
    public static List<Family> rivals() {
        return RIVALS;
    }

    /** The names of all models, Lethe's first. */
    public static List<String> names() {
        return Stream.concat(Stream.of(LETHE), RIVALS.stream().map(Family::name))
                .toList();
    }

    /** Those that are learned within a minute or so, Lethe's first. */
    public static List<String> quickNames() {
        return Stream.concat(Stream.of(LETHE), QUICK.stream().map(Family::name)).toList();
    }

    /**
     * The names of all that can be asked for by name: the models, and behind them Lethe with something added, which is
     * measured only where it is named.
     */
    public static List<String> askable() {
        return Stream.concat(names().stream(), ADDED.stream().map(Models::blended))
                .toList();
    }

    /** The rivals of a name. */
    public static Optional<Family> rival(String name) {
        return RIVALS.stream().filter(family -> family.name().equals(name)).findFirst();
    }

    /**
     * A rival, or Lethe with something added, by its name.
     *
     * @param settings Lethe's, for the latter
     * @param sharing  whether all models of the latter are asked by one plan, as {@link BlendFamily} has it
     */
    public static Optional<Family> besideLethe(String name, SettingsDocument settings, boolean sharing) {
        return rival(name).or(() -> ADDED.stream()
                .filter(other -> blended(other).equals(name))
                .flatMap(other -> rival(other).stream())
                .map(other -> new BlendFamily(settings, other, other.defaults(), sharing))
                .findFirst());
    }

    private static String blended(String other) {
        return LETHE + "+" + other;
    }

    /**
     * A fresh model that has learned nothing, with the choices where nothing else is said.
     *
     * @param settings Lethe's
     * @param seed     where chance starts
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Model of(String name, List<EmbeddedItem> items, RankingSettings settings, long seed) {
        if (name.equals(LETHE)) {
            return new LetheModel(items, settings);
        }
        Family family = rival(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no model " + name + "; there are " + names()));
        return family.make(items, family.defaults(), seed);
    }

    private static ItemNumbers numbers(List<EmbeddedItem> items) {
        return new ItemNumbers(items);
    }
}
