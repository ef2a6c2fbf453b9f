package io.lethe.site;

import java.util.List;
import java.util.stream.Collectors;

/** The documents have faults, so that there is no site. Its message names them all, a line each. */
final class FaultyDocumentsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FaultyDocumentsException(List<Fault> faults) {
        super(faults.stream()
                .map(Fault::toString)
                .collect(Collectors.joining("\n  ", "The documents have " + faults.size() + " faults:\n  ", "")));
    }
}
