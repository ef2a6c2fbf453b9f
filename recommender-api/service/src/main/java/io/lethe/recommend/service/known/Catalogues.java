package io.lethe.recommend.service.known;

import io.lethe.recommend.catalogue.CatalogueItem;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.service.http.Parameters;
import io.lethe.recommend.service.http.ProblemException;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The catalogues in memory, by tenant. */
@Singleton
public class Catalogues {
    private final Map<String, LiveCatalogue> byTenant = new ConcurrentHashMap<>();
    private final LiveCatalogue nothing = new LiveCatalogue();

    /** The catalogue of a tenant, to read; an empty one for a tenant of whom nothing has come. */
    public LiveCatalogue of(String tenant) {
        return byTenant.getOrDefault(tenant, nothing);
    }

    /** The catalogue of a tenant, to write. */
    public LiveCatalogue toFill(String tenant) {
        return byTenant.computeIfAbsent(tenant, key -> new LiveCatalogue());
    }

    /**
     * An item of a tenant's catalogue.
     *
     * @throws ProblemException if there is none of that id
     */
    public CatalogueItem existing(String tenant, String id) {
        CatalogueItem item = of(tenant).find(Parameters.id("id", id));
        if (item == null) {
            throw ProblemException.notFound("There is no item '" + id + "'.");
        }
        return item;
    }

    /** The tenants of whom something has come, in alphabetical order. */
    public SortedSet<String> tenants() {
        return new TreeSet<>(byTenant.keySet());
    }

    public Collection<LiveCatalogue> all() {
        return byTenant.values();
    }
}
