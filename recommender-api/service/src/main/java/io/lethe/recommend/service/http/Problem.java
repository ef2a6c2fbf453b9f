package io.lethe.recommend.service.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lethe.http.HttpProblem;
import io.lethe.recommend.settings.SettingsError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it.
 *
 * @param type   the URI that names and documents the kind of problem
 * @param title  the kind in words
 * @param status the HTTP status
 * @param detail what is wrong and what would be right
 * @param field  the parameter or part of the body that is wrong, if one is
 * @param line   its line in the body, where bodies have lines
 * @param errors everything that is wrong with such a body
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String field,
        @Nullable Integer line,
        @Nullable List<SettingsError> errors) {
    /** The media type of problems. */
    public static final String MEDIA_TYPE = HttpProblem.MEDIA_TYPE;
}
