package io.lethe.recommend.service.live;

import io.lethe.event.UserKey;

/**
 * What a stream listens to. Streams with equal wishes are told the same, worked out once.
 *
 * @param user    whose state
 * @param limit   how many recommendations
 * @param explain whether these come with their reasons
 */
public record Wish(UserKey user, int limit, boolean explain) {}
