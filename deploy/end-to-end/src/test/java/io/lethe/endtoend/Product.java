package io.lethe.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * What people start: {@code lethe run} without data, once for all test classes that register this. What the documents
 * promise is tested here. Each test takes a {@link #tenant tenant} of its own, so that none sees another's data.
 */
final class Product implements BeforeAllCallback {
    private static final Namespace PLACE = Namespace.create(Product.class);

    private @Nullable Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        running =
                context.getRoot().getStore(PLACE).computeIfAbsent(Running.class, key -> Running.start(), Running.class);
    }

    LetheProcess lethe() {
        return running().lethe();
    }

    /** What it answered while it started. */
    FirstAnswers firstAnswers() {
        return running().firstAnswers();
    }

    /** The address of its Kafka. */
    String kafka() {
        return "localhost:" + running().kafkaPort();
    }

    /** The REST calls of one tenant. */
    TenantCalls tenant(String name) {
        return new TenantCalls(lethe().url(), name);
    }

    /** Waits until all that any test has sent is answered from: what {@code after} waits for is one user's alone. */
    void awaitSettled() {
        new Barrier(lethe()).await();
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("JUnit has not begun");
        }
        return running;
    }

    private record Running(LetheProcess lethe, int kafkaPort, FirstAnswers firstAnswers) implements AutoCloseable {
        static Running start() {
            int kafkaPort = LetheProcess.freePort();
            LetheProcess lethe =
                    LetheProcess.runUnawaited(folder().resolve("data"), "--kafka-port", String.valueOf(kafkaPort));
            FirstAnswers firstAnswers = FirstAnswers.of(lethe);
            lethe.awaitReady();
            return new Running(lethe, kafkaPort, firstAnswers);
        }

        @Override
        public void close() {
            lethe.close();
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("lethe-product");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
