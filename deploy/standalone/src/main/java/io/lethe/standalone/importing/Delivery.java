package io.lethe.standalone.importing;

import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.event.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A data set's way into a running Lethe: every row sent to the public topics, and all of it awaited. It counts its own
 * records alone, whatever else is written meanwhile.
 */
public final class Delivery {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    /** While rows are sent, looking takes this part of the time at the most. */
    private static final int LOOKS_SHARE = 10;

    /** What there is to deliver. */
    public interface Rows {
        /** About how many rows there are. */
        long size() throws IOException;

        void items(Consumer<? super DatasetRow> sink) throws IOException;

        void events(Consumer<? super DatasetRow> sink) throws IOException;
    }

    /** Who follows a delivery. Both are called often, on the thread of the delivery. */
    public interface Watch {
        void at(ImportProgress standing);

        /** Whether nothing more shall be sent, nor awaited. */
        default boolean cancelled() {
            return false;
        }
    }

    /**
     * What became of a data set.
     *
     * @param items          items sent, those made of ids included
     * @param itemsMade      items that were made of the ids in events, since nobody described any
     * @param events         events sent
     * @param rowsNotSent    rows that the reader refused
     * @param recordsRefused records that ingest refused
     * @param notSent        why the reader refused rows
     * @param refused        why ingest refused records
     * @param warned         parts that accepted records lost, or keep in another form, and why
     * @param keptItems      items sent and not refused
     * @param keptEvents     events sent and not refused
     * @param seconds        when a stage had passed everything on, counted from the begin
     */
    public record Outcome(
            long items,
            long itemsMade,
            long events,
            long rowsNotSent,
            long recordsRefused,
            List<RefusedRows.Group> notSent,
            List<RefusedRows.Group> refused,
            List<RefusedRows.Group> warned,
            long keptItems,
            long keptEvents,
            Map<Stage, Double> seconds) {
        public long read() {
            return items - itemsMade + events + rowsNotSent;
        }

        /** Rows that were read as events. */
        public long eventRows() {
            return events
                    + notSent.stream()
                            .filter(group -> group.what().equals("event"))
                            .mapToLong(RefusedRows.Group::count)
                            .sum();
        }

        public long warnings() {
            return warned.stream().mapToLong(RefusedRows.Group::count).sum();
        }

        public long kept() {
            return keptItems + keptEvents;
        }

        /** Why no event, or nothing at all, was kept. */
        public String why() {
            String what = kept() == 0 ? "Nothing was kept" : "No event was kept";
            return Stream.concat(notSent.stream(), refused.stream())
                    .max(Comparator.comparingLong(RefusedRows.Group::count))
                    .map(group -> what + ": " + group.line())
                    .orElse(what + ", for there was no event to read");
        }

        /**
         * Whether the import did what it was for.
         *
         * @param ofEvents whether the set has events: then one has to be kept at least, else an item
         */
        public boolean isSuccess(boolean ofEvents) {
            return keptItems - itemsMade + keptEvents > 0 && (!ofEvents || keptEvents > 0);
        }
    }

    private final LetheClient client;
    private final String kafka;
    private final Watch watch;
    private final RefusedRows notSent = new RefusedRows();
    private final Warned warned = new Warned(System.currentTimeMillis());
    private final OwnRecords own = new OwnRecords();
    private final Map<Stage, Double> seconds = new EnumMap<>(Stage.class);
    private final long begin = System.nanoTime();
    private long nextLook = begin;
    private long made;

    public Delivery(LetheClient client, String kafka, Watch watch) {
        this.client = client;
        this.kafka = kafka;
        this.watch = watch;
    }

    /**
     * Sends everything and waits until answers know it.
     *
     * @throws CancellationException if it was cancelled; what had been sent takes effect
     */
    public Outcome deliver(Rows source) throws IOException {
        long rows = source.size();
        try (PublicTopics topics = PublicTopics.at(kafka, own);
                PipelineWatch passage = new PipelineWatch(client, kafka, own)) {
            source.items(row -> take(row, "item", topics, passage, rows));
            topics.flush();
            boolean described = own.count(Topic.ITEMS) > 0;
            MissingItems missing = new MissingItems();
            source.events(row -> {
                take(row, "event", topics, passage, rows);
                missing.note(row);
            });
            topics.flush();
            passage.allSent();
            ImportProgress now = look(passage, rows);
            while (now.stage() != Stage.VISIBLE) {
                if (!described && now.stage().compareTo(Stage.CLEANING) > 0) {
                    described = true;
                    describe(missing, topics, passage);
                }
                throwIfCancelled();
                Waiting.pause(BETWEEN_LOOKS);
                now = look(passage, rows);
            }
            long items = own.count(Topic.ITEMS);
            long events = own.count(Topic.EVENTS);
            return new Outcome(
                    items,
                    made,
                    events,
                    notSent.count(),
                    passage.refusals().count(),
                    notSent.groups(),
                    passage.refusals().groups(),
                    warned.groups(),
                    items - passage.refusals().count("item"),
                    events - passage.refusals().count("event"),
                    Map.copyOf(seconds));
        }
    }

    /** Makes items of the ids in events, if an event was kept. */
    private void describe(MissingItems missing, PublicTopics topics, PipelineWatch passage) {
        if (own.count(Topic.EVENTS) > passage.refusals().count("event")) {
            passage.itemsFollow();
            made = missing.publish(client, topics);
            topics.flush();
        }
    }

    private ImportProgress look(PipelineWatch passage, long rows) {
        long start = System.nanoTime();
        ImportProgress standing = passage.look(rows, notSent.count());
        for (Stage stage : Stage.values()) {
            if (stage.compareTo(standing.stage()) < 0 || standing.stage() == Stage.VISIBLE) {
                seconds.putIfAbsent(stage, (System.nanoTime() - begin) / 1e9);
            }
        }
        watch.at(standing);
        long end = System.nanoTime();
        nextLook = end + Math.max(BETWEEN_LOOKS.toNanos(), (end - start) * LOOKS_SHARE);
        return standing;
    }

    private void take(DatasetRow row, String what, PublicTopics topics, PipelineWatch passage, long rows) {
        warned.look(row, what);
        if (row instanceof DatasetRow.Event event) {
            topics.publish(event.interaction());
        } else if (row instanceof DatasetRow.CatalogueItem product) {
            topics.publish(product.item());
        } else if (row instanceof DatasetRow.Document document && what.equals("item")) {
            topics.publishItem(document.json());
        } else if (row instanceof DatasetRow.Document document) {
            topics.publishEvent(document.json());
        } else if (row instanceof DatasetRow.Rejected rejected) {
            notSent.add(
                    what,
                    rejected.field(),
                    rejected.reason(),
                    rejected.value(),
                    rejected.place().toString());
        }
        if (System.nanoTime() >= nextLook) {
            throwIfCancelled();
            look(passage, rows);
        }
    }

    private void throwIfCancelled() {
        if (watch.cancelled()) {
            throw new CancellationException("cancelled");
        }
    }
}
