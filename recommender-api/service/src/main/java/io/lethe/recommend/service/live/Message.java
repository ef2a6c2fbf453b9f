package io.lethe.recommend.service.live;

/** What a reader of a stream gets. */
public sealed interface Message {
    /** The first one, which only says that the stream is there. */
    record Opening() implements Message {}

    /** Says that the stream is alive. */
    record Heartbeat() implements Message {}

    /** The interests as they are now; {@code id} resumes after them. */
    record Interests(String id, String json) implements Message {}

    /**
     * The recommendations as they are now, after the interests that they follow from; {@code id} resumes after both.
     */
    record Recommendations(String id, String json) implements Message {}

    /** The state could not be worked out. The stream goes on. */
    record Trouble(Throwable cause) implements Message {}
}
