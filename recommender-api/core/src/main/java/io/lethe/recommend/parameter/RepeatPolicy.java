package io.lethe.recommend.parameter;

import java.util.Optional;

/** Whether an item may be recommended again to somebody who has had it. */
public sealed interface RepeatPolicy {
    /** The person's own habit decides. */
    RepeatPolicy AUTO = new Auto();

    /** It never comes back. */
    RepeatPolicy NEVER = new Never();

    /** It may come back at once. */
    RepeatPolicy ALLOW = new Allow();

    /** How it is written, and read by {@link #ofCode} where it has no length of time. */
    String code();

    /** The person's own habit decides ({@link RepeatRule}). */
    record Auto() implements RepeatPolicy {
        @Override
        public String code() {
            return "auto";
        }
    }

    /** It never comes back. */
    record Never() implements RepeatPolicy {
        @Override
        public String code() {
            return "never";
        }
    }

    /** It may come back at once. */
    record Allow() implements RepeatPolicy {
        @Override
        public String code() {
            return "allow";
        }
    }

    /**
     * It may come back after a while.
     *
     * @param seconds how long after the last event, above 0 and finite
     */
    record After(double seconds) implements RepeatPolicy {
        public After {
            if (!(seconds > 0) || Double.isInfinite(seconds)) {
                throw new IllegalArgumentException("what comes back after a while does so after more than 0 seconds");
            }
        }

        @Override
        public String code() {
            return "after";
        }
    }

    /** {@code auto}, {@code never} or {@code allow}. */
    static Optional<RepeatPolicy> ofCode(String code) {
        return switch (code) {
            case "auto" -> Optional.of(AUTO);
            case "never" -> Optional.of(NEVER);
            case "allow" -> Optional.of(ALLOW);
            default -> Optional.empty();
        };
    }
}
