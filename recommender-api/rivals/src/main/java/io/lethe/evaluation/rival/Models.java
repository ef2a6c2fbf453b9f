package io.lethe.evaluation.rival;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.evaluation.model.BlendFamily;
import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.LetheFamily;
import io.lethe.evaluation.model.LetheModel;
import io.lethe.evaluation.model.Model;
import io.lethe.evaluation.rival.classic.Classics;
import io.lethe.evaluation.rival.network.Learned;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.settings.SettingsDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The models that there are, by name. */
public final class Models {
    private static final List<Family> QUICK = Stream.concat(Classics.simplest().stream(), Classics.families().stream())
            .toList();

    private static final List<Family> RIVALS =
            Stream.concat(QUICK.stream(), Learned.families().stream()).toList();

    /** Rivals that Lethe is also measured with, added to its scores. */
    private static final List<String> ADDED = List.of("self-attention");

    private Models() {}

    /** Everything but Lethe, in the order of tables. */
    public static List<Family> rivals() {
        return RIVALS;
    }

    /** The names of all models, Lethe's first. */
    public static List<String> names() {
        return Stream.concat(Stream.of(LetheFamily.NAME), RIVALS.stream().map(Family::name))
                .toList();
    }

    /** Those that are learned within a minute or so, Lethe's first. */
    public static List<String> quickNames() {
        return Stream.concat(Stream.of(LetheFamily.NAME), QUICK.stream().map(Family::name))
                .toList();
    }

    /** The names of all that can be tuned: the models, and behind them Lethe with something added. */
    public static List<String> tunable() {
        return Stream.concat(names().stream(), ADDED.stream().map(Models::blended))
                .toList();
    }

    /**
     * The names of all that can be measured: those that can be tuned, and Lethe with the mix of the settings. What is
     * not among {@link #names} is measured only where it is named.
     */
    public static List<String> askable() {
        return Stream.concat(tunable().stream(), Stream.of(LetheFamily.FIXED)).toList();
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
        return LetheFamily.NAME + "+" + other;
    }

    /**
     * A fresh model that has learned nothing, with the choices where nothing else is said.
     *
     * @param settings Lethe's
     * @param seed     where chance starts
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Model of(String name, List<EmbeddedItem> items, RankingSettings settings, long seed) {
        if (name.equals(LetheFamily.NAME)) {
            return new LetheModel(items, settings);
        }
        Family family = rival(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no model " + name + "; there are " + names()));
        return family.make(items, family.defaults(), seed);
    }
}
