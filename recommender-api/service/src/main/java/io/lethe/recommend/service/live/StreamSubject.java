package io.lethe.recommend.service.live;

import io.lethe.event.UserKey;
import io.lethe.recommend.reason.Language;

/**
 * What a stream listens to. Streams with equal wishes are told the same, worked out once.
 *
 * @param user    whose state
 * @param limit   how many recommendations
 * @param explain whether these come with their reasons
 * @param language in which these are said
 */
public record StreamSubject(UserKey user, int limit, boolean explain, Language language) {}
