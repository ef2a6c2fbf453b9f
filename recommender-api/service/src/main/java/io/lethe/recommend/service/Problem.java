package io.lethe.recommend.service;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it.
 *
 * @param type   {@code about:blank}: the status says what kind of problem it is
 * @param title  the status in words
 * @param status the HTTP status
 * @param detail what is wrong and what would be right
 * @param field  the parameter or part of the body that is wrong, if one is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
