/**
 * Streams that tell users' states as they change: who listens to what, when a state is asked for anew, and what a
 * reader is told next. It knows neither HTTP nor the log. All of its state belongs to one thread, on which nothing
 * waits.
 */
@NullMarked
package io.lethe.recommend.service.live;

import org.jspecify.annotations.NullMarked;
