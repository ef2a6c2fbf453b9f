package io.lethe.evaluation.rival.classic;

import io.lethe.evaluation.model.Family;
import io.lethe.evaluation.model.ItemNumbers;
import io.lethe.evaluation.model.SimpleFamily;
import io.lethe.evaluation.rival.classic.VectorWeighing.Position;
import io.lethe.evaluation.tune.Chosen;
import io.lethe.evaluation.tune.Parameter;
import io.lethe.evaluation.tune.Parameter.Choice;
import io.lethe.evaluation.tune.Parameter.Real;
import io.lethe.evaluation.tune.Parameter.Scale;
import io.lethe.evaluation.tune.Parameter.Whole;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The families of this package, with what can be chosen about them. A half-life of 1000 steps is next to none. */
public final class Classics {
    private static final Parameter HALF_LIFE = new Real("halfLifeSteps", 0.5, 1000, Scale.LOG);
    private static final Parameter REPEATS = new Real("repeats", 0, 5, Scale.LINEAR);
    private static final Parameter SHRINKAGE = new Real("shrinkage", 0.1, 1000, Scale.LOG);
    private static final Parameter NEIGHBOURS = new Whole("neighbours", 5, 2000, Scale.LOG);
    private static final Parameter SAMPLE = new Whole("sample", 100, 20_000, Scale.LOG);
    private static final Parameter SESSION = new Choice("session", List.of("user", "week", "day", "hour"));

    private static final List<Family> SIMPLE = List.of(
            new SimpleFamily(
                    "popularity",
                    List.of(),
                    Map.of(),
                    (items, chosen, seed) -> new MostPopular(new ItemNumbers(items))),
            new SimpleFamily(
                    "decayed-popularity",
                    List.of(new Real("halfLifeDays", 0.1, 3000, Scale.LOG)),
                    Map.of("halfLifeDays", "30"),
                    (items, chosen, seed) -> new DecayedPopularity(
                            new ItemNumbers(items),
                            chosen.real("halfLifeDays") * Duration.ofDays(1).toSeconds())),
            new SimpleFamily("last-text", List.of(), Map.of(), (items, chosen, seed) -> new LastText(items)));

    private static final Family ITEM_KNN = new SimpleFamily(
            "item-knn",
            List.of(
                    NEIGHBOURS,
                    new Choice("likeness", List.of("cosine", "conditional")),
                    SHRINKAGE,
                    new Real("popularity", 0, 1, Scale.LINEAR),
                    HALF_LIFE,
                    REPEATS),
            Map.of(
                    "neighbours", "100",
                    "likeness", "cosine",
                    "shrinkage", "10",
                    "popularity", "0.5",
                    "halfLifeSteps", "1000",
                    "repeats", "0"),
            (items, chosen, seed) -> new ItemKnn(
                    new ItemNumbers(items),
                    new ItemKnn.Setting(
                            chosen.whole("neighbours"),
                            ItemKnn.Likeness.valueOf(constant(chosen.word("likeness"))),
                            chosen.real("shrinkage"),
                            chosen.real("popularity"),
                            chosen.real("halfLifeSteps"),
                            chosen.real("repeats"))));

    private static final Family USER_KNN = new SimpleFamily(
            "user-knn",
            List.of(NEIGHBOURS, SHRINKAGE, HALF_LIFE, new Real("rarity", 0, 1, Scale.LINEAR), REPEATS),
            Map.of("neighbours", "100", "shrinkage", "10", "halfLifeSteps", "1000", "rarity", "0", "repeats", "0"),
            (items, chosen, seed) -> new UserKnn(
                    new ItemNumbers(items),
                    new UserKnn.Setting(
                            chosen.whole("neighbours"),
                            chosen.real("shrinkage"),
                            chosen.real("halfLifeSteps"),
                            chosen.real("rarity"),
                            chosen.real("repeats"))));

    private static final Family TIFU_KNN = new SimpleFamily(
            "tifu-knn",
            List.of(
                    NEIGHBOURS,
                    new Real("alpha", 0, 1, Scale.LINEAR),
                    new Whole("groups", 1, 50, Scale.LOG),
                    new Real("basketDecay", 0.1, 1, Scale.LINEAR),
                    new Real("groupDecay", 0.1, 1, Scale.LINEAR)),
            Map.of("neighbours", "300", "alpha", "0.7", "groups", "7", "basketDecay", "0.9", "groupDecay", "0.7"),
            (items, chosen, seed) -> new TifuKnn(
                    new ItemNumbers(items),
                    new Frequencies(chosen.whole("groups"), chosen.real("basketDecay"), chosen.real("groupDecay")),
                    chosen.whole("neighbours"),
                    chosen.real("alpha")));

    private static final Family V_SKNN = new SimpleFamily(
            "v-sknn",
            List.of(
                    NEIGHBOURS,
                    SAMPLE,
                    SESSION,
                    new Choice("position", List.of("same", "linear", "share", "quadratic", "div", "log")),
                    new Choice("decay", List.of("same", "linear", "div", "square", "log")),
                    new Choice("likeness", List.of("product", "cosine")),
                    new Real("idf", 0, 10, Scale.LINEAR),
                    REPEATS,
                    HALF_LIFE),
            Map.of(
                    "neighbours", "100",
                    "sample", "1000",
                    "session", "user",
                    "position", "share",
                    "decay", "div",
                    "likeness", "product",
                    "idf", "0",
                    "repeats", "0",
                    "halfLifeSteps", "1000"),
            (items, chosen, seed) -> new SessionKnn(
                    "v-sknn",
                    new ItemNumbers(items),
                    sessions(chosen),
                    new VectorWeighing(
                            Position.valueOf(constant(chosen.word("position"))),
                            Position.valueOf(constant(chosen.word("decay"))),
                            chosen.word("likeness").equals("cosine"),
                            chosen.real("idf"))));

    private static final Family STAN = new SimpleFamily(
            "stan",
            List.of(
                    NEIGHBOURS,
                    SAMPLE,
                    SESSION,
                    new Real("lambda1Steps", 0.2, 1000, Scale.LOG),
                    new Real("lambda2Days", 0.1, 10_000, Scale.LOG),
                    new Real("lambda3Places", 0.2, 1000, Scale.LOG),
                    REPEATS,
                    HALF_LIFE),
            Map.of(
                    "neighbours", "500",
                    "sample", "5000",
                    "session", "user",
                    "lambda1Steps", "2",
                    "lambda2Days", "100",
                    "lambda3Places", "2",
                    "repeats", "0",
                    "halfLifeSteps", "1000"),
            (items, chosen, seed) -> new SessionKnn(
                    "stan",
                    new ItemNumbers(items),
                    sessions(chosen),
                    new StanWeighing(
                            chosen.real("lambda1Steps"),
                            chosen.real("lambda2Days") * Duration.ofDays(1).toMillis(),
                            chosen.real("lambda3Places"))));

    private static final Family IALS = new ImplicitAlsFamily();

    private Classics() {}

    /** The simplest, which know no neighbours, in the order of tables. */
    public static List<Family> simplest() {
        return SIMPLE;
    }

    /** All others, in the order of tables. */
    public static List<Family> families() {
        return List.of(ITEM_KNN, USER_KNN, TIFU_KNN, V_SKNN, STAN, IALS);
    }

    private static SessionKnn.Setting sessions(Chosen chosen) {
        return new SessionKnn.Setting(
                pause(chosen.word("session")),
                chosen.whole("sample"),
                chosen.whole("neighbours"),
                chosen.real("repeats"),
                chosen.real("halfLifeSteps"));
    }

    private static long pause(String session) {
        return switch (session) {
            case "user" -> SessionIndex.WHOLE_USER;
            case "week" -> Duration.ofDays(7).toMillis();
            case "day" -> Duration.ofDays(1).toMillis();
            case "hour" -> Duration.ofHours(1).toMillis();
            default -> throw new IllegalArgumentException("session is user, week, day or hour, not " + session);
        };
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
