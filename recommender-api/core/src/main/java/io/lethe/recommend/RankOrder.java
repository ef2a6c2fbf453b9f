package io.lethe.recommend;

/** The order of a list: the higher score first, then the more popular item, then the newer one, then by id. */
record RankOrder(Trends trends, RankingSettings settings) {

    /** Below 0 if the left item comes first. */
    int compare(double leftScore, CatalogueItem left, double rightScore, CatalogueItem right) {
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
