package io.lethe.recommend.service.live;

/**
 * A state as a stream tells it.
 *
 * @param version         names everything that the state follows from but the time; two states of one version are not
 *                        told one after the other
 * @param interests       the interests, as JSON
 * @param recommendations the recommendations, as JSON
 */
public record StreamState(String version, String interests, String recommendations) {}
