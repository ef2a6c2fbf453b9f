package io.lethe.benchmark.bench;

import io.lethe.benchmark.serve.ServeShop;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What benches are run on.
 *
 * @param lethe   the checkout whose {@code lethe run} is started
 * @param items   how many items the made-up shop has
 * @param users   how many users it has
 * @param events  how many events are sent where their rate is measured
 * @param seconds how long something is asked
 * @param texts   the folder of a data set whose item texts are embedded; null if there is none
 */
record BenchSetting(
        Path lethe,
        int items,
        int users,
        int events,
        int seconds,
        @Nullable Path texts) {
    private static final long SEED = 17;

    ServeShop shop() {
        return new ServeShop(items, users, SEED);
    }

    BenchSetting of(Path other) {
        return new BenchSetting(other, items, users, events, seconds, texts);
    }
}
