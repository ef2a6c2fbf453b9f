package io.lethe.benchmark.bench;

import java.util.List;

/** Something that is measured on a checkout. */
interface Bench {
    /** What it is measured by, in one sentence. */
    String about();

    /** Whether another checkout can be measured in the same way, to stand beside this one. */
    default boolean isOfProduct() {
        return true;
    }

    /** What was measured; the same figures in the same order for any checkout. */
    List<Figure> measure(BenchSetting setting) throws Exception;
}
