package io.lethe.recommend.service.http;

import io.lethe.recommend.reason.Language;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The language of reasons: the parameter, else the {@code Accept-Language} header, else English. */
public final class LanguageChoice {
    @RestQuery
    @Parameter(
            description = "The language of reasons and titles of rows; what Accept-Language says where it is missing",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"en", "zh"}))
    public @Nullable String language;

    @RestHeader("Accept-Language")
    @Parameter(hidden = true)
    public @Nullable String acceptLanguage;

    public Language chosen() {
        return chosen(language, acceptLanguage);
    }

    /** @throws ProblemException if the parameter names a language that there is none of */
    public static Language chosen(@Nullable String parameter, @Nullable String header) {
        return parameter == null
                ? Language.preferred(header)
                : Language.ofCode(parameter)
                        .orElseThrow(() ->
                                ProblemException.badField("language", "This is en or zh, not '" + parameter + "'."));
    }
}
