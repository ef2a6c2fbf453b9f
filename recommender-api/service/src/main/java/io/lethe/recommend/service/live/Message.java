package io.lethe.recommend.service.live;

/** What a reader of a stream gets. */
public sealed interface Message {

    /** Where messages are written to. */
    interface Wire {
        /** A named event; a reader that comes back with {@code id} resumes after it. */
        void event(String name, String id, String json);

        /** An event for a state that could not be worked out. */
        void trouble(Throwable cause);

        /** A line that readers ignore. */
        void comment(String text);

        /** How long readers wait before they come back, from now on. */
        void pace();
    }

    /** Writes itself. */
    void writeTo(Wire wire);

    /** The first one, which only says that the stream is there. */
    record Opening() implements Message {
        @Override
        public void writeTo(Wire wire) {
            wire.comment(" open");
            wire.pace();
        }
    }

    /** Says that the stream is alive. */
    record Heartbeat() implements Message {
        @Override
        public void writeTo(Wire wire) {
            wire.comment(" heartbeat");
        }
    }

    /** The interests as they are now; {@code id} resumes after them. */
    record Interests(String id, String json) implements Message {
        @Override
        public void writeTo(Wire wire) {
            wire.event("interests", id, json);
        }
    }

    /**
     * The recommendations as they are now, after the interests that they follow from; {@code id} resumes after both.
     */
    record Recommendations(String id, String json) implements Message {
        @Override
        public void writeTo(Wire wire) {
            wire.event("recommendations", id, json);
        }
    }

    /** The state could not be worked out. The stream goes on. */
    record Trouble(Throwable cause) implements Message {
        @Override
        public void writeTo(Wire wire) {
            wire.trouble(cause);
        }
    }
}
