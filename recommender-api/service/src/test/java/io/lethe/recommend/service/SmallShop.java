package io.lethe.recommend.service;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedItem;
import io.lethe.embedding.Embedding;
import io.lethe.embedding.ModelId;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.catalogue.LiveCatalogue;
import io.lethe.recommend.service.known.SettingsBook;
import io.lethe.recommend.service.known.SettingsBook.Versioned;
import io.lethe.recommend.service.remote.InterestStore.Source;
import io.lethe.recommend.service.remote.KnownState;
import io.lethe.recommend.service.user.WhatIf;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Four items of two kinds, Anna, and settings, in memory: what plain tests of the service's parts work on. */
public final class SmallShop {
    public static final UserKey ANNA = new UserKey("default", "anna");
    public static final ModelId MODEL = new ModelId("by-hand");
    public static final long NOW = 1_700_000_000_000L;
    public static final long DAY = 86_400_000L;

    private SmallShop() {}

    /** Two items of the sea, two of the kitchen. */
    public static LiveCatalogue catalogue() {
        LiveCatalogue catalogue = new LiveCatalogue();
        fill(catalogue);
        return catalogue;
    }

    public static void fill(LiveCatalogue catalogue) {
        put(catalogue, "sail", "Sailing the coast", "Sea", 1, 0);
        put(catalogue, "dive", "Diving deep", "Sea", 0.9f, 0.1f);
        put(catalogue, "bread", "Bread at home", "Kitchen", 0, 1);
        put(catalogue, "soup", "A pot of soup", "Kitchen", 0.1f, 0.9f);
    }

    /** An item whose brand is Acme, and whose price is 3. */
    public static void put(LiveCatalogue catalogue, String id, String title, String category, float... vector) {
        Item item = new Item(
                "default",
                id,
                title,
                "",
                List.of(category),
                new TreeMap<>(Map.of("brand", "Acme", "price", 3.0)),
                true,
                null,
                null);
        catalogue.put(new EmbeddedItem(item, Embedding.normalized(vector), MODEL));
    }

    /** An event of Anna. */
    public static LedgerEntry event(String id, String type, String itemId, long time) {
        return entry(Interaction.of(ANNA.tenant(), ANNA.userId(), id, itemId, type, time));
    }

    public static LedgerEntry entry(Interaction interaction) {
        return new LedgerEntry(EmbeddedInteraction.withoutText(interaction));
    }

    /** Anna's state of today after these events. */
    public static KnownState anna(LedgerEntry... events) {
        return KnownState.now(
                UserState.of(ANNA, List.of(events), UserState.DEFAULT_WINDOW),
                Source.LIVE,
                null,
                UserState.DEFAULT_WINDOW);
    }

    public static Versioned defaults() {
        return SettingsBook.read("{}");
    }

    /** The defaults with a merge patch applied. */
    public static Versioned settings(String patch) {
        return SettingsBook.patched(defaults(), patch);
    }

    /** A question that leaves the settings as they are by default, or names another kernel. */
    public static WhatIf whatIf(@Nullable String kernel) {
        return WhatIf.of(defaults(), kernel, null);
    }

    /** The service's configuration with a settings file, and nobody around. */
    public static RecommenderConfig configWithSettings(Path file) {
        return config(1, Map.of("lethe.recommender.settings-file", file.toString()));
    }

    /** The service's configuration, with every other service at one address, and time enough for slow machines. */
    public static RecommenderConfig config(int port) {
        return config(port, Map.of());
    }

    private static RecommenderConfig config(int port, Map<String, String> more) {
        String url = "http://localhost:" + port;
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(RecommenderConfig.class)
                .withDefaultValue("lethe.recommender.interest-url", url)
                .withDefaultValue("lethe.recommender.embeddings-url", url)
                .withDefaultValue("lethe.recommender.ingest-url", url + "/")
                .withDefaultValue("lethe.recommender.timeout", "60s")
                .withDefaultValue("lethe.recommender.status.watched", "1h")
                .withDefaultValue("lethe.recommender.pool.threads", "2")
                .withDefaultValue("lethe.recommender.pool.queue", "2")
                .withDefaultValues(more)
                .build()
                .getConfigMapping(RecommenderConfig.class);
    }
}
