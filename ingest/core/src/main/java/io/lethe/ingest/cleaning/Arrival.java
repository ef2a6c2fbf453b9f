package io.lethe.ingest.cleaning;

import io.lethe.event.EventIds;
import io.lethe.event.Origin;
import java.util.Objects;

/**
 * How a record came in: what cleaning needs to know beside its content.
 *
 * @param time    when it arrived, in milliseconds since 1970-01-01T00:00Z; the time of an event that tells none
 * @param tenant  the tenant of a record that names none
 * @param source  what its id follows from where its content does not give one
 * @param cleaned whether Lethe itself cleaned it before, so that ids which it keeps for itself may occur
 */
public record Arrival(long time, String tenant, Source source, boolean cleaned) {
    /** The tenant where nobody names one. */
    public static final String DEFAULT_TENANT = "default";

    public Arrival {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(source, "source");
    }

    /** The arrival of a record of a public topic, whose own timestamp is {@code time}. */
    public static Arrival byKafka(long time, Origin origin, boolean cleaned) {
        return new Arrival(time, DEFAULT_TENANT, new Source.Log(origin), cleaned);
    }

    /** The arrival of the {@code index}-th record of a request. */
    public static Arrival byRequest(long time, String tenant, String idempotencyKey, long index) {
        return new Arrival(time, tenant, new Source.Request(idempotencyKey, index), false);
    }

    /** Where a record came from. */
    public sealed interface Source {

        /** The id of an event that has nothing else to take one from. */
        String eventId();

        /** A place in a public topic. */
        record Log(Origin origin) implements Source {
            @Override
            public String eventId() {
                return EventIds.fromOrigin(origin);
            }
        }

        /** A place in a request. A retry sends the same key, and the same records in the same order. */
        record Request(String idempotencyKey, long index) implements Source {
            @Override
            public String eventId() {
                return EventIds.fromRequest(idempotencyKey, index);
            }
        }
    }
}
