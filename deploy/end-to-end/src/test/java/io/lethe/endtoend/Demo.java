package io.lethe.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * {@code lethe run --demo}, once for all test classes that register this, started when the first of them asks for it.
 * They may add people and items, and change settings for as long as they run; the people of the demo stay as they are.
 */
final class Demo implements BeforeAllCallback {
    private static final Namespace PLACE = Namespace.create(Demo.class);

    private final List<String> options;
    private ExtensionContext.@Nullable Store store;

    private Demo(List<String> options) {
        this.options = options;
    }

    static Demo english() {
        return new Demo(List.of());
    }

    static Demo chinese() {
        return new Demo(List.of("--model", "bge-small-zh-v1.5"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        store = context.getRoot().getStore(PLACE);
    }

    LetheProcess lethe() {
        return running().lethe();
    }

    /** The address of its Kafka. */
    String kafka() {
        return "localhost:" + running().kafkaPort();
    }

    /** How many items the demo brought, without those that tests have added. */
    int items() {
        return running().items();
    }

    private Running running() {
        if (store == null) {
            throw new IllegalStateException("JUnit has not begun");
        }
        return store.computeIfAbsent(options, key -> Running.start(options), Running.class);
    }

    private record Running(LetheProcess lethe, int kafkaPort, int items) implements AutoCloseable {
        static Running start(List<String> options) {
            int kafkaPort = LetheProcess.freePort();
            List<String> all = new ArrayList<>(List.of("--demo", "--kafka-port", String.valueOf(kafkaPort)));
            all.addAll(options);
            LetheProcess lethe = LetheProcess.run(folder().resolve("data"), all.toArray(String[]::new));
            lethe.awaitPrinted("The demo is through", Duration.ofMinutes(10));
            new Barrier(lethe).await();
            int items = TenantCalls.json(lethe.get("/v1/status")).path("items").asInt();
            return new Running(lethe, kafkaPort, items);
        }

        @Override
        public void close() {
            lethe.close();
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("lethe-demo");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
