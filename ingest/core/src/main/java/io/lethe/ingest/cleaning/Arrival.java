package io.lethe.ingest.cleaning;

import io.lethe.event.EventIds;
import io.lethe.event.Origin;
import io.lethe.event.Tenant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a record came in: what cleaning needs to know beside its content.
 *
 * @param time        when it arrived, in milliseconds since 1970-01-01T00:00Z; the time of an event that tells none
 * @param tenant      the tenant of a record that names none
 * @param tenantNamed whether the sender named that tenant, so that a record may not name another
 * @param source      what its id follows from where its content does not give one
 */
public record Arrival(long time, String tenant, boolean tenantNamed, Source source) {
    public Arrival {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(source, "source");
    }

    /** The arrival of a record for which nobody names a tenant. */
    public static Arrival of(long time, Source source) {
        return new Arrival(time, Tenant.DEFAULT, false, source);
    }

    /** The arrival of a record for whose tenant there may be a header. */
    public static Arrival of(long time, @Nullable String tenant, Source source) {
        return tenant == null ? of(time, source) : new Arrival(time, tenant, true, source);
    }

    /** The arrival of a record of a public topic, whose own timestamp is {@code time}. */
    public static Arrival byKafka(long time, Origin origin) {
        return of(time, new Source.Log(origin));
    }

    /** The arrival of the {@code index}-th record of a request. */
    public static Arrival byRequest(long time, String tenant, String idempotencyKey, long index) {
        return new Arrival(time, tenant, false, new Source.Request(idempotencyKey, index));
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
