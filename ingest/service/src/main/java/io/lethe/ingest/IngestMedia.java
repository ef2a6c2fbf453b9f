package io.lethe.ingest;

import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The media types and headers of the way in. */
final class IngestMedia {
    static final String NDJSON = "application/x-ndjson";
    static final String NDJSON_TOO = "application/ndjson";
    static final String JSON_LINES = "application/jsonl";
    static final String TENANT = "Lethe-Tenant";
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private IngestMedia() {}

    /** Whether a body of this type is one object a line. */
    static boolean isLines(@Nullable MediaType type) {
        return type != null && !type.getSubtype().toLowerCase(Locale.ROOT).equals("json");
    }
}
