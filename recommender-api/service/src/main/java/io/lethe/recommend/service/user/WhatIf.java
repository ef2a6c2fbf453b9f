package io.lethe.recommend.service.user;

import io.lethe.interest.decay.Kernel;
import io.lethe.interest.profile.InterestSettings;
import io.lethe.recommend.parameter.RankingSettings;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.ProblemException;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import io.lethe.recommend.settings.KernelText;
import org.jspecify.annotations.Nullable;

/**
 * How a request reads events: with the settings in force, or with another kernel and, for comparison, those in force.
 *
 * @param inForce the settings in force
 * @param used    those with the other kernel; the same where the request names none
 * @param asked   whether the request names one
 */
public record WhatIf(Versioned inForce, RankingSettings used, boolean asked) {
    private static final int LONGEST_KERNEL = 2000;

    /**
     * Reads {@code kernel} and {@code halfLife}. A kernel takes the place of the one in force for all types of events;
     * a family's bare name is its usual shape with the half-life given, or in force; a half-life stretches the kernel
     * given, or all those in force alike.
     */
    public static WhatIf of(Versioned inForce, @Nullable String kernel, @Nullable String halfLife) {
        InterestSettings interest = inForce.settings().interest();
        if (kernel == null && halfLife == null) {
            return new WhatIf(inForce, inForce.settings(), false);
        }
        Double seconds = halfLife == null ? null : Double.valueOf(Parameters.halfLife("halfLife", halfLife));
        Kernel read = kernel == null
                ? interest.kernel()
                : kernel(kernel, seconds == null ? interest.halfLifeSeconds() : seconds);
        boolean named = kernel != null && KernelText.isFamily(kernel);
        Kernel used = seconds == null || named ? read : ofHalfLife(read, seconds);
        return new WhatIf(inForce, inForce.settings().withInterest(interest.withKernel(used)), true);
    }

    /** The settings of interest to answer with. */
    public InterestSettings interest() {
        return used.interest();
    }

    private static Kernel kernel(String text, double halfLifeSeconds) {
        if (text.length() > LONGEST_KERNEL) {
            throw ProblemException.badField("kernel", "A kernel has at most " + LONGEST_KERNEL + " characters.");
        }
        try {
            return KernelText.read(text, halfLifeSeconds);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField("kernel", String.valueOf(e.getMessage()));
        }
    }

    private static Kernel ofHalfLife(Kernel kernel, double seconds) {
        try {
            return KernelText.ofHalfLife(kernel, seconds);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badField("halfLife", String.valueOf(e.getMessage()));
        }
    }
}
