package io.lethe.endtoend;

import io.lethe.embedding.EmbeddedInteraction;
import io.lethe.evaluation.protocol.Corpus;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.interest.ledger.LedgerEntry;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A log whose events say on what and when they happened, as an app would; every third says nothing. */
final class PlantedContext {
    private PlantedContext() {}

    static Corpus in(Corpus corpus) {
        List<LedgerEntry> events = new ArrayList<>();
        for (int row = 0; row < corpus.size(); row++) {
            Interaction said = said(corpus.row(row).interaction());
            events.add(new LedgerEntry(
                    new EmbeddedInteraction(said, corpus.row(row).embedded().meaning())));
        }
        return new Corpus(corpus.name(), corpus.items(), events);
    }

    private static Interaction said(Interaction event) {
        int draw = Math.floorMod(
                (event.userId() + event.itemId()).hashCode() + Long.hashCode(event.timestamp() / 60_000), 3);
        TreeMap<String, String> context = new TreeMap<>(event.context());
        if (draw > 0) {
            int hour = Instant.ofEpochMilli(event.timestamp())
                    .atOffset(ZoneOffset.UTC)
                    .getHour();
            context.put("device", draw == 1 ? "Phone" : "desk");
            context.put("daypart", hour < 12 ? "morning" : "afternoon");
        }
        Interaction said = event.withContext(context);
        return EventIds.isFromContent(said.eventId()) ? said.withEventId(EventIds.fromContent(said)) : said;
    }
}
