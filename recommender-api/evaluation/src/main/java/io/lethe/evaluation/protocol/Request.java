package io.lethe.evaluation.protocol;

import java.util.List;

/**
 * Something that models are asked.
 *
 * @param user    the number of the user
 * @param history how many of the user's events, from the oldest, are shown
 * @param at      the time asked about, in milliseconds since 1970
 * @param known   the log that models may have learned from ends before this event, in the order of time
 * @param wanted  the numbers of the items that the user did go for
 */
public record Request(int user, int history, long at, int known, List<Integer> wanted) {
    public Request {
        wanted = List.copyOf(wanted);
    }
}
