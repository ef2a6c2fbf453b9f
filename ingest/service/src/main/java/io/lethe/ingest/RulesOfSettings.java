package io.lethe.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.event.RatingScale;
import io.lethe.ingest.cleaning.TenantRules;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tenants' rules for events, from the settings topic: types added under {@code types}, and the scale under
 * {@code rating}.
 */
@ApplicationScoped
public class RulesOfSettings implements TenantRules {
    private static final Logger LOG = LoggerFactory.getLogger(RulesOfSettings.class);
    /** Stands in the keys of a tenant's earlier settings, which are passed over, and in no tenant's name. */
    private static final char EARLIER = '@';

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Rules NOTHING_SET = new Rules(Set.of(), RatingScale.STARS);

    private record Rules(Set<String> types, RatingScale ratings) {}

    private final Map<String, Rules> byTenant = new ConcurrentHashMap<>();

    @Override
    public boolean adds(String tenant, String type) {
        return byTenant.getOrDefault(tenant, NOTHING_SET).types().contains(type);
    }

    @Override
    public RatingScale ratings(String tenant) {
        return byTenant.getOrDefault(tenant, NOTHING_SET).ratings();
    }

    /** Takes a record of the settings topic. */
    void apply(ConsumerRecord<byte[], byte[]> message) {
        String tenant = new String(message.key(), StandardCharsets.UTF_8);
        if (tenant.indexOf(EARLIER) >= 0) {
            return;
        }
        if (message.value() == null) {
            byTenant.remove(tenant);
            return;
        }
        try {
            JsonNode settings = JSON.readTree(message.value());
            Set<String> types = new HashSet<>();
            settings.path("types").fieldNames().forEachRemaining(types::add);
            JsonNode rating = settings.path("rating");
            RatingScale scale = new RatingScale(
                    rating.path("lowest").asDouble(RatingScale.STARS.lowest()),
                    rating.path("highest").asDouble(RatingScale.STARS.highest()));
            byTenant.put(tenant, new Rules(Set.copyOf(types), scale));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The settings of {} cannot be read; what they say about events stays as it was", tenant, e);
        }
    }
}
