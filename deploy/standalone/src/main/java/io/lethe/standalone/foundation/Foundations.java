package io.lethe.standalone.foundation;

/** The broker and the database that the services stand on: started before them, closed after them. */
public final class Foundations implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final EmbeddedDatabase database;

    private Foundations(EmbeddedBroker broker, EmbeddedDatabase database) {
        this.broker = broker;
        this.database = database;
    }

    /** @param kafkaPort the port of the broker, 0 for the one that the data folder remembers or a free one */
    public static Foundations start(DataFolder data, int kafkaPort) {
        if (kafkaPort > 0) {
            Ports.require("localhost", kafkaPort, "--kafka-port");
        }
        EmbeddedDatabase database = EmbeddedDatabase.start(data.postgres(), Ports.remembered(data, "postgres.port"));
        try {
            int port = kafkaPort > 0 ? kafkaPort : Ports.remembered(data, "kafka.port");
            return new Foundations(EmbeddedBroker.start(data.kafka(), port), database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    public EmbeddedDatabase database() {
        return database;
    }

    @Override
    public void close() {
        try (database) {
            broker.close();
        }
    }
}
