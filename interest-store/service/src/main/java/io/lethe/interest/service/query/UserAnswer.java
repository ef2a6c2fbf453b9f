package io.lethe.interest.service.query;

import io.lethe.interest.ledger.LedgerEntry;
import io.lethe.interest.ledger.LedgerKey;
import io.lethe.interest.ledger.UserState;
import io.lethe.interest.ledger.UserStateCodec;
import io.lethe.interest.ledger.UserVersion;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers about a user, in stored form, with what the caller has to know about them in headers. */
final class UserAnswer {
    static final String BYTES = "application/octet-stream";

    /** Where an answer comes from. */
    enum Source {
        LIVE,
        SNAPSHOT;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private UserAnswer() {}

    static Response state(
            UserState state, Source source, int window, @Nullable String ifNoneMatch, @Nullable Boolean reached) {
        String version = state.version().toString();
        Response.ResponseBuilder response = ifNoneMatch != null && ifNoneMatch.contains("\"" + version + "\"")
                ? Response.notModified(new EntityTag(version))
                : whole(state);
        return described(response, version, source, window, reached).build();
    }

    /** A state as it was at a time. */
    static Response past(Past past, int window, @Nullable Boolean reached) {
        UserState state = past.state();
        Response.ResponseBuilder response = described(
                        whole(state), state.version().toString(), past.source(), window, reached)
                .header("Lethe-As-Of", past.from().code())
                .header("Lethe-Exact", past.reason() == null);
        return (past.reason() == null ? response : response.header("Lethe-Reason", past.reason())).build();
    }

    private static Response.ResponseBuilder whole(UserState state) {
        return Response.ok(UserStateCodec.encode(state), BYTES)
                .tag(new EntityTag(state.version().toString()));
    }

    private static Response.ResponseBuilder described(
            Response.ResponseBuilder response, String version, Source source, int window, @Nullable Boolean reached) {
        if (reached != null) {
            response.header("Lethe-After", reached ? "reached" : "timeout");
        }
        return response.header("Lethe-Source", source.code())
                .header("Lethe-Version", version)
                .header("Lethe-Window", window);
    }

    /**
     * A page of entries, the newest first, and in {@code Lethe-Next} where the next one begins, if there is one.
     *
     * @param found the entries from where the page begins; one more than {@code limit} where others follow
     */
    static Response entries(List<LedgerEntry> found, int limit, UserVersion version, Source source) {
        boolean more = found.size() > limit;
        List<LedgerEntry> page = more ? found.subList(0, limit) : found;
        Response.ResponseBuilder response = Response.ok(UserStateCodec.encodeEntries(page), BYTES)
                .header("Lethe-Source", source.code())
                .header("Lethe-Version", version.toString());
        if (more && !page.isEmpty()) {
            LedgerKey last = page.get(page.size() - 1).key();
            response.header(
                    "Lethe-Next", Base64.getUrlEncoder().withoutPadding().encodeToString(last.toBytes()));
        }
        return response.build();
    }
}
