package io.lethe.evaluation.ranker;

import java.io.IOException;

/** There are too few requests to train a ranker by, or to judge it by. */
public final class TooFewException extends IOException {
    private static final long serialVersionUID = 1;

    TooFewException(String message) {
        super(message);
    }
}
