package io.lethe.standalone;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a standalone Lethe listens and keeps its data. */
final class PlaceOptions {
    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The port of REST, page and health. Default: ${DEFAULT-VALUE}.")
    private int port = 8080;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "localhost",
            description = "The address that REST listens on, 0.0.0.0 for all. Default: ${DEFAULT-VALUE}.")
    private String host = "localhost";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".lethe",
            description = "The folder of all state; it survives restarts. Default: ${DEFAULT-VALUE}.")
    private Path data = Path.of(".lethe");

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "The port of the embedded Kafka. Default: a free one, the same again after a restart.")
    private int kafkaPort;

    int port() {
        return port;
    }

    String host() {
        return host;
    }

    /** Where programs of this machine reach it. */
    String url() {
        return "http://" + reachable() + ":" + port;
    }

    private String reachable() {
        if (listensEverywhere()) {
            return "localhost";
        }
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    /** Whether it listens on all addresses of this machine. */
    boolean listensEverywhere() {
        return host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]");
    }

    Path data() {
        return data;
    }

    int kafkaPort() {
        return kafkaPort;
    }
}
