package io.lethe.ingest.cleaning;

import io.lethe.event.EventIds;
import io.lethe.event.Origin;
import io.lethe.event.Tenant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances of a record's arrival that cleaning needs beside its content.
 *
 * @param time        the time of arrival, in milliseconds since 1970-01-01T00:00Z; used for events without a time
 * @param tenant      the tenant for records that do not name one
 * @param tenantNamed whether the sender named that tenant; if so, a record may not name another
 * @param source      the source of the event's id if the content does not determine one
 */
public record Arrival(long time, String tenant, boolean tenantNamed, Source source) {
    public Arrival {
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(source, "source");
    }

    /** The arrival of a record whose sender names no tenant. */
    public static Arrival of(long time, Source source) {
        return new Arrival(time, Tenant.DEFAULT, false, source);
    }

    /** The arrival of a record with an optional tenant header. */
    public static Arrival of(long time, @Nullable String tenant, Source source) {
        return tenant == null ? of(time, source) : new Arrival(time, tenant, true, source);
    }

    /** The arrival of a record in a public topic; {@code time} is the record's timestamp. */
    public static Arrival byKafka(long time, Origin origin) {
        return of(time, new Source.Log(origin));
    }

    /** The arrival of the {@code index}-th record of a request. */
    public static Arrival byRequest(long time, String tenant, String idempotencyKey, long index) {
        return new Arrival(time, tenant, false, new Source.Request(idempotencyKey, index));
    }

    /** The source of a record. */
    public sealed interface Source {

        /** The id of an event whose content does not determine one. */
        String eventId();

        /** A position in a public topic. */
        record Log(Origin origin) implements Source {
            @Override
            public String eventId() {
                return EventIds.fromOrigin(origin);
            }
        }

        /** A position in a request. A retry sends the same key, with the same records in the same order. */
        record Request(String idempotencyKey, long index) implements Source {
            @Override
            public String eventId() {
                return EventIds.fromRequest(idempotencyKey, index);
            }
        }
    }
}
