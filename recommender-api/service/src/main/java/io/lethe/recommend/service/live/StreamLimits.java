package io.lethe.recommend.service.live;

import java.time.Duration;

/**
 * How streams are run.
 *
 * @param most      how many may be open
 * @param atOnce    how many states may be asked for at a time
 * @param pace      the least time between two questions for the same state
 * @param heartbeat after how long a silent stream says that it is alive
 * @param pause     after how long a state that could not be had is asked for again, the first time
 */
public record StreamLimits(int most, int atOnce, Duration pace, Duration heartbeat, Duration pause) {}
