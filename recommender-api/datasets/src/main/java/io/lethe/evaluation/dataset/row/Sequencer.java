package io.lethe.evaluation.dataset.row;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Numbers the events of equal user and time by the order of their rows, from 0, where that order counts. What a
 * producer numbered keeps its number.
 */
public final class Sequencer {
    private static final long DAY_MS = 86_400_000L;

    /** One pass over the rows of the events, ended when the visitor has had enough. */
    @FunctionalInterface
    public interface Pass {
        void visit(DatasetRow.Visitor visitor) throws IOException;
    }

    private final boolean counting;
    private final RowCounts counts = new RowCounts();

    private Sequencer(boolean counting) {
        this.counting = counting;
    }

    /**
     * Looks at the rows only where the mode is {@link SequenceMode#AUTO}, and no further than to the first time of day.
     */
    public static Sequencer decide(SequenceMode mode, Pass rows) throws IOException {
        return switch (mode) {
            case ROW -> new Sequencer(true);
            case NONE -> new Sequencer(false);
            case AUTO -> new Sequencer(onlyWholeDays(rows));
        };
    }

    public DatasetRow number(DatasetRow row) {
        if (!counting) {
            return row;
        }
        if (row instanceof DatasetRow.Event event) {
            Interaction plain = event.interaction();
            if (plain.sequence() != 0 || !EventIds.isDerived(plain.eventId())) {
                return row;
            }
            long sequence = counts.next(plain.userId(), plain.timestamp());
            return sequence == 0 ? row : eventOf(plain.withSequence(sequence));
        }
        if (row instanceof DatasetRow.Document document && !document.json().has("sequence")) {
            ObjectNode json = document.json();
            OptionalLong time = JsonTimes.millis(json.get("timestamp"));
            if (time.isPresent() && json.path("userId").isTextual()) {
                json.put("sequence", counts.next(json.path("userId").textValue(), time.getAsLong()));
            }
        }
        return row;
    }

    /** The row of an interaction, with the id that follows from what it says. */
    public static DatasetRow.Event eventOf(Interaction interaction) {
        return new DatasetRow.Event(interaction.withEventId(EventIds.fromContent(interaction)));
    }

    private static boolean onlyWholeDays(Pass rows) throws IOException {
        long[] seen = {0, 0};
        rows.visit(row -> {
            OptionalLong time = timeOf(row);
            if (time.isEmpty()) {
                return true;
            }
            seen[0]++;
            seen[1] += time.getAsLong() % DAY_MS == 0 ? 0 : 1;
            return seen[1] == 0;
        });
        return seen[0] > 0 && seen[1] == 0;
    }

    private static OptionalLong timeOf(DatasetRow row) {
        if (row instanceof DatasetRow.Event event) {
            return OptionalLong.of(event.interaction().timestamp());
        }
        return row instanceof DatasetRow.Document document
                ? JsonTimes.millis(document.json().get("timestamp"))
                : OptionalLong.empty();
    }
}
