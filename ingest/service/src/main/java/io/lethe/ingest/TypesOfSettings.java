package io.lethe.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lethe.ingest.cleaning.AddedTypes;
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

/** The types of event that the settings in force add, by tenant: the names under {@code types} of what the settings topic says last. */
@ApplicationScoped
public class TypesOfSettings implements AddedTypes {
    private static final Logger LOG = LoggerFactory.getLogger(TypesOfSettings.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Set<String>> byTenant = new ConcurrentHashMap<>();

    @Override
    public boolean contains(String tenant, String type) {
        return byTenant.getOrDefault(tenant, Set.of()).contains(type);
    }

    /** Takes a record of the settings topic. */
    void apply(ConsumerRecord<byte[], byte[]> message) {
        String tenant = new String(message.key(), StandardCharsets.UTF_8);
        if (message.value() == null) {
            byTenant.remove(tenant);
            return;
        }
        try {
            Set<String> types = new HashSet<>();
            JSON.readTree(message.value()).path("types").fieldNames().forEachRemaining(types::add);
            byTenant.put(tenant, Set.copyOf(types));
        } catch (IOException e) {
            LOG.warn("The settings of {} are no JSON; the types that they added stay as they were", tenant, e);
        }
    }
}
