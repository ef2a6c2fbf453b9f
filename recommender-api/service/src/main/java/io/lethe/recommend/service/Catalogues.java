package io.lethe.recommend.service;

import io.lethe.recommend.LiveCatalogue;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The catalogues in memory, by tenant. */
@Singleton
class Catalogues {
    private final Map<String, LiveCatalogue> byTenant = new ConcurrentHashMap<>();

    LiveCatalogue of(String tenant) {
        return byTenant.computeIfAbsent(tenant, key -> new LiveCatalogue());
    }

    Collection<LiveCatalogue> all() {
        return byTenant.values();
    }
}
