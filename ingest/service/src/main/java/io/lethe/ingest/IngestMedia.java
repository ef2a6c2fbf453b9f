package io.lethe.ingest;

import io.lethe.event.Tenant;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Media types and headers of the intake API. */
public final class IngestMedia {
    public static final String NDJSON = "application/x-ndjson";
    public static final String NDJSON_TOO = "application/ndjson";
    public static final String JSON_LINES = "application/jsonl";
    public static final String TENANT = Tenant.HEADER;
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    public static final String MERGE_PATCH = "application/merge-patch+json";

    /**
     * The header of a record of a public topic that says which of the records with its {@code Idempotency-Key} it is,
     * from 0.
     */
    public static final String INDEX = "Lethe-Index";

    /** The most characters of an {@code Idempotency-Key}. */
    public static final int LONGEST_KEY = 256;

    private IngestMedia() {}

    /** Whether this can be an {@code Idempotency-Key}. */
    public static boolean isKey(String key) {
        return !key.isBlank() && key.length() <= LONGEST_KEY;
    }

    /** Whether a body of this type is one object a line. */
    public static boolean isLines(@Nullable MediaType type) {
        return type != null && !type.getSubtype().toLowerCase(Locale.ROOT).equals("json");
    }
}
