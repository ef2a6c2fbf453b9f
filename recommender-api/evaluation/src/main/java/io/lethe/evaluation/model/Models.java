package io.lethe.evaluation.model;

import io.lethe.embedding.EmbeddedItem;
import io.lethe.recommend.RankingSettings;
import java.time.Duration;
import java.util.List;

/** The models that there are, by name. */
public final class Models {
    /** Their names, Lethe's first. */
    public static final List<String> NAMES =
            List.of("lethe", "popularity", "decayed-popularity", "last-text", "item-knn");

    private static final double HALF_LIFE = Duration.ofDays(30).toSeconds();
    private static final int NEIGHBOURS = 100;
    private static final double SHRINKAGE = 10;

    private Models() {}

    /**
     * A fresh model that has learned nothing.
     *
     * @param settings Lethe's
     * @throws IllegalArgumentException if there is none of this name
     */
    public static Model of(String name, List<EmbeddedItem> items, RankingSettings settings) {
        ItemNumbers numbers = new ItemNumbers(items);
        return switch (name) {
            case "lethe" -> new LetheModel(items, settings);
            case "popularity" -> new Popularity(numbers);
            case "decayed-popularity" -> new DecayedPopularity(numbers, HALF_LIFE);
            case "last-text" -> new LastText(items);
            case "item-knn" -> new ItemKnn(numbers, NEIGHBOURS, SHRINKAGE);
            default -> throw new IllegalArgumentException("there is no model " + name + "; there are " + NAMES);
        };
    }
}
