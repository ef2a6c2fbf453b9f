package io.lethe.interest.profile;

import java.util.OptionalDouble;

/**
 * The half-lives of the kernel in force for events of no type in particular: found once for a profile, since for
 * kernels put together they are searched for.
 *
 * @param usualSeconds by the clock; the default where the clock does not matter
 * @param clockSeconds by the clock; empty if it does not matter
 * @param events       by the number of events since; empty if it does not matter
 */
record HalfLives(double usualSeconds, OptionalDouble clockSeconds, OptionalDouble events) {

    static HalfLives of(InterestSettings settings) {
        return new HalfLives(
                settings.halfLifeSeconds(),
                settings.kernel().halfLifeSeconds(""),
                settings.kernel().halfLifeEvents(""));
    }
}
