package io.lethe.evaluation.ties;

import org.jspecify.annotations.Nullable;

/**
 * How many events of a log are tied. Neighbours are two events of one user with none between them; they are tied if
 * their times are equal. Ids are compared as texts, and as numbers where both are all digits: of the two orders the one
 * that ties follow more closely counts.
 *
 * @param neighbours pairs of neighbours
 * @param tied       those at one time
 * @param compared   tied pairs of two different items
 * @param ascending  those of them whose later item has the higher id
 * @param users      users with two events at least
 * @param lastTied   those whose last event is tied with the one before
 */
public record TieCounts(long neighbours, long tied, long compared, long ascending, long users, long lastTied) {
    private static final int FEWEST = 20;
    private static final double NEARLY_ALL = 0.95;
    private static final double LEAST_LEANING = 0.05;
    private static final double DEVIATIONS = 4;

    /** What the order within ties says about ids. */
    public enum Verdict {
        /** Nearly all tied pairs ascend. */
        IDS("the order within ties is that of ids: it is not the order of choices"),
        /** Nearly all tied pairs descend. */
        IDS_DESCENDING("the order within ties is that of ids, descending: it is not the order of choices"),
        /** More pairs go one way than chance explains. */
        LEANS_ON_IDS("the order within ties leans on ids: in part it is not the order of choices"),
        /** As many ascend as descend, but for chance. */
        NOT_IDS("the order within ties is not that of ids"),
        /** Too few pairs to say. */
        TOO_FEW("there are too few ties to say whether they follow ids");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** The verdict in words, without a full stop. */
        public String words() {
            return words;
        }
    }

    /** The tied share of all pairs of neighbours, 0 to 1. */
    public double tiedShare() {
        return share(tied, neighbours);
    }

    /** The ascending share of tied pairs of different items, 0 to 1; about one half by chance. */
    public double ascendingShare() {
        return share(ascending, compared);
    }

    /** The share of users whose last event is tied with the one before, 0 to 1. */
    public double lastShare() {
        return share(lastTied, users);
    }

    /** Whether ties follow ids. */
    public Verdict verdict() {
        double off = ascendingShare() - 0.5;
        if (compared < FEWEST) {
            return Verdict.TOO_FEW;
        } else if (Math.abs(off) >= NEARLY_ALL - 0.5) {
            return off > 0 ? Verdict.IDS : Verdict.IDS_DESCENDING;
        }
        boolean leans = Math.abs(off) > Math.max(LEAST_LEANING, DEVIATIONS * 0.5 / Math.sqrt(compared));
        return leans ? Verdict.LEANS_ON_IDS : Verdict.NOT_IDS;
    }

    private static double share(long some, long all) {
        return all == 0 ? 0 : some / (double) all;
    }

    /** Counts the events of one user after the other. */
    public static final class Counter {
        private long neighbours;
        private long tied;
        private long compared;
        private long textAscending;
        private long numberAscending;
        private long users;
        private long lastTied;
        private int ofUser;
        private long lastTime;
        private boolean isTied;
        private @Nullable String lastItem;

        /** Ends one user's events: the next one is another user's. */
        public void endUser() {
            if (ofUser > 1) {
                users++;
                lastTied += isTied ? 1 : 0;
            }
            ofUser = 0;
            isTied = false;
            lastItem = null;
        }

        /**
         * Adds the user's next event, in the order that counts.
         *
         * @param time in milliseconds since 1970
         * @param item its item; null where it has none
         */
        public void add(long time, @Nullable String item) {
            if (ofUser > 0) {
                neighbours++;
                isTied = time == lastTime;
                if (isTied) {
                    tied++;
                    compare(lastItem, item);
                }
            }
            ofUser++;
            lastTime = time;
            lastItem = item;
        }

        private void compare(@Nullable String earlier, @Nullable String later) {
            if (earlier == null || later == null || earlier.equals(later)) {
                return;
            }
            compared++;
            textAscending += earlier.compareTo(later) < 0 ? 1 : 0;
            numberAscending += asNumbers(earlier, later) < 0 ? 1 : 0;
        }

        private static int asNumbers(String left, String right) {
            boolean numbers = isNumber(left) && isNumber(right);
            return numbers && left.length() != right.length()
                    ? Integer.compare(left.length(), right.length())
                    : left.compareTo(right);
        }

        private static boolean isNumber(String id) {
            return !id.isEmpty()
                    && id.charAt(0) != '0'
                    && id.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        }

        /** What was counted; users are counted when they end. */
        public TieCounts counts() {
            boolean byText = Math.abs(2 * textAscending - compared) >= Math.abs(2 * numberAscending - compared);
            return new TieCounts(neighbours, tied, compared, byText ? textAscending : numberAscending, users, lastTied);
        }
    }
}
