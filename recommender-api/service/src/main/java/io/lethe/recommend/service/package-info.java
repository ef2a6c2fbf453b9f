/**
 * The public REST API: recommendations and why, interests, search, trends, settings, and a user's rights to their data.
 * It keeps item vectors and signals in memory from the compacted topics, asks interest-store for a user's state, and
 * degrades to the last snapshot, then to trending, instead of failing. Nothing blocks an event loop; ranking has a
 * bounded pool of its own.
 */
@NullMarked
package io.lethe.recommend.service;

import org.jspecify.annotations.NullMarked;
