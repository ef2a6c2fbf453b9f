package io.lethe.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns what the REST layer refuses, and what fails, into problems. */
public final class Problems {
    /** What a caller is told of a failure. */
    public static final HttpProblem FAILED =
            HttpProblem.of(ProblemKind.FAILED, "Something went wrong here; the log says what.");

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int LAST = Priorities.USER + 1000;

    private Problems() {}

    /** What is said of a body whose type is not read; null is no type. */
    static HttpProblem unsupported(@Nullable String type) {
        String what =
                type == null || type.isBlank() ? "A body without a type is" : "A body of the type " + type + " is";
        String hint = type != null && type.startsWith(MediaType.APPLICATION_FORM_URLENCODED)
                ? "curl sends that type unless it is told -H 'Content-Type: application/json'."
                : "See /q/openapi for the types that are.";
        return HttpProblem.of(
                ProblemKind.UNSUPPORTED_MEDIA_TYPE, what + " not read here. " + hint, HttpHeaders.CONTENT_TYPE);
    }

    private static Response unreadable(@Nullable Throwable why) {
        if (!(why instanceof JsonProcessingException json)) {
            return HttpProblem.of(ProblemKind.MALFORMED_BODY, "The body cannot be read.", "body")
                    .response();
        }
        JsonLocation place = json.getLocation();
        String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
        if (json instanceof MismatchedInputException mismatch
                && !mismatch.getPath().isEmpty()) {
            String field = mismatch.getPath().get(mismatch.getPath().size() - 1).getFieldName();
            return HttpProblem.of(ProblemKind.INVALID_VALUE, "This has a value of another type" + where + ".", field)
                    .response();
        }
        return HttpProblem.of(
                        ProblemKind.MALFORMED_BODY, "The body is not the JSON that is expected" + where + ".", "body")
                .response();
    }

    /** For what the REST layer refuses: unknown addresses, methods, media types. */
    @Provider
    @Priority(LAST)
    public static final class OfRefusal implements ExceptionMapper<WebApplicationException> {
        @Context
        @SuppressWarnings("NullAway.Init")
        HttpHeaders headers;

        @Context
        @SuppressWarnings("NullAway.Init")
        UriInfo uri;

        @Inject
        @SuppressWarnings("NullAway.Init")
        AllowedMethods methods;

        @Override
        public Response toResponse(WebApplicationException e) {
            Response response = e.getResponse();
            int status = response.getStatus();
            if (status < 400 || e instanceof RefusedCallException) {
                return response;
            }
            return switch (status) {
                case 400 -> unreadable(e.getCause());
                case 404 ->
                    e.getCause() == null
                            ? HttpProblem.of(
                                            ProblemKind.NOT_FOUND,
                                            "There is nothing at this address; see /q/openapi for what there is.")
                                    .response()
                            : HttpProblem.of(
                                            ProblemKind.INVALID_VALUE,
                                            "A parameter has a value of another type; see /q/openapi for the types.")
                                    .response();
                case 405 -> {
                    String allowed =
                            String.join(", ", methods.of(uri.getRequestUri().getRawPath()));
                    yield Response.fromResponse(HttpProblem.of(
                                            ProblemKind.METHOD_NOT_ALLOWED,
                                            "This address does not take that method, only " + allowed
                                                    + "; see /q/openapi.")
                                    .response())
                            .header(HttpHeaders.ALLOW, allowed)
                            .build();
                }
                case 406 ->
                    HttpProblem.of(
                                    ProblemKind.NOT_ACCEPTABLE,
                                    "This call has no answer of the type that the request accepts; see /q/openapi for its types.",
                                    HttpHeaders.ACCEPT)
                            .response();
                case 415 ->
                    unsupported(headers.getHeaderString(HttpHeaders.CONTENT_TYPE))
                            .response();
                default -> {
                    ProblemKind kind = ProblemKind.of(status);
                    yield new HttpProblem(kind.type(), kind.title(), status, kind.title() + ".", null).response();
                }
            };
        }
    }

    /** For bodies that are read into objects. */
    @Provider
    public static final class OfMismatch implements ExceptionMapper<MismatchedInputException> {
        @Override
        public Response toResponse(MismatchedInputException e) {
            return unreadable(e);
        }
    }

    /** For bugs and broken machines. */
    @Provider
    @Priority(LAST)
    public static final class OfFailure implements ExceptionMapper<Throwable> {
        @Override
        public Response toResponse(Throwable e) {
            LOG.error("A request failed", e);
            return FAILED.response();
        }
    }
}
