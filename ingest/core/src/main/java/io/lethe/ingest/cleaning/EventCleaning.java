package io.lethe.ingest.cleaning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The cleaning of events.
 *
 * <p>Required are {@code userId}, {@code type} and one of {@code itemId} and {@code text}. The tenant is the arrival's where the event names
 * none, the time is that of the arrival where it tells none. Its id is the one given; else it follows from the content if there is a timestamp or
 * a sequence, else from where it came in. Texts are kept as they are, without any normalisation.
 */
public final class EventCleaning {
    /** Every field that an event may have. */
    public static final Set<String> FIELDS = Set.of(
            "eventId",
            "tenant",
            "userId",
            "itemId",
            "type",
            "value",
            "text",
            "progress",
            "dwellMs",
            "timestamp",
            "sequence",
            "context");

    private final CleaningLimits limits;
    private final AddedTypes addedTypes;

    /** Cleaning by limits alone: the types of event are the built-in ones and those that the limits name. */
    public EventCleaning(CleaningLimits limits) {
        this(limits, AddedTypes.NONE);
    }

    /** Cleaning that also takes the types that tenants have added. */
    public EventCleaning(CleaningLimits limits, AddedTypes addedTypes) {
        this.limits = limits;
        this.addedTypes = addedTypes;
    }

    /** The interaction that a JSON object says, or why it says none. */
    public CleaningOutcome<Interaction> clean(ObjectNode event, Arrival arrival) {
        Fields fields = new Fields(event);
        fields.expectOnly(FIELDS);
        String tenant = Tenants.of(fields, arrival);
        String userId = fields.requiredId("userId", limits.maxIdLength());
        String type = type(fields, tenant);
        String itemId = fields.id("itemId", limits.maxIdLength());
        String text = fields.prose("text", limits.maxTextLength());
        if (itemId == null && text == null) {
            fields.refuse("itemId", Flaw.MISSING, "is missing, and so is text: an event needs one of them");
        }
        Long time = timestamp(fields, arrival);
        Long sequence = fields.integer("sequence", 0, Long.MAX_VALUE);
        Double value = fields.number("value", -limits.maxMagnitude(), limits.maxMagnitude());
        Double progress = fields.number("progress", 0, 1);
        Long dwell = fields.integer("dwellMs", 0, limits.maxDwellMs());
        SortedMap<String, String> context = context(fields);
        String givenId = fields.name("eventId", limits.maxIdLength());
        if (!fields.isSound()) {
            return fields.rejection();
        }
        Interaction interaction = new Interaction(
                tenant,
                userId,
                givenId == null ? "" : givenId,
                itemId,
                type,
                value,
                text,
                progress,
                dwell,
                time == null ? arrival.time() : time,
                sequence == null ? 0 : sequence,
                context);
        if (givenId == null) {
            return new Accepted<>(interaction.withEventId(derivedId(interaction, time, sequence, arrival)));
        }
        if (EventIds.isDerived(givenId) && !mayBear(interaction, arrival)) {
            fields.refuse(
                    "eventId", Flaw.RESERVED, "starts with " + EventIds.DERIVED + ", which Lethe keeps for itself");
            return fields.rejection();
        }
        return new Accepted<>(interaction);
    }

    private static String derivedId(
            Interaction interaction, @Nullable Long time, @Nullable Long sequence, Arrival arrival) {
        if (time != null) {
            return EventIds.fromContent(interaction);
        }
        return sequence != null
                ? EventIds.fromSequence(interaction)
                : arrival.source().eventId();
    }

    /** An id derived from content is right wherever it is true, so that what was exported can come back. */
    private static boolean mayBear(Interaction interaction, Arrival arrival) {
        return EventIds.isFromContent(interaction.eventId())
                ? interaction.eventId().equals(EventIds.fromContent(interaction))
                : arrival.cleaned();
    }

    private String type(Fields fields, String tenant) {
        String type = fields.requiredName("type", limits.maxIdLength());
        if (fields.isSound()
                && InteractionType.ofCode(type).isEmpty()
                && !limits.extraTypes().contains(type)
                && !addedTypes.contains(tenant, type)) {
            fields.refuse("type", Flaw.UNKNOWN_TYPE, "is '" + TextRule.shown(type, 40) + "', which is no known type");
        }
        return type;
    }

    private @Nullable Long timestamp(Fields fields, Arrival arrival) {
        Long time = fields.time("timestamp");
        if (time == null) {
            return null;
        }
        if (time <= limits.earliestTime()) {
            fields.refuse(
                    "timestamp",
                    Flaw.IMPOSSIBLE_TIME,
                    "is " + time + " ms, which is not after " + Instant.ofEpochMilli(limits.earliestTime()));
        } else if (time - limits.clockSkewMs() > arrival.time()) {
            fields.refuse(
                    "timestamp",
                    Flaw.IMPOSSIBLE_TIME,
                    "lies more than " + limits.clockSkewMs() + " ms after its arrival at "
                            + Instant.ofEpochMilli(arrival.time()) + "; times are in milliseconds");
        }
        return time;
    }

    private SortedMap<String, String> context(Fields fields) {
        SortedMap<String, String> context = new TreeMap<>();
        TextRule rule = TextRule.prose(limits.maxContextValueLength());
        fields.entries("context", limits.maxContextEntries(), limits.maxContextNameLength(), (name, node) -> {
            String text = fields.text("context." + name, node, rule);
            if (text != null) {
                context.put(name, text);
            }
        });
        return context;
    }
}
