package io.lethe.ingest;

import io.lethe.event.log.Records;
import io.lethe.http.RefusedCallException;
import io.lethe.ingest.cleaning.Arrival;
import io.lethe.ingest.cleaning.CleaningLimits;
import io.lethe.ingest.cleaning.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Turns requests into records of the public topics, and what became of them into answers. */
@ApplicationScoped
public class RequestIntake {
    private static final int LONGEST_KEY = 256;

    private final IngestLog log;
    private final IngestConfig config;
    private final IngestCounts counts;
    private final CleaningLimits limits;
    private final TypesOfSettings types;
    private final InstantSource clock = InstantSource.system();

    RequestIntake(IngestLog log, IngestConfig config, IngestCounts counts, TypesOfSettings types) {
        this.log = log;
        this.config = config;
        this.counts = counts;
        this.limits = config.cleaning().limits();
        this.types = types;
    }

    /** What puts the records of a request into it. */
    @FunctionalInterface
    interface Content {
        void putInto(IngestRequest request) throws IOException;
    }

    /**
     * Takes a request.
     *
     * @param tenant         the header, if there was one
     * @param idempotencyKey the header, if there was one; without it every request is another
     * @throws IOException if the sender goes away
     */
    Response take(IngestKind kind, @Nullable String tenant, @Nullable String idempotencyKey, Content content)
            throws IOException {
        if (tenant != null && !Tenants.isName(tenant)) {
            return IngestProblem.badRequest(
                    "Lethe-Tenant", "a tenant's name has 1 to 64 lower-case letters, digits and hyphens");
        }
        if (idempotencyKey != null && (idempotencyKey.isBlank() || idempotencyKey.length() > LONGEST_KEY)) {
            return IngestProblem.badRequest("Idempotency-Key", "a key has 1 to " + LONGEST_KEY + " characters");
        }
        try {
            IngestRequest request = begin(
                    kind,
                    tenant == null ? Arrival.DEFAULT_TENANT : tenant,
                    idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey);
            try {
                content.putInto(request);
                return Response.accepted(request.finish()).build();
            } catch (MalformedBodyException e) {
                return IngestProblem.malformed(e, request.finish());
            } catch (RefusedCallException e) {
                return IngestProblem.broken(e.problem(), request.finish());
            } finally {
                counts.addAnswered(request.tally());
            }
        } catch (BrokerSilentException | KafkaException e) {
            return IngestProblem.unavailable(e.getMessage()
                    + "; some of the request may be in the log: send it again with the same Idempotency-Key");
        }
    }

    private IngestRequest begin(IngestKind kind, String tenant, String idempotencyKey) {
        Producer<byte[], byte[]> producer =
                log.requests().orElseThrow(() -> new BrokerSilentException("the broker has not been reached yet"));
        RequestWriter writer =
                new RequestWriter(producer, kind.topic().topicName(), config.inFlight(), config.brokerTimeout());
        return new IngestRequest(
                kind, tenant, idempotencyKey, limits, types, writer, Records.partitions(producer, kind.topic()), clock);
    }
}
