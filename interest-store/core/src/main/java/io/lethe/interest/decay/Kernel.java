package io.lethe.interest.decay;

/**
 * How much an event still weighs at an age: 1 at age 0, never negative. A closed vocabulary, so that the compiler finds every
 * place that a new kernel has to be thought of.
 */
public sealed interface Kernel permits ExponentialDecay {

    /**
     * The share of an event's first weight that is left.
     *
     * @param ageSeconds at least 0
     * @return from 0 to 1
     */
    double at(double ageSeconds);

    /** The age in seconds at which half of the weight is left. */
    double halfLifeSeconds();

    /** The kernel's name in settings and requests. */
    String name();
}
