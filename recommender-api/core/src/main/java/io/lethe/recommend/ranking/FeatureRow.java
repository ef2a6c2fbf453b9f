package io.lethe.recommend.ranking;

import io.lethe.recommend.catalogue.CatalogueItem;
import java.util.Arrays;

/** The features of an item in a pool, rounded to floats so that a model sees in serving what it saw in training. */
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

    /** A feature's number; not a number where it is not known. */
    public float at(Feature feature) {
        return values[feature.ordinal()];
    }

    void set(Feature feature, double value) {
        values[feature.ordinal()] = (float) value;
    }
}
