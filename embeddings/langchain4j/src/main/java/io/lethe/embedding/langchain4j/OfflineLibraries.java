package io.lethe.embedding.langchain4j;

/**
 * Keeps the libraries below from calling out. DJL's tokenizer, when it is loaded, asks the cloud's metadata service who
 * it is and reports that, and may fetch native libraries; either of two properties stops the report, the second stops
 * fetching too.
 */
final class OfflineLibraries {
    private static final String NO_TRACKING = "OPT_OUT_TRACKING";
    private static final String OFFLINE = "ai.djl.offline";

    private OfflineLibraries() {}

    /** Has to be called before any class of DJL is. */
    static void keep() {
        System.setProperty(NO_TRACKING, "true");
        System.setProperty(OFFLINE, "true");
    }
}
