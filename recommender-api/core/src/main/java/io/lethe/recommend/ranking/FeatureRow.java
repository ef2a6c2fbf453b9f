package io.lethe.recommend.ranking;

import io.lethe.recommend.catalogue.CatalogueItem;
import java.util.Arrays;

/**
 * The features of an item in a pool. They are rounded to floats, so a model sees the same values in serving and
 * training.
 */
public final class FeatureRow {
    private final CatalogueItem item;
    private final float[] values = new float[Feature.values().length];

    FeatureRow(CatalogueItem item) {
        this.item = item;
        Arrays.fill(values, Float.NaN);
    }

    public CatalogueItem item() {
        return item;
    }

    /** The value of a feature; NaN if it is unknown. */
    public float at(Feature feature) {
        return values[feature.ordinal()];
    }

    void set(Feature feature, double value) {
        values[feature.ordinal()] = (float) value;
    }
}
