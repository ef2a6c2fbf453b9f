package io.lethe.evaluation.world;

import io.lethe.interest.signal.Circumstance;
import io.lethe.interest.signal.ContextKey;
import java.util.List;

/** Where and when somebody chooses in a {@link World}: a device, and a time of day. A visit has one of each. */
enum WorldContext {
    PHONE_IN_THE_MORNING("phone", "morning"),
    DESK_IN_THE_MORNING("desk", "morning"),
    PHONE_IN_THE_EVENING("phone", "evening"),
    DESK_IN_THE_EVENING("desk", "evening");

    private static final long MIX = 0x9E3779B97F4A7C15L;
    private static final int HIGH = 48;

    private final String device;
    private final String daypart;

    WorldContext(String device, String daypart) {
        this.device = device;
        this.daypart = daypart;
    }

    /** That of a user's visit. Nothing is drawn for it, so that worlds without contexts stay as they are. */
    static WorldContext of(int user, int slot) {
        long mixed = (user * MIX ^ slot) * MIX;
        return values()[(int) ((mixed >>> HIGH) % values().length)];
    }

    String device() {
        return device;
    }

    String daypart() {
        return daypart;
    }

    /** The same as a request says it. */
    List<Circumstance> circumstances() {
        return List.of(new Circumstance(ContextKey.DEVICE, device), new Circumstance(ContextKey.DAYPART, daypart));
    }

    /** How many times as often items of a topic are chosen here, where one that suits is {@code suited} times. */
    double times(int topic, double suited) {
        return power(ordinal() % 2 == topic % 2, suited) * power(ordinal() / 2 == topic / 2 % 2, suited);
    }

    private static double power(boolean suits, double suited) {
        return suits ? suited : 1 / suited;
    }
}
