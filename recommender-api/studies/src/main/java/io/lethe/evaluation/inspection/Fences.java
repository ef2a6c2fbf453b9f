package io.lethe.evaluation.inspection;

/**
 * What a number may be before it counts as an outlier: Tukey's outer fences, three interquartile ranges from the
 * quartiles (J. W. Tukey, Exploratory Data Analysis, 1977). Numbers that are never negative and whose greatest is more
 * than ten times the median are fenced by their logarithms, since quantities and counts have long tails that are sound.
 * The range between the quartiles counts as a tenth of the median at least, or as a factor of two.
 */
record Fences(double low, double high) {
    private static final double REACH = 3;

    static Fences of(NumberCounts numbers) {
        double median = numbers.quantile(0.5);
        double first = numbers.quantile(0.25);
        double third = numbers.quantile(0.75);
        if (numbers.least() >= 0 && numbers.greatest() > 10 * median) {
            double range = Math.max(Math.log(2), Math.log1p(third) - Math.log1p(first));
            return new Fences(
                    Math.max(0, Math.expm1(Math.log1p(first) - REACH * range)),
                    Math.expm1(Math.log1p(third) + REACH * range));
        }
        double range = Math.max(0.1 * Math.abs(median), third - first);
        return new Fences(first - REACH * range, third + REACH * range);
    }

    boolean excludes(double number) {
        return number < low || number > high;
    }
}
