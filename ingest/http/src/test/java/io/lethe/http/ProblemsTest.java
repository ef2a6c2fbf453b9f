package io.lethe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Problems.OfRefusal refusals = new Problems.OfRefusal();

    /** A body that is read into an object. */
    record Page(int limit) {}

    @Test
    void shouldNameTheFieldOfAnotherType() throws JsonProcessingException {
        // Given
        MismatchedInputException mismatch = catchThrowableOfType(
                MismatchedInputException.class, () -> JSON.readValue("{\n  \"limit\": \"many\"}", Page.class));

        // When
        JsonNode problem = problem(new Problems.OfMismatch().toResponse(mismatch), 400);

        // Then
        assertThat(problem.get("type").asText()).isEqualTo("/docs/errors.html#invalid-value");
        assertThat(problem.get("field").asText()).isEqualTo("limit");
        assertThat(problem.get("detail").asText()).isEqualTo("This has a value of another type at line 2, column 12.");
    }

    @Test
    void shouldSayWhereABodyIsNoJson() throws JsonProcessingException {
        // Given
        JsonProcessingException broken =
                catchThrowableOfType(JsonProcessingException.class, () -> JSON.readValue("{\n  limit", Page.class));

        // When
        JsonNode problem = problem(refusals.toResponse(new BadRequestException(broken)), 400);
        JsonNode unknown = problem(refusals.toResponse(new BadRequestException("no JSON at all")), 400);

        // Then
        assertThat(problem.get("type").asText()).isEqualTo("/docs/errors.html#malformed-body");
        assertThat(problem.get("detail").asText()).startsWith("The body is not the JSON that is expected at line 2, ");
        assertThat(unknown.get("detail").asText()).isEqualTo("The body cannot be read.");
    }

    @Test
    void shouldTellAnUnknownAddressFromAParameterOfAnotherType() throws JsonProcessingException {
        // When
        JsonNode address = problem(refusals.toResponse(new NotFoundException()), 404);
        JsonNode parameter = problem(refusals.toResponse(new NotFoundException(new NumberFormatException("x"))), 400);

        // Then
        assertThat(address.get("type").asText()).isEqualTo("/docs/errors.html#not-found");
        assertThat(parameter.get("type").asText()).isEqualTo("/docs/errors.html#invalid-value");
    }

    @Test
    void shouldKeepTheStatusOfAnyOtherRefusal() throws JsonProcessingException {
        // When
        JsonNode problem = problem(refusals.toResponse(new ClientErrorException(411)), 411);

        // Then
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("type").asText()).startsWith("/docs/errors.html#");
    }

    @Test
    void shouldLeaveWhatIsNoErrorAsItIs() {
        // Given
        RedirectionException redirect = new RedirectionException(302, URI.create("/docs/"));

        // Then
        assertThat(refusals.toResponse(redirect)).isSameAs(redirect.getResponse());
    }

    @Test
    void shouldHintAtTheTypeThatCurlSends() {
        assertThat(Problems.unsupported("application/x-www-form-urlencoded").detail())
                .contains("-H 'Content-Type: application/json'");
        assertThat(Problems.unsupported("text/plain").detail())
                .startsWith("A body of the type text/plain is not read here.")
                .contains("/q/openapi");
        assertThat(Problems.unsupported(null).detail()).startsWith("A body without a type is not read here.");
    }

    @Test
    void shouldTellNobodyWhatFailed() throws JsonProcessingException {
        // When
        Response answer = new Problems.OfFailure().toResponse(new IllegalStateException("the password is secret"));

        // Then
        assertThat(problem(answer, 500).toString()).doesNotContain("secret");
    }

    private static JsonNode problem(Response answer, int status) throws JsonProcessingException {
        assertThat(answer.getStatus()).isEqualTo(status);
        assertThat(answer.getMediaType()).hasToString(HttpProblem.MEDIA_TYPE);
        return JSON.readTree((String) answer.getEntity());
    }
}
