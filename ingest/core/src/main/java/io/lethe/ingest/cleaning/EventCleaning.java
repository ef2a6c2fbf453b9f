package io.lethe.ingest.cleaning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.event.EventIds;
import io.lethe.event.Interaction;
import io.lethe.event.InteractionType;
import io.lethe.event.RatingScale;
import io.lethe.event.TimeReading;
import io.lethe.event.TimeRule;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Cleans events.
 *
 * <p>{@code userId}, {@code type} and one of {@code itemId} and {@code text} are required, and a rating's
 * {@code value}. An event without a tenant
 * gets the arrival's tenant, and an event without a time gets the arrival's time. A given id is kept. Otherwise the id
 * is derived from the content if there is a timestamp or a sequence, else from the source. Texts are kept without any
 * normalisation.
 */
public final class EventCleaning {
    /** All fields that an event may have. */
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

    private static final Set<String> STARRED = Set.of(InteractionType.RATING.code(), InteractionType.REVIEW.code());
    private static final Set<String> QUANTIFIED = Set.of(InteractionType.PURCHASE.code(), InteractionType.CART.code());
    private static final long MS_OF_SECOND = 1_000;

    private final CleaningLimits limits;
    private final TenantRules rules;
    private final TimeRule times;

    /** Cleaning without tenant rules. The event types are the built-in ones and those in the limits. */
    public EventCleaning(CleaningLimits limits) {
        this(limits, TenantRules.NONE);
    }

    /** Cleaning that also applies the tenants' settings: the types they have added and the scale of their ratings. */
    public EventCleaning(CleaningLimits limits, TenantRules rules) {
        this.limits = limits;
        this.rules = rules;
        this.times = new TimeRule(limits.earliestTime());
    }

    /** Cleans a JSON object into an interaction, or rejects it. */
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
        Double value = value(fields, tenant, type);
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
            return new Accepted<>(
                    interaction.withEventId(derivedId(interaction, time, sequence, arrival)), fields.warnings());
        }
        if (EventIds.isDerived(givenId) && !mayBear(interaction)) {
            fields.refuse(
                    "eventId", Flaw.RESERVED, "starts with " + EventIds.DERIVED + ", which Lethe keeps for itself");
            return fields.rejection();
        }
        return new Accepted<>(interaction, fields.warnings());
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

    /** A given id may have the derived form if it matches the content. This lets exported events be imported again. */
    private static boolean mayBear(Interaction interaction) {
        return EventIds.isFromContent(interaction.eventId())
                && interaction.eventId().equals(EventIds.fromContent(interaction));
    }

    private String type(Fields fields, String tenant) {
        String type = fields.requiredName("type", limits.maxIdLength());
        if (fields.isSound()
                && InteractionType.ofCode(type).isEmpty()
                && !limits.extraTypes().contains(type)
                && !rules.adds(tenant, type)) {
            fields.refuse("type", Flaw.UNKNOWN_TYPE, "is '" + TextRule.shown(type, 40) + "', which is no known type");
        }
        return type;
    }

    /**
     * Checks the range of a value. A rating must have one. Those of ratings and reviews must lie on the tenant's scale.
     * Values of other built-in types must not be negative.
     */
    private @Nullable Double value(Fields fields, String tenant, String type) {
        Double value = fields.number("value", -limits.maxMagnitude(), limits.maxMagnitude());
        if (value == null && type.equals(InteractionType.RATING.code())) {
            fields.refuse(
                    "value",
                    Flaw.MISSING,
                    "is missing, and a rating is its value; without one there are like, dislike and review");
        }
        if (value == null || !fields.isSound()) {
            return value;
        }
        if (STARRED.contains(type)) {
            RatingScale scale = rules.ratings(tenant);
            if (!scale.holds(value)) {
                fields.refuse(
                        "value",
                        Flaw.OUT_OF_RANGE,
                        "is " + fields.shown("value") + ", and ratings here go from " + scale
                                + "; if yours have another scale, set rating.lowest and rating.highest in the settings");
            }
        } else if (value < 0 && InteractionType.ofCode(type).isPresent()) {
            fields.refuse("value", Flaw.OUT_OF_RANGE, "is " + fields.shown("value") + ", below 0: " + instead(type));
        }
        return value;
    }

    private static String instead(String type) {
        if (type.equals(InteractionType.RETURN.code())) {
            return "a return counts what came back from 0 up";
        }
        return QUANTIFIED.contains(type)
                ? "what was sent back is an event of type return, with its quantity above 0"
                : "what lowers an interest is an event of its own type: dislike, hide, skip or return";
    }

    private @Nullable Long timestamp(Fields fields, Arrival arrival) {
        TimeReading reading = fields.time("timestamp", times);
        if (reading == null) {
            return null;
        }
        TimeReading moment = reading.asMoment();
        if (moment instanceof TimeReading.Doubtful doubtful) {
            fields.refuse("timestamp", Flaw.IMPOSSIBLE_TIME, doubtful.reason());
        } else if (moment instanceof TimeReading.Unreadable unreadable) {
            boolean typed = fields.isText("timestamp");
            fields.refuse("timestamp", typed ? Flaw.WRONG_FORM : Flaw.WRONG_TYPE, unreadable.reason());
        }
        return moment instanceof TimeReading.Moment at ? possible(fields, at.millis(), arrival) : null;
    }

    private Long possible(Fields fields, long time, Arrival arrival) {
        if (time <= Math.min(0, limits.earliestTime())) {
            fields.refuse(
                    "timestamp",
                    Flaw.IMPOSSIBLE_TIME,
                    "is " + Instant.ofEpochMilli(time) + ", which is not after "
                            + Instant.ofEpochMilli(Math.min(0, limits.earliestTime())));
        } else if (time - limits.clockSkewMs() > arrival.time()) {
            fields.refuse(
                    "timestamp",
                    Flaw.IMPOSSIBLE_TIME,
                    "is " + Instant.ofEpochMilli(time) + ", which lies more than "
                            + limits.clockSkewMs() / MS_OF_SECOND + " s after its arrival at "
                            + Instant.ofEpochMilli(arrival.time()));
        }
        return time;
    }

    private SortedMap<String, String> context(Fields fields) {
        SortedMap<String, String> context = new TreeMap<>();
        TextRule rule = TextRule.prose(limits.maxContextValueLength());
        Parts parts = new Parts(fields);
        parts.entries("context", limits.maxContextEntries(), limits.maxContextNameLength(), (name, node) -> {
            String text = parts.text("context." + name, node, rule);
            if (text != null) {
                context.put(name, text);
            }
        });
        return context;
    }
}
