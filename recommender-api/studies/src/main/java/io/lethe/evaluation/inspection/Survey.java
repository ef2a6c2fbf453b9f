package io.lethe.evaluation.inspection;

import io.lethe.evaluation.dataset.DatasetReader;
import io.lethe.evaluation.dataset.row.DatasetRow;
import io.lethe.evaluation.dataset.row.RowCleaning;
import io.lethe.evaluation.interest.VectorCache;
import io.lethe.event.Interaction;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import io.lethe.ingest.cleaning.Flaw;
import io.lethe.ingest.cleaning.ItemChange;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a data set, and what was counted in it. Texts are hashed and forgotten. What stays takes about 100
 * bytes for each event that is kept, and 300 for each user and item; past {@code mostEvents} events are counted and
 * cleaned, and looked at no further.
 */
final class Survey {
    private final RowCleaning cleaning;
    private final long now;
    private final int mostEvents;
    private final Names users = new Names();
    private final Names typeNames = new Names();
    private final EventColumns events = new EventColumns();
    private final ItemsSeen shelf = new ItemsSeen();
    private final LongTable contents = new LongTable();
    private final LongTable plain = new LongTable();
    private final SortedMap<String, Long> counts = new TreeMap<>();
    private final SortedMap<String, Long> eventRejections = new TreeMap<>();
    private final SortedMap<String, Long> itemRejections = new TreeMap<>();
    private final Map<String, Set<String>> refused = new HashMap<>();
    private final SortedMap<String, Long> types = new TreeMap<>();
    private final SortedMap<String, NumberCounts> numbers = new TreeMap<>();
    private final SortedMap<String, long[]> cells = new TreeMap<>();

    /**
     * An empty survey.
     *
     * @param now        the time at which the rows would be imported, in milliseconds since 1970
     * @param mostEvents how many kept events it looks at
     */
    Survey(long now, int mostEvents) {
        this.now = now;
        this.mostEvents = mostEvents;
        this.cleaning = new RowCleaning(now);
    }

    void read(DatasetReader reader, VectorCache.Progress progress) throws IOException {
        DatasetReader.Size size = reader.size();
        long all = size.items() + size.events();
        reader.readCells(this::cell);
        reader.readItems(row -> {
            count("item-rows");
            item(row);
            progress.show(Math.min(all, count("item-rows", 0)), all + 1);
        });
        reader.readEvents(row -> {
            count("event-rows");
            event(row);
            progress.show(Math.min(all, count("item-rows", 0) + count("event-rows", 0)), all + 1);
        });
        progress.show(all + 1, all + 1);
    }

    long now() {
        return now;
    }

    EventColumns events() {
        return events;
    }

    Names users() {
        return users;
    }

    /** The types of events by number. */
    Names typeNames() {
        return typeNames;
    }

    ItemsSeen shelf() {
        return shelf;
    }

    /** A count by its name; 0 if there was none of it. */
    long counted(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** Rows of events that import would not take, by rule. */
    SortedMap<String, Long> eventRejections() {
        return eventRejections;
    }

    SortedMap<String, Long> itemRejections() {
        return itemRejections;
    }

    /** The first cases of what a rule refuses. */
    List<String> refusedBy(String rule) {
        return List.copyOf(refused.getOrDefault(rule, Set.of()));
    }

    private void refuse(SortedMap<String, Long> rejections, String rule, String evidence) {
        rejections.merge(rule, 1L, Long::sum);
        Set<String> cases = refused.computeIfAbsent(rule, any -> new LinkedHashSet<>());
        if (cases.size() < Finding.MOST_EVIDENCE) {
            cases.add(evidence);
        }
    }

    /** Kept events by type. */
    SortedMap<String, Long> types() {
        return types;
    }

    /** The numbers of kept events, by type and field: {@code purchase/value}. */
    SortedMap<String, NumberCounts> numbers() {
        return numbers;
    }

    /** Of each file's column: how many cells are blank, and how many there are. */
    SortedMap<String, long[]> cells() {
        return cells;
    }

    private void cell(String column, boolean blank) {
        long[] both = cells.computeIfAbsent(column, name -> new long[2]);
        both[0] += blank ? 1 : 0;
        both[1]++;
    }

    private void item(DatasetRow row) {
        if (row instanceof DatasetRow.Rejected rejected) {
            refuse(
                    itemRejections,
                    "by the reader: " + rejected.field() + " " + rejected.reason(),
                    rejected.value() == null
                            ? rejected.place().toString()
                            : rejected.place() + ": " + rejected.value());
            return;
        }
        var outcome = cleaning.item(row);
        if (outcome instanceof Rejected<ItemChange> rejected) {
            refuse(itemRejections, "by cleaning: " + rejected.label(), rejected.field() + " " + rejected.reason());
        } else if (((Accepted<ItemChange>) outcome).value() instanceof ItemChange.Put put) {
            shelf.put(put.item());
        } else {
            count("withdrawals");
        }
    }

    private void event(DatasetRow row) {
        if (row instanceof DatasetRow.Rejected rejected) {
            refuse(
                    eventRejections,
                    "by the reader: " + rejected.field() + " " + rejected.reason(),
                    rejected.value() == null
                            ? rejected.place().toString()
                            : rejected.place() + ": " + rejected.value());
            return;
        }
        var outcome = cleaning.event(row);
        if (outcome instanceof Rejected<Interaction> rejected) {
            refuse(eventRejections, "by cleaning: " + rejected.label(), rejected.field() + " " + rejected.reason());
            if (rejected.flaw() == Flaw.IMPOSSIBLE_TIME) {
                count(Times.kindOfImpossible(Times.of(row), now));
            }
            return;
        }
        count("accepted");
        Interaction interaction = ((Accepted<Interaction>) outcome).value();
        boolean timed = !(row instanceof DatasetRow.Document document)
                || document.json().hasNonNull("timestamp");
        keep(interaction, timed);
    }

    private void keep(Interaction event, boolean timed) {
        if (contents.size() >= mostEvents) {
            count("not-looked-at");
            return;
        }
        long user = LongTable.hash(LongTable.hash(1, event.tenant()), event.userId());
        long id = LongTable.hash(user, event.eventId());
        long says = says(event, user);
        long before = contents.get(id, -1);
        if (before >= 0) {
            count(before == says >>> 1 ? "same-again" : "rivals");
            return;
        }
        contents.put(id, says >>> 1);
        if (timed && !plain.add(says)) {
            count("same-kept");
        }
        types.merge(event.type(), 1L, Long::sum);
        number(event.type() + "/value", event.value());
        Long dwell = event.dwellMs();
        number(event.type() + "/dwellMs", dwell == null ? null : Double.valueOf(dwell));
        int who = users.numberOf(event.userId());
        String itemId = event.itemId();
        int what = itemId == null ? EventColumns.NO_ITEM : shelf.numberOf(itemId);
        if (timed) {
            events.add(who, what, event.timestamp(), typeNames.numberOf(event.type()));
        } else {
            count("untimed");
        }
    }

    /** What an event says, without its id and its place in an order. */
    private static long says(Interaction event, long user) {
        long hash = LongTable.hash(user, String.valueOf(event.itemId()));
        hash = LongTable.hash(hash, event.type());
        hash = LongTable.hash(hash, String.valueOf(event.value()));
        hash = LongTable.hash(hash, String.valueOf(event.text()));
        hash = LongTable.hash(hash, String.valueOf(event.progress()));
        hash = LongTable.hash(hash, String.valueOf(event.dwellMs()));
        hash = LongTable.hash(hash, event.context().toString());
        return LongTable.mix(hash ^ LongTable.mix(event.timestamp()));
    }

    private void number(String name, @Nullable Double number) {
        if (number != null) {
            numbers.computeIfAbsent(name, any -> new NumberCounts()).add(number);
        }
    }

    private long count(String name, long more) {
        return counts.merge(name, more, Long::sum);
    }

    private void count(String name) {
        count(name, 1);
    }
}
