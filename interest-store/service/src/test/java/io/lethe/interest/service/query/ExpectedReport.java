package io.lethe.interest.service.query;

import io.lethe.interest.law.NaiveModel;
import io.lethe.interest.service.topology.Expected;
import io.lethe.interest.service.topology.Stores;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;

/** The report that stores have to give if they hold what the models hold. */
public final class ExpectedReport {
    private static final HexFormat HEX = HexFormat.of();

    private ExpectedReport() {}

    public static StoreReport of(Map<Integer, NaiveModel> models) {
        SortedMap<String, Long> perUser = new TreeMap<>();
        AtomicLong events = new AtomicLong();
        models.values().forEach(model -> model.states().forEach((user, state) -> {
            perUser.put(user.tenant() + "/" + user.userId(), state.version().eventCount());
            events.addAndGet(state.version().eventCount());
        }));
        return new StoreReport(
                perUser.size(),
                events.get(),
                digest(models.values(), List.of(Stores.LEDGER, Stores.LONG_TERM, Stores.VERSIONS)),
                digest(models.values(), List.of(Stores.PAIRS)),
                digest(models.values(), List.of(Stores.TRENDS)),
                perUser,
                new TreeSet<>(models.keySet()),
                true);
    }

    private static String digest(Collection<NaiveModel> models, List<String> stores) {
        SetDigest digest = new SetDigest();
        for (NaiveModel model : models) {
            Map<String, Map<String, String>> all = Expected.stores(model);
            stores.forEach(store -> all.getOrDefault(store, Map.of())
                    .forEach((key, value) -> digest.add(store, HEX.parseHex(key), HEX.parseHex(value))));
        }
        return digest.toHex();
    }
}
