package io.lethe.recommend.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.Interaction;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.recommend.service.Answers.Interest;
import io.lethe.recommend.service.InterestStore.Page;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Everything that is known of a user as one JSON document, written page by page so that it never lies in memory whole. */
final class Export {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 1000;

    private final InterestStore store;
    private final UserKey user;

    Export(InterestStore store, UserKey user) {
        this.store = store;
        this.user = user;
    }

    /** The first page of events; what fails, fails here, before anything has been sent. */
    Uni<Page> first() {
        return store.events(user, null, PAGE);
    }

    /** The document's parts in order. */
    Multi<byte[]> document(List<String> links, List<Interest> interests, Page first) {
        AtomicReference<@Nullable Page> page = new AtomicReference<>(first);
        Multi<Page> rest = Multi.createBy().repeating().uni(() -> next(page)).until(one -> one == END);
        Multi<byte[]> events = Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(first), rest)
                .map(one -> events(one, one == first));
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(() -> opening(links, interests)),
                        events,
                        Multi.createFrom().item(() -> "]}\n".getBytes(StandardCharsets.UTF_8)));
    }

    private static final Page END = new Page(List.of(), null);

    private Uni<Page> next(AtomicReference<@Nullable Page> current) {
        Page now = current.get();
        String place = now == null ? null : now.next();
        if (place == null) {
            return Uni.createFrom().item(END);
        }
        return store.events(user, place, PAGE).invoke(current::set);
    }

    private byte[] opening(List<String> links, List<Interest> interests) {
        ObjectNode start = JSON.createObjectNode().put("userId", user.userId()).put("tenant", user.tenant());
        start.set("links", JSON.valueToTree(links));
        start.set("interests", JSON.valueToTree(interests));
        String text = start.toString();
        return (text.substring(0, text.length() - 1) + ",\"events\":[").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] events(Page page, boolean isFirst) {
        StringBuilder text = new StringBuilder();
        for (LedgerEntry entry : page.events()) {
            if (!isFirst || !text.isEmpty()) {
                text.append(",\n");
            }
            text.append(publicForm(entry.interaction()));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** An event as a producer would send it. */
    static String publicForm(Interaction event) {
        ObjectNode json = JSON.createObjectNode()
                .put("eventId", event.eventId())
                .put("tenant", event.tenant())
                .put("userId", event.userId());
        if (event.itemId() != null) {
            json.put("itemId", event.itemId());
        }
        json.put("type", event.type());
        if (event.value() != null) {
            json.put("value", event.value());
        }
        if (event.text() != null) {
            json.put("text", event.text());
        }
        if (event.progress() != null) {
            json.put("progress", event.progress());
        }
        if (event.dwellMs() != null) {
            json.put("dwellMs", event.dwellMs());
        }
        json.put("timestamp", Parameters.text(event.timestamp()));
        if (event.sequence() != 0) {
            json.put("sequence", event.sequence());
        }
        if (!event.context().isEmpty()) {
            ObjectNode context = json.putObject("context");
            event.context().forEach(context::put);
        }
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that cannot be written", e);
        }
    }
}
