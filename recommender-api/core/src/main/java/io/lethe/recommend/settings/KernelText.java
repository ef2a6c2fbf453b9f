package io.lethe.recommend.settings;

import io.lethe.interest.decay.ByClock;
import io.lethe.interest.decay.CurveFamily;
import io.lethe.interest.decay.Kernel;
import io.lethe.interest.decay.KernelExpression;
import java.util.Optional;
import java.util.OptionalDouble;

/** Kernels as settings and requests name them: an expression, or the bare name of a family. */
public final class KernelText {
    private KernelText() {}

    /** Whether the text is the bare name of a family. */
    public static boolean isFamily(String text) {
        return CurveFamily.ofCode(text.strip()).isPresent();
    }

    /**
     * Reads a kernel.
     *
     * @param halfLifeSeconds the half-life of a family that is named alone
     * @throws IllegalArgumentException with the position and the reason of the error
     */
    public static Kernel read(String text, double halfLifeSeconds) {
        Optional<CurveFamily> family = CurveFamily.ofCode(text.strip());
        return family.isPresent()
                ? new ByClock(family.get().ofHalfLife(halfLifeSeconds))
                : KernelExpression.parse(text);
    }

    /**
     * The kernel with its clock ages stretched to the given half-life.
     *
     * @throws IllegalArgumentException if the kernel does not depend on the clock
     */
    public static Kernel ofHalfLife(Kernel kernel, double seconds) {
        OptionalDouble own = kernel.halfLifeSeconds("");
        if (own.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + kernel + "' does not age by the clock, so it has no half-life to set");
        }
        if (kernel instanceof ByClock clock && clock.curve().parameters().size() == 1) {
            return new ByClock(clock.curve().family().ofHalfLife(seconds));
        }
        return own.getAsDouble() == seconds ? kernel : kernel.stretched(seconds / own.getAsDouble());
    }
}
