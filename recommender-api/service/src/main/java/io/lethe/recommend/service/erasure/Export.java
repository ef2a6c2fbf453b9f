package io.lethe.recommend.service.erasure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.PublicJson;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.recommend.service.remote.InterestStore;
import io.lethe.recommend.service.remote.InterestStore.Page;
import io.lethe.recommend.service.user.InterestAnswers.Interest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** All data about a user as one JSON document, streamed page by page. */
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
        Multi<Page> rest = Multi.createBy().repeating().uni(() -> next(page)).until(Page::isEnd);
        Multi<byte[]> events = Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(events(first, true)), rest.map(one -> events(one, false)));
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(() -> opening(links, interests)),
                        events,
                        Multi.createFrom().item(() -> "]}\n".getBytes(StandardCharsets.UTF_8)));
    }

    private Uni<Page> next(AtomicReference<@Nullable Page> current) {
        Page now = current.get();
        String place = now == null ? null : now.next();
        if (place == null) {
            return Uni.createFrom().item(Page.END);
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
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        for (LedgerEntry entry : page.events()) {
            if (!isFirst || text.size() > 0) {
                text.write(',');
            }
            text.writeBytes(PublicJson.of(entry.interaction()));
        }
        return text.toByteArray();
    }
}
