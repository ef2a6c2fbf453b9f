package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.model.classic.Classics;
import io.lethe.evaluation.model.network.Learned;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Parameter.Real;
import io.lethe.evaluation.tune.Parameter.Scale;
import io.lethe.recommend.RankingSettings;
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

    /** The rivals of a name. */
    public static Optional<Family> rival(String name) {
        return RIVALS.stream().filter(family -> family.name().equals(name)).findFirst();
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
