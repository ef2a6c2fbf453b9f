package io.lethe.evaluation.dataset.row;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.event.PublicJson;
import io.lethe.event.RatingScale;
import io.lethe.event.Tenant;
import io.lethe.ingest.cleaning.Arrival;
import io.lethe.ingest.cleaning.CleaningLimits;
import io.lethe.ingest.cleaning.CleaningOutcome;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import io.lethe.ingest.cleaning.EventCleaning;
import io.lethe.ingest.cleaning.Flaw;
import io.lethe.ingest.cleaning.ItemChange;
import io.lethe.ingest.cleaning.ItemCleaning;
import io.lethe.ingest.cleaning.RecordJson;
import io.lethe.ingest.cleaning.TenantRules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What import and ingest make of a row that could be read: the same JSON through the same cleaning. Whoever looks at a
 * data set without importing it sees by this what would be kept.
 */
public final class RowCleaning {
    private static final DatasetRow.Place NOWHERE = new DatasetRow.Place("", 0);

    private static final TenantRules EVERY_TYPE = new TenantRules() {
        @Override
        public boolean adds(String tenant, String type) {
            return true;
        }

        @Override
        public RatingScale ratings(String tenant) {
            return RatingScale.ANY;
        }
    };

    private final EventCleaning events;
    private final ItemCleaning items = new ItemCleaning(CleaningLimits.DEFAULT);
    private final long now;

    /** @param now when the rows arrive, in milliseconds since 1970 */
    public RowCleaning(long now) {
        this(now, TenantRules.NONE);
    }

    private RowCleaning(long now, TenantRules rules) {
        this.now = now;
        this.events = new EventCleaning(CleaningLimits.DEFAULT, rules);
    }

    /**
     * Cleaning for the laboratory: rows arrive after everything that they tell of, at a tenant whose settings have added
     * every type of event that they name.
     */
    public static RowCleaning ofLaboratory() {
        return new RowCleaning(Long.MAX_VALUE, EVERY_TYPE);
    }

    /** What becomes of a row of the events. */
    public CleaningOutcome<Interaction> event(DatasetRow row) {
        if (row instanceof DatasetRow.Event known) {
            CleaningOutcome<ObjectNode> json = RecordJson.read(PublicJson.of(known.interaction()));
            return json instanceof Accepted<ObjectNode> read
                    ? events.clean(withoutDerivedId(read.value(), known.interaction()), arrival(NOWHERE))
                    : ((Rejected<ObjectNode>) json).as();
        }
        return row instanceof DatasetRow.Document document
                ? events.clean(document.json(), arrival(document.place()))
                : byReader(row);
    }

    /** What becomes of a row of the catalogue. */
    public CleaningOutcome<ItemChange> item(DatasetRow row) {
        if (row instanceof DatasetRow.CatalogueItem known) {
            CleaningOutcome<ObjectNode> json = RecordJson.read(PublicJson.of(known.item()));
            return json instanceof Accepted<ObjectNode> read
                    ? items.clean(read.value(), arrival(NOWHERE))
                    : ((Rejected<ObjectNode>) json).as();
        }
        return row instanceof DatasetRow.Document document
                ? items.clean(document.json(), arrival(document.place()))
                : byReader(row);
    }

    /**
     * A part of a row that is left out of what is kept of it, or kept in another form.
     *
     * @param field  the field, without its places in lists and objects
     * @param value  how it begins; null where there is nothing to show
     * @param reason what was wrong and what became of it
     */
    public record LeftOut(String field, @Nullable String value, String reason) {}

    /** What is left out of a row of events that is kept; nothing where it is refused. */
    public List<LeftOut> leftOutOfEvent(DatasetRow row) {
        return leftOut(event(row));
    }

    /** The same of a row of the catalogue. */
    public List<LeftOut> leftOutOfItem(DatasetRow row) {
        return leftOut(item(row));
    }

    private static List<LeftOut> leftOut(CleaningOutcome<?> outcome) {
        return outcome instanceof Accepted<?> accepted
                ? accepted.warnings().stream()
                        .map(warning -> new LeftOut(warning.label(), warning.value(), warning.reason()))
                        .toList()
                : List.of();
    }

    /** The event that is kept of a row; none if it is refused. */
    public Optional<Interaction> keptEvent(DatasetRow row) {
        return event(row) instanceof Accepted<Interaction> accepted ? Optional.of(accepted.value()) : Optional.empty();
    }

    /** The item that a row puts into the catalogue; none if it is refused, or takes one away. */
    public Optional<Item> keptItem(DatasetRow row) {
        return item(row) instanceof Accepted<ItemChange> accepted && accepted.value() instanceof ItemChange.Put put
                ? Optional.of(put.item())
                : Optional.empty();
    }

    private static <T> Rejected<T> byReader(DatasetRow row) {
        return row instanceof DatasetRow.Rejected rejected
                ? new Rejected<>(rejected.field(), Flaw.WRONG_FORM, rejected.reason(), rejected.value())
                : new Rejected<>(Rejected.WHOLE, Flaw.WRONG_FORM, "is of another kind");
    }

    private Arrival arrival(DatasetRow.Place place) {
        return Arrival.byRequest(now, Tenant.DEFAULT, place.file(), place.line());
    }

    private static ObjectNode withoutDerivedId(ObjectNode json, Interaction interaction) {
        if (EventIds.isDerived(interaction.eventId())) {
            json.remove("eventId");
        }
        return json;
    }
}
