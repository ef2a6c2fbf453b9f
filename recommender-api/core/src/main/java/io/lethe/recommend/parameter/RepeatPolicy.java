package io.lethe.recommend.parameter;

import java.util.Optional;

/** Whether an item may be recommended again to a user who has had it. */
public sealed interface RepeatPolicy {
    /** The user's own habit decides. */
    RepeatPolicy AUTO = new Auto();

    /** Items never return. */
    RepeatPolicy NEVER = new Never();

    /** Items may return at once. */
    RepeatPolicy ALLOW = new Allow();

    /** The written form. {@link #ofCode} parses it, except for a length of time. */
    String code();

    /** The user's own habit decides ({@link RepeatRule}). */
    record Auto() implements RepeatPolicy {
        @Override
        public String code() {
            return "auto";
        }
    }

    /** Items never return. */
    record Never() implements RepeatPolicy {
        @Override
        public String code() {
            return "never";
        }
    }

    /** Items may return at once. */
    record Allow() implements RepeatPolicy {
        @Override
        public String code() {
            return "allow";
        }
    }

    /**
     * Items may return after a time.
     *
     * @param seconds the time after the last event, above 0 and finite
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

    /** Parses {@code auto}, {@code never} or {@code allow}. */
    static Optional<RepeatPolicy> ofCode(String code) {
        return switch (code) {
            case "auto" -> Optional.of(AUTO);
            case "never" -> Optional.of(NEVER);
            case "allow" -> Optional.of(ALLOW);
            default -> Optional.empty();
        };
    }
}
