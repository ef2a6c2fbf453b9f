package io.lethe.interest.profile;

import java.util.OptionalDouble;

/**
 * The kernel's half-lives for events without a particular type. They are computed once per profile, because kernels
 * that combine several curves need a search.
 *
 * @param usualSeconds by the clock; the default if the kernel does not depend on the clock
 * @param clockSeconds by the clock; empty if the kernel does not depend on it
 * @param events       by the number of later baskets; empty if the kernel does not depend on it
 */
record HalfLives(double usualSeconds, OptionalDouble clockSeconds, OptionalDouble events) {

    static HalfLives of(InterestSettings settings) {
        return new HalfLives(
                settings.halfLifeSeconds(),
                settings.kernel().halfLifeSeconds(""),
                settings.kernel().halfLifeEvents(""));
    }
}
