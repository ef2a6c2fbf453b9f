package io.lethe.ingest.rest;

import io.lethe.event.Tenant;
import io.lethe.event.log.BrokerSilentException;
import io.lethe.event.log.Records;
import io.lethe.http.RefusedCallException;
import io.lethe.ingest.CurrentItems;
import io.lethe.ingest.IngestConfig;
import io.lethe.ingest.IngestCounts;
import io.lethe.ingest.IngestKind;
import io.lethe.ingest.IngestLag;
import io.lethe.ingest.IngestLog;
import io.lethe.ingest.IngestMedia;
import io.lethe.ingest.KnownItems;
import io.lethe.ingest.RequestWriter;
import io.lethe.ingest.RulesOfSettings;
import io.lethe.ingest.cleaning.CleaningLimits;
import io.lethe.ingest.cleaning.EventCleaning;
import io.lethe.ingest.cleaning.ItemCleaning;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Writes the records of requests to the public topics, and reports what became of each. */
@ApplicationScoped
public class RequestIntake {
    private final IngestLog log;
    private final IngestConfig config;
    private final IngestCounts counts;
    private final CleaningLimits limits;
    private final RulesOfSettings rules;
    private final IngestLag lag;
    private final InstantSource clock = InstantSource.system();

    RequestIntake(IngestLog log, IngestConfig config, IngestCounts counts, RulesOfSettings rules, IngestLag lag) {
        this.log = log;
        this.config = config;
        this.counts = counts;
        this.limits = config.cleaning().limits();
        this.rules = rules;
        this.lag = lag;
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
        return take(kind, tenant, idempotencyKey, content, null);
    }

    /** Takes a request that changes the one item which the address names; an item that is not there is not found. */
    Response takePatch(@Nullable String tenant, String itemId, Content content) throws IOException {
        return take(IngestKind.ITEMS, tenant, null, content, itemId);
    }

    private Response take(
            IngestKind kind,
            @Nullable String tenant,
            @Nullable String idempotencyKey,
            Content content,
            @Nullable String patched)
            throws IOException {
        if (tenant != null && !Tenant.isName(tenant)) {
            return IngestProblem.badRequest(Tenant.HEADER, "a tenant's name has " + Tenant.RULE);
        }
        if (idempotencyKey != null && !IngestMedia.isKey(idempotencyKey)) {
            return IngestProblem.badRequest(
                    "Idempotency-Key", "a key has 1 to " + IngestMedia.LONGEST_KEY + " characters");
        }
        try {
            IngestRequest request = begin(
                    kind, tenant, idempotencyKey == null ? UUID.randomUUID().toString() : idempotencyKey);
            try {
                content.putInto(request);
                IngestAnswer answer = request.finish();
                if (patched != null && request.missedAnItem()) {
                    return IngestProblem.unknownItem(patched);
                }
                return answer.accepted() == 0 && answer.rejectedCount() > 0
                        ? IngestProblem.allRefused(answer)
                        : Response.accepted(answer).build();
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

    private IngestRequest begin(IngestKind kind, @Nullable String tenant, String idempotencyKey) {
        Producer<byte[], byte[]> producer =
                log.requests().orElseThrow(() -> new BrokerSilentException("the broker has not been reached yet"));
        RequestWriter writer =
                new RequestWriter(producer, kind.topic().topicName(), config.inFlight(), config.brokerTimeout());
        CurrentItems items =
                log.items().orElseThrow(() -> new BrokerSilentException("the broker has not been reached yet"));
        return new IngestRequest(
                kind,
                tenant,
                idempotencyKey,
                new EventCleaning(limits, rules),
                new ItemCleaning(limits),
                KnownItems.of(lag, items, writer, config.brokerTimeout()),
                writer,
                Records.partitions(producer, kind.topic()),
                clock);
    }
}
