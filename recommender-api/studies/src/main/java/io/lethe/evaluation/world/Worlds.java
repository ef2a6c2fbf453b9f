package io.lethe.evaluation.world;

import java.util.List;
import java.util.Optional;

/** The planted worlds that there are. Each changes a few things of the first. */
public final class Worlds {
    private static final World BASE = World.base();

    private static final List<World> ALL = List.of(
            BASE,
            BASE.withMemory(ChoiceMemory.choices(1), 30).called("memory-1", "memory of one choice"),
            BASE.withMemory(ChoiceMemory.choices(64), 100).called("memory-64", "memory of 64 choices"),
            BASE.withMemory(ChoiceMemory.days(3), 60)
                    .withVisits(Grain.SECOND, 4, 0)
                    .called("memory-days", "memory of 3 days by the clock, sessions of 4"),
            BASE.withMemory(ChoiceMemory.days(60), 60)
                    .withVisits(Grain.SECOND, 4, 0)
                    .called("memory-months", "memory of 2 months by the clock, sessions of 4"),
            BASE.withText(0).called("text-none", "texts are random words"),
            BASE.withText(0.7).called("text-most", "texts say most"),
            BASE.withText(1).called("text-all", "texts say all"),
            BASE.withText(0)
                    .withMemory(ChoiceMemory.choices(1), 30)
                    .called("forward-1", "memory of one choice, one direction, texts are random words"),
            BASE.withText(0)
                    .withMemory(ChoiceMemory.choices(64), 100)
                    .inBothDirections()
                    .called("symmetric-64", "memory of 64 choices, both directions, texts are random words"),
            BASE.inBothDirections().called("symmetric", "both directions"),
            BASE.withShares(0.2, 0.1, 0.3)
                    .withMemory(ChoiceMemory.choices(8), 60)
                    .called("repeats", "30 % repeats"),
            BASE.withShares(0.2, 0.5, 0).called("fashion", "half of the choices by the fashion of the day"),
            BASE.withShares(0.6, 0.1, 0).called("noisy", "60 % noise"),
            BASE.withMemory(ChoiceMemory.choices(8), 40)
                    .withVisits(Grain.DAY, 4, 0)
                    .called("days", "stamps are days, baskets of some 4"),
            BASE.withMemory(ChoiceMemory.choices(8), 40)
                    .withVisits(Grain.DAY, 4, 0.6)
                    .called("companions", "stamps are days; within a basket another law than between"),
            BASE.withMemory(ChoiceMemory.choices(8), 100)
                    .withVisits(Grain.MONTH, 15, 0)
                    .called("months", "stamps are months, baskets of 1 to 100"),
            BASE.withItems(500).called("catalogue-500", "500 items"),
            BASE.withItems(20_000).called("catalogue-20000", "20,000 items"),
            BASE.withText(0)
                    .withMemory(ChoiceMemory.choices(1), 100)
                    .turningTo(ChoiceMemory.choices(64))
                    .called(
                            "turning",
                            "memory of one choice, and of 64 after 10,000 events, or half where there are fewer"),
            BASE.inContexts(2)
                    .called("context", "each topic is for the phone or the desk, and for the morning or the evening"));

    private static final List<String> SHORT = List.of("text-all", "forward-1", "symmetric-64", "days");

    private Worlds() {}

    /** All of them. */
    public static List<World> all() {
        return ALL;
    }

    /** A few that are far apart. */
    public static List<World> few() {
        return ALL.stream().filter(world -> SHORT.contains(world.name())).toList();
    }

    public static List<String> names() {
        return ALL.stream().map(World::name).toList();
    }

    public static Optional<World> ofName(String name) {
        return ALL.stream().filter(world -> world.name().equals(name)).findFirst();
    }
}
