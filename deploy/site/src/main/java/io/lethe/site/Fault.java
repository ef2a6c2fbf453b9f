package io.lethe.site;

/**
 * Something that is wrong with a document.
 *
 * @param file    where, as seen from the repository's root
 * @param line    the line, from 1
 * @param message what
 */
record Fault(String file, int line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
