package io.lethe.demo;

/** A stretch of somebody's life in the demo. Days are counted back from the time that the demo is brought. */
public sealed interface Chapter {
    /** When it began, in days before the demo. */
    int fromDaysAgo();

    /** When it ended, not before its begin. */
    int untilDaysAgo();

    /** How many events it brought. */
    int events();

    /** Somebody is taken with a subject: looks, likes, buys, writes. */
    record Season(String subject, int fromDaysAgo, int untilDaysAgo, int events) implements Chapter {}

    /** Somebody hides what they are shown of a subject, one item after the other. */
    record Aversion(String subject, int fromDaysAgo, int untilDaysAgo, int events) implements Chapter {}

    /**
     * Somebody buys one thing again and again.
     *
     * @param english   its id in the English catalogue
     * @param chinese   its id in the Chinese one
     * @param everyDays how often
     */
    record Refill(String english, String chinese, int everyDays, int fromDaysAgo, int untilDaysAgo) implements Chapter {
        @Override
        public int events() {
            return (fromDaysAgo - untilDaysAgo) / everyDays;
        }

        String itemId(DemoLanguage language) {
            return language == DemoLanguage.ZH ? chinese : english;
        }
    }
}
