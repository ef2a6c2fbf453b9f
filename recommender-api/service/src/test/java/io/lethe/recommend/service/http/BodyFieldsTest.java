package io.lethe.recommend.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFieldsTest {
    @Test
    void shouldReadValuesAsAQueryWouldHaveThem() {
        // When
        BodyFields body =
                of("{\"limit\":5,\"explain\":true,\"category\":[\"Sea\",7],\"filter\":\"price<5\",\"q\":null}");

        // Then
        assertThat(body.text("limit")).isEqualTo("5");
        assertThat(body.text("explain")).isEqualTo("true");
        assertThat(body.text("q")).isNull();
        assertThat(body.text("user")).isNull();
        assertThat(body.texts("category")).containsExactly("Sea", "7");
        assertThat(body.texts("filter")).containsExactly("price<5");
        assertThat(body.texts("q")).isEmpty();
        assertThat(body.texts("user")).isEmpty();
    }

    @Test
    void shouldRefuseWhatIsNoSingleValue() {
        // Given
        BodyFields body = of("{\"limit\":[5],\"category\":[[\"Sea\"]],\"filter\":{}}");

        // When / Then
        assertThatThrownBy(() -> body.text("limit")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> body.texts("category")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> body.texts("filter")).isInstanceOf(ProblemException.class);
    }

    @Test
    void shouldNameAFieldThatTheCallDoesNotKnow() {
        assertThatThrownBy(() -> of("{\"limits\":5}")).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.field()).isEqualTo("limits");
            assertThat(problem.getMessage()).contains("limit");
        });
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "[]", "5", "null", "{\"limit\":"})
    void shouldRefuseABodyThatIsNoObject(@Nullable String body) {
        assertThatThrownBy(() -> of(body))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.field())
                        .isEqualTo("body"));
    }

    private static BodyFields of(@Nullable String body) {
        return BodyFields.of(body, Set.of("limit", "category", "filter", "explain"), "q", "user");
    }
}
