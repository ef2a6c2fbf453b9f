package io.lethe.evaluation.inspection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.evaluation.dataset.Row;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.event.Item;
import io.lethe.event.PublicJson;
import io.lethe.event.Tenant;
import io.lethe.ingest.cleaning.Arrival;
import io.lethe.ingest.cleaning.CleaningLimits;
import io.lethe.ingest.cleaning.CleaningOutcome;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import io.lethe.ingest.cleaning.EventCleaning;
import io.lethe.ingest.cleaning.ItemChange;
import io.lethe.ingest.cleaning.ItemCleaning;
import io.lethe.ingest.cleaning.RecordJson;

/** What import and ingest make of a row that could be read: the same JSON through the same cleaning. */
final class Cleaned {
    private final EventCleaning events = new EventCleaning(CleaningLimits.DEFAULT);
    private final ItemCleaning items = new ItemCleaning(CleaningLimits.DEFAULT);
    private final long now;

    /** @param now when the rows arrive, in milliseconds since 1970 */
    Cleaned(long now) {
        this.now = now;
    }

    CleaningOutcome<Interaction> event(Interaction interaction) {
        CleaningOutcome<ObjectNode> json = RecordJson.read(PublicJson.of(interaction));
        return json instanceof Rejected<ObjectNode> rejected
                ? rejected.as()
                : events.clean(withoutDerivedId(((Accepted<ObjectNode>) json).value(), interaction), arrival("", 0));
    }

    CleaningOutcome<Interaction> event(Row.Document document) {
        return events.clean(
                document.json(),
                arrival(document.place().file(), document.place().line()));
    }

    CleaningOutcome<ItemChange> item(Item item) {
        CleaningOutcome<ObjectNode> json = RecordJson.read(PublicJson.of(item));
        return json instanceof Rejected<ObjectNode> rejected
                ? rejected.as()
                : items.clean(((Accepted<ObjectNode>) json).value(), arrival("", 0));
    }

    CleaningOutcome<ItemChange> item(Row.Document document) {
        return items.clean(
                document.json(),
                arrival(document.place().file(), document.place().line()));
    }

    private Arrival arrival(String file, long line) {
        return Arrival.byRequest(now, Tenant.DEFAULT, file, line);
    }

    private static ObjectNode withoutDerivedId(ObjectNode json, Interaction interaction) {
        if (EventIds.isDerived(interaction.eventId())) {
            json.remove("eventId");
        }
        return json;
    }
}
