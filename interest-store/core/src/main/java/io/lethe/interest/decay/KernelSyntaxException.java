package io.lethe.interest.decay;

/** A syntax error in the written form of a kernel. The message says where and why. */
public final class KernelSyntaxException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private static final int SHOWN = 120;

    /** @param place the index of the character at which the error occurs, from 0 */
    KernelSyntaxException(String text, int place, String reason) {
        super("'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text) + "' is no kernel: at character "
                + (place + 1) + ", " + reason);
    }
}
