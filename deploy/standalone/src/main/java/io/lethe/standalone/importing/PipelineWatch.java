package io.lethe.standalone.importing;

import com.fasterxml.jackson.databind.JsonNode;
import io.lethe.command.RefusalException;
import io.lethe.event.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * An import's records on their way through the pipeline. Each stage has passed them once its reader has committed
 * everything that the stage before had written when that had passed them; so the wait is for these records, and for
 * what lies among them, however many others come behind. {@code docs/decisions/0027-import.md} has the argument.
 */
final class PipelineWatch implements AutoCloseable {
    private static final String[] GROUPS = {
        "lethe-ingest", "lethe-embeddings-items", "lethe-embeddings-events", "lethe-interest"
    };
    private static final Topic[] LOG = {
        Topic.EVENTS_ACCEPTED, Topic.EVENTS_EMBEDDED, Topic.ITEMS_ACCEPTED, Topic.ITEMS_EMBEDDED
    };
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(10);

    private final LetheClient client;
    private final LogPlaces places;
    private final OwnRecords own;
    private final RefusedRows refusals = new RefusedRows();
    private final OwnDeadLetters letters;
    private final Way events;
    private Way items;
    private final BacklogWait settling = new BacklogWait();
    private Map<TopicPartition, Long> last = Map.of();
    private long moved = System.nanoTime();
    private boolean sent;
    private boolean judged;
    private boolean settled;
    private long embedded;
    private long visible;

    /** Notes where everything ends so far. */
    PipelineWatch(LetheClient client, String kafka, OwnRecords own) {
        this.client = client;
        this.own = own;
        this.places = LogPlaces.at(kafka);
        this.events = new Way(Topic.EVENTS, Topic.EVENTS_ACCEPTED, Topic.EVENTS_EMBEDDED);
        this.items = wayOfItems();
        this.letters = new OwnDeadLetters(kafka, places.ends(Topic.DEAD_LETTERS), own, refusals);
    }

    /** Items follow behind the events, and are awaited like the rest. */
    void itemsFollow() {
        items = wayOfItems();
        judged = false;
    }

    /** Kafka has every record of the import. */
    void allSent() {
        sent = true;
    }

    /**
     * Looks how far they are.
     *
     * @param all     how many rows there will have been, about
     * @param refused rows that were not sent: nothing has to be done for them
     */
    ImportProgress look(long all, long refused) {
        Map<TopicPartition, Long> done = done();
        Map<TopicPartition, Long> ends = places.ends(LOG);
        events.look(done, ends);
        items.look(done, ends);
        if (sent && !judged && events.cleaned() && items.cleaned()) {
            letters.readTo(places.ends(Topic.DEAD_LETTERS));
            judged = true;
        }
        if (judged && events.through() && items.through() && !settled) {
            settled = own.count(Topic.EVENTS) == 0
                    || settling.isOver(client.getPatiently("/internal/interest/progress"), System.nanoTime());
        }
        embedded = Math.max(embedded, events.embedded + items.embedded);
        visible = Math.max(visible, events.visible + items.visible);
        long written = own.count(Topic.EVENTS) + own.count(Topic.ITEMS);
        return new ImportProgress(
                sent ? refused + written : Math.max(all, refused + written),
                refused + written,
                refused + events.cleaned + items.cleaned,
                refused + embedded,
                refused + visible,
                stage());
    }

    /** Which of them ingest refused, and why: complete once they have been cleaned. */
    RefusedRows refusals() {
        return refusals;
    }

    @Override
    public void close() {
        letters.close();
        places.close();
    }

    private Way wayOfItems() {
        return new Way(Topic.ITEMS, Topic.ITEMS_ACCEPTED, Topic.ITEMS_EMBEDDED);
    }

    private Stage stage() {
        if (!sent) {
            return Stage.SENDING;
        }
        if (!judged) {
            return Stage.CLEANING;
        }
        if (!events.accepted.passed() || !items.accepted.passed()) {
            return Stage.EMBEDDING;
        }
        if (!events.through() || !items.through()) {
            return Stage.FOLDING;
        }
        return settled ? Stage.VISIBLE : Stage.COUNTING;
    }

    /** The offset up to which each reader has come, by what it reads. */
    private Map<TopicPartition, Long> done() {
        Map<TopicPartition, Long> done = new HashMap<>(places.committed(GROUPS));
        JsonNode applied = client.getPatiently("/internal/recommender/progress").path("positions");
        String catalogue = Topic.ITEMS_EMBEDDED.topicName();
        applied.path(catalogue)
                .properties()
                .forEach(one -> done.put(
                        new TopicPartition(catalogue, Integer.parseInt(one.getKey())),
                        one.getValue().asLong()));
        if (!done.equals(last)) {
            last = done;
            moved = System.nanoTime();
        } else if (System.nanoTime() - moved > LONGEST_STANDSTILL.toNanos() && sent) {
            throw new RefusalException("The import is in Kafka, but nothing has moved for ten minutes while "
                    + stage().doing() + "; " + client.url() + "/q/health says what is wrong."
                    + " Running the import again is harmless");
        }
        return done;
    }

    /** The topics that one kind of record passes. */
    private final class Way {
        private final Topic in;
        private final TopicSpan accepted;
        private final TopicSpan passedOn;
        private long cleaned;
        private long embedded;
        private long visible;

        Way(Topic in, Topic accepted, Topic embedded) {
            this.in = in;
            this.accepted = new TopicSpan(places.ends(accepted));
            this.passedOn = new TopicSpan(places.ends(embedded));
        }

        boolean cleaned() {
            return cleaned == own.count(in);
        }

        boolean through() {
            return passedOn.passed();
        }

        /** What a reader has committed is older than the ends, so that whatever it wrote before lies before them. */
        void look(Map<TopicPartition, Long> done, Map<TopicPartition, Long> ends) {
            cleaned = own.countBefore(in, done);
            accepted.look(done, ends, sent && cleaned());
            embedded = accepted.of(cleaned);
            passedOn.look(done, ends, accepted.passed());
            visible = passedOn.of(embedded);
        }
    }
}
