package io.lethe.benchmark.bench;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every bench by its name, in the order in which all of them are run. */
final class Benches {
    static final Map<String, Bench> ALL = all();

    private Benches() {}

    private static Map<String, Bench> all() {
        Map<String, Bench> all = new LinkedHashMap<>();
        all.put("start", new StartBench());
        all.put("idle", new IdleBench());
        all.put("embed.exact", new EmbedBench());
        all.put("fold.rate", new StreamBench());
        all.put("fold.e2e", new FoldBench());
        all.put("latency", new LatencyBench());
        all.put("fresh.load", new FreshBench());
        all.put("serve.p99", new ServeBench());
        return Collections.unmodifiableMap(all);
    }
}
