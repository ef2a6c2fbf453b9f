package io.lethe.recommend.list;

import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.trend.Trends;

/** The order of a list: higher score first, then more popular, then newer, then by id. */
public record RankOrder(Trends trends, RankingSettings settings) {

    /** Negative if the left item comes first. */
    public int compare(double leftScore, CatalogueItem left, double rightScore, CatalogueItem right) {
        int byScore = Double.compare(rightScore, leftScore);
        if (byScore != 0) {
            return byScore;
        }
        int byTrend = Double.compare(trends.log(right.slot(), settings), trends.log(left.slot(), settings));
        if (byTrend != 0) {
            return byTrend;
        }
        int byAge = Long.compare(publishedAt(right), publishedAt(left));
        return byAge != 0 ? byAge : left.itemId().compareTo(right.itemId());
    }

    private static long publishedAt(CatalogueItem item) {
        Long published = item.item().publishedAt();
        return published == null ? Long.MIN_VALUE : published;
    }
}
