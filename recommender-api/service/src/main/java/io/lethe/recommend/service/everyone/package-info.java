/**
 * What is known of everyone together, as far as it is kept in memory: who changed last, what was refused, how fresh
 * answers are, how much comes in and how much is left to be done. Bounded, and safe for several threads. It knows
 * neither HTTP nor the log.
 */
@NullMarked
package io.lethe.recommend.service.everyone;

import org.jspecify.annotations.NullMarked;
