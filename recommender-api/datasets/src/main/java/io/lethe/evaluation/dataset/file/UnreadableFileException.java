package io.lethe.evaluation.dataset.file;

import java.io.IOException;

/**
 * A file that cannot be read as it is. The message names the file, the place where it is known, the reason and what to
 * do.
 */
public final class UnreadableFileException extends IOException {
    private static final long serialVersionUID = 1;

    public UnreadableFileException(String message) {
        super(message);
    }
}
