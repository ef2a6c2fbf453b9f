package io.lethe.recommend.service.recommendation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.embedding.EmbeddedInteraction.TextMeaning;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.event.RatingScale;
import io.lethe.event.UserKey;
import io.lethe.ingest.cleaning.Arrival;
import io.lethe.ingest.cleaning.CleaningLimits;
import io.lethe.ingest.cleaning.CleaningOutcome;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import io.lethe.ingest.cleaning.EventCleaning;
import io.lethe.ingest.cleaning.PlainText;
import io.lethe.ingest.cleaning.RecordJson;
import io.lethe.ingest.cleaning.TenantRules;
import io.lethe.interest.decay.weight.EventWeights;
import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.UserState;
import io.lethe.recommend.Exploration.Meaning;
import io.lethe.recommend.service.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the events of an anonymous session from a request, and makes of them the state that a user with these events
 * would have.
 */
final class Sessions {
    private static final String NOBODY = "~session";
    private static final int MOST_EVENTS = 1000;
    private static final int MOST_WORDS = 100;
    private static final int LONGEST_WORDS = 1000;

    private Sessions() {}

    /**
     * The interactions of {@code events} in the order given, cleaned as ingest cleans them; and before them those of
     * {@code words}, each a search just before the first. Events of one time have no order, so those without a time are
     * a millisecond apart, the last one of the list being {@code now}.
     */
    static List<Interaction> interactions(
            String tenant, JsonNode body, CleaningLimits limits, EventWeights weights, long now) {
        List<String> words = words(body.path("words"));
        JsonNode events = body.path("events");
        if (!(events.isArray() || (events.isMissingNode() && !words.isEmpty())) || events.size() > MOST_EVENTS) {
            throw ProblemException.badField(
                    "events", "The session's events are an array of at most " + MOST_EVENTS + ".");
        }
        EventCleaning cleaning = new EventCleaning(limits, new Rules(weights));
        List<Interaction> session = new ArrayList<>();
        long first = now;
        for (int i = 0; i < events.size(); i++) {
            long arrived = now - (events.size() - 1 - i);
            Arrival arrival = Arrival.of(arrived, tenant, new Arrival.Source.Request(NOBODY, i));
            Interaction event = interaction(cleaning, events.get(i), arrival, "events[" + i + "]", words.size() + i);
            first = Math.min(first, event.timestamp());
            session.add(event);
        }
        for (int i = 0; i < words.size(); i++) {
            Arrival arrival = Arrival.of(Math.max(0, first - 1), tenant, new Arrival.Source.Request(NOBODY, i));
            session.add(i, search(cleaning, words.get(i), arrival, i));
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

    private static Interaction search(EventCleaning cleaning, String words, Arrival arrival, int place) {
        String at = "words[" + place + "]";
        if (PlainText.of(words).isBlank()) {
            throw ProblemException.badField(at, "This has no words, only markup.");
        }
        ObjectNode search = JsonNodeFactory.instance
                .objectNode()
                .put("type", InteractionType.SEARCH.code())
                .put("text", words);
        return interaction(cleaning, search, arrival, at, place);
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

    /**
     * An event as cleaning has it. Whose it is plays no part, and its place in the list is its place in time among
     * equals.
     */
    private static Interaction interaction(
            EventCleaning cleaning, JsonNode event, Arrival arrival, String at, int sequence) {
        CleaningOutcome<ObjectNode> read = RecordJson.read(event.toString().getBytes(StandardCharsets.UTF_8));
        if (read instanceof Rejected<ObjectNode> rejected) {
            throw refused(at, rejected);
        }
        ObjectNode object = ((Accepted<ObjectNode>) read).value();
        object.put("userId", NOBODY);
        object.remove("eventId");
        CleaningOutcome<Interaction> cleaned = cleaning.clean(object, arrival);
        if (cleaned instanceof Rejected<Interaction> rejected) {
            throw refused(at, rejected);
        }
        return ((Accepted<Interaction>) cleaned)
                .value()
                .withEventId("s" + sequence)
                .withSequence(sequence);
    }

    private static ProblemException refused(String at, Rejected<?> rejected) {
        String field = rejected.field().equals(Rejected.WHOLE) ? at : at + "." + rejected.field();
        String value = rejected.value() == null ? "" : " It is " + rejected.value() + ".";
        return ProblemException.badField(field, field + " " + rejected.reason() + "." + value);
    }

    /** What settings say about events, whoever asks. */
    private record Rules(EventWeights weights) implements TenantRules {
        @Override
        public boolean adds(String tenant, String type) {
            return weights.byType().containsKey(type);
        }

        @Override
        public RatingScale ratings(String tenant) {
            return weights.shaping().stars().scale();
        }
    }
}
