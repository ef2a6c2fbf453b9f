package io.lethe.evaluation.protocol;

import io.lethe.interest.signal.Circumstance;
import java.util.List;

/**
 * Something that models are asked.
 *
 * @param user    the number of the user
 * @param history how many of the user's events, from the oldest, are shown
 * @param at      the time asked about, in milliseconds since 1970
 * @param known   the log that models may have learned from ends before this event, in the order of time
 * @param wanted  the numbers of the items that the user did go for
 * @param context the circumstances of the choice, which are known when it is asked for
 */
public record Request(int user, int history, long at, int known, List<Integer> wanted, List<Circumstance> context) {
    public Request {
        wanted = List.copyOf(wanted);
        context = List.copyOf(context);
    }

    /** A request without context. */
    public Request(int user, int history, long at, int known, List<Integer> wanted) {
        this(user, history, at, known, wanted, List.of());
    }
}
