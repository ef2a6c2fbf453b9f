package io.lethe.recommend.service.known;

import io.lethe.embedding.ModelId;
import io.lethe.embedding.ModelsInUse;
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
import org.jspecify.annotations.Nullable;

/** The catalogues in memory, by tenant. */
@Singleton
public class Catalogues {
    private final Map<String, LiveCatalogue> byTenant = new ConcurrentHashMap<>();
    private final LiveCatalogue nothing = new LiveCatalogue();
    private volatile @Nullable ModelsInUse models;

    /** The catalogue of a tenant, to read; an empty one for a tenant of whom nothing has come. */
    public LiveCatalogue of(String tenant) {
        return byTenant.getOrDefault(tenant, nothing);
    }

    /** The catalogue of a tenant, to write. */
    public LiveCatalogue toFill(String tenant) {
        return byTenant.computeIfAbsent(tenant, key -> {
            LiveCatalogue fresh = new LiveCatalogue();
            fresh.use(modelInUse());
            return fresh;
        });
    }

    /** By which model's vectors answers are found, and which one is to follow; null where the log does not say. */
    public @Nullable ModelsInUse models() {
        return models;
    }

    /** The model by whose vectors answers are found; null where the log does not say. */
    public @Nullable ModelId modelInUse() {
        ModelsInUse now = models;
        return now == null ? null : now.model();
    }

    /** Goes to the vectors of a model, for all tenants. Only the thread that fills the catalogues may call it. */
    public void use(@Nullable ModelsInUse recorded) {
        models = recorded;
        byTenant.values().forEach(catalogue -> catalogue.use(modelInUse()));
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
