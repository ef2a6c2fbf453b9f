package io.lethe.command;

/**
 * Why a command cannot do what was asked of it, in one line for people. It ends the command with exit code 1 and no
 * stack trace.
 */
public final class RefusalException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RefusalException(String line) {
        super(line, null, false, false);
    }
}
