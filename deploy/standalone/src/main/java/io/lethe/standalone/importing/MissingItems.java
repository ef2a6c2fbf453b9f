package io.lethe.standalone.importing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lethe.evaluation.dataset.row.DatasetRow;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The items of events whose set describes none. Where the tenant has no catalogue either, they are made of their ids,
 * so that there is something to recommend; a described item takes the place of such a one whenever it comes.
 */
final class MissingItems {
    /** As many ids are kept in memory; who has more items describes them. */
    private static final int MOST = 1_000_000;

    private final Set<String> itemIds = new LinkedHashSet<>();
    private @Nullable String tenant;

    /** Notes what an event is about. */
    void note(DatasetRow row) {
        String itemId = null;
        if (row instanceof DatasetRow.Event event) {
            tenant = event.interaction().tenant();
            itemId = event.interaction().itemId();
        } else if (row instanceof DatasetRow.Document document) {
            tenant = document.json().path("tenant").asText();
            itemId = document.json().path("itemId").textValue();
        }
        if (itemId != null && !itemId.isBlank() && itemIds.size() < MOST) {
            itemIds.add(itemId);
        }
    }

    /**
     * Publishes them if the tenant's catalogue is empty.
     *
     * @return how many
     */
    long publish(LetheClient client, PublicTopics topics) {
        if (tenant == null || itemIds.isEmpty() || itemIds.size() >= MOST || !hasNoCatalogue(client, tenant)) {
            return 0;
        }
        for (String itemId : itemIds) {
            topics.publishItem(
                    JsonNodeFactory.instance.objectNode().put("tenant", tenant).put("itemId", itemId));
        }
        return itemIds.size();
    }

    private static boolean hasNoCatalogue(LetheClient client, String tenant) {
        JsonNode items = client.getPatiently("/v1/status", tenant).path("items");
        return items.isIntegralNumber() && items.asLong() == 0;
    }
}
