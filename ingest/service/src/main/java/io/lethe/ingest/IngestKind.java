package io.lethe.ingest;

import io.lethe.event.Topic;

/** The two kinds of input, events and items, each with its public topic. */
public enum IngestKind {
    EVENTS("events", Topic.EVENTS),
    ITEMS("items", Topic.ITEMS);

    private final String code;
    private final Topic topic;

    IngestKind(String code, Topic topic) {
        this.code = code;
        this.topic = topic;
    }

    /** The name in counters and logs. */
    String code() {
        return code;
    }

    /** The public topic by which it comes in. */
    public Topic topic() {
        return topic;
    }

    static IngestKind ofTopic(String topicName) {
        return topicName.equals(Topic.ITEMS.topicName()) ? ITEMS : EVENTS;
    }
}
