package io.lethe.recommend.service;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.event.UserKey;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Exploration.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the events of an anonymous session from a request, and makes of them the state that a user with these events would have. */
final class Sessions {
    private static final String NOBODY = "~session";
    private static final int MOST_EVENTS = 1000;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_WORDS = 100;
    private static final int LONGEST_WORDS = 1000;

    private Sessions() {}

    /**
     * The interactions of {@code events} in the order given, a missing time being {@code now}; and before them those of {@code words}, each a search
     * at the time of the first.
     */
    static List<Interaction> interactions(String tenant, JsonNode body, Set<String> typesOfSettings, long now) {
        List<String> words = words(body.path("words"));
        JsonNode events = body.path("events");
        if (!(events.isArray() || (events.isMissingNode() && !words.isEmpty())) || events.size() > MOST_EVENTS) {
            throw ProblemException.badField(
                    "events", "The session's events are an array of at most " + MOST_EVENTS + ".");
        }
        List<Interaction> session = new ArrayList<>();
        long first = now;
        for (int i = 0; i < events.size(); i++) {
            Interaction event =
                    interaction(tenant, events.get(i), "events[" + i + "]", words.size() + i, typesOfSettings, now);
            first = Math.min(first, event.timestamp());
            session.add(event);
        }
        for (int i = 0; i < words.size(); i++) {
            session.add(i, search(tenant, words.get(i), i, first));
        }
        return session;
    }

    private static List<String> words(JsonNode given) {
        if (given.isMissingNode() || given.isNull()) {
            return List.of();
        }
        if (!given.isArray() || given.size() > MOST_WORDS) {
            throw ProblemException.badField("words", "Words are an array of at most " + MOST_WORDS + " texts.");
        }
        List<String> words = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String text = given.get(i).isTextual() ? given.get(i).asText() : "";
            if (text.isBlank() || text.length() > LONGEST_WORDS) {
                throw ProblemException.badField(
                        "words[" + i + "]", "This is a text of 1 to " + LONGEST_WORDS + " characters.");
            }
            words.add(text);
        }
        return words;
    }

    private static Interaction search(String tenant, String words, int sequence, long time) {
        return new Interaction(
                tenant,
                NOBODY,
                "s" + sequence,
                null,
                InteractionType.SEARCH.code(),
                null,
                words,
                null,
                null,
                time,
                sequence,
                new TreeMap<>());
    }

    /** The state after these events; texts without a known meaning count by their item alone. */
    static UserState state(String tenant, List<Interaction> session, Map<String, Meaning> meanings) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (Interaction interaction : session) {
            Meaning meaning = interaction.text() == null ? null : meanings.get(interaction.text());
            entries.add(new LedgerEntry(new EmbeddedInteraction(
                    interaction,
                    meaning == null ? null : new TextMeaning(meaning.embedding().quantized(), meaning.model()))));
        }
        return UserState.of(new UserKey(tenant, NOBODY), entries, UserState.DEFAULT_WINDOW);
    }

    private static Interaction interaction(
            String tenant, JsonNode event, String at, int sequence, Set<String> typesOfSettings, long now) {
        if (!event.isObject()) {
            throw ProblemException.badField(at, "An event is a JSON object.");
        }
        String type = text(event, "type", at, 64);
        if (type == null || (InteractionType.ofCode(type).isEmpty() && !typesOfSettings.contains(type))) {
            throw ProblemException.badField(at + ".type", "There is no type of event '" + type + "'.");
        }
        String itemId = text(event, "itemId", at, 512);
        String text = text(event, "text", at, LONGEST_TEXT);
        if (itemId == null && text == null) {
            throw ProblemException.badField(at + ".itemId", "An event needs an itemId or a text.");
        }
        JsonNode value = event.get("value");
        if (value != null && !value.isNull() && (!value.isNumber() || !Double.isFinite(value.asDouble()))) {
            throw ProblemException.badField(at + ".value", "A value is a finite number.");
        }
        OptionalLong time = time(event.get("timestamp"), at + ".timestamp");
        return new Interaction(
                tenant,
                NOBODY,
                "s" + sequence,
                itemId,
                type,
                value == null || value.isNull() ? null : Double.valueOf(value.asDouble()),
                text,
                null,
                null,
                time.orElse(now),
                sequence,
                new TreeMap<>());
    }

    private static OptionalLong time(@Nullable JsonNode timestamp, String field) {
        return timestamp == null || timestamp.isNull()
                ? OptionalLong.empty()
                : Parameters.time(field, timestamp.asText());
    }

    private static @Nullable String text(JsonNode event, String name, String at, int longest) {
        JsonNode node = event.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        String text = node.isTextual() || node.isNumber() ? node.asText() : "";
        if (text.isBlank() || text.length() > longest) {
            throw ProblemException.badField(at + "." + name, "This is a text of 1 to " + longest + " characters.");
        }
        return text;
    }
}
