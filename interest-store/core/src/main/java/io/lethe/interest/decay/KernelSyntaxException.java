package io.lethe.interest.decay;

/** A kernel's written form that cannot be read; says where and why. */
public final class KernelSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 120;

    /** @param place the character at which it goes wrong, from 0 */
    KernelSyntaxException(String text, int place, String reason) {
        super("'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "' is no kernel: at character "
                + (place + 1) + ", " + reason);
    }
}
