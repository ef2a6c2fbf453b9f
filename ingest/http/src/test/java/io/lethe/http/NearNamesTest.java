package io.lethe.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {
    private static final List<String> KNOWN =
            List.of("after", "at", "category", "excludeCategory", "exclude", "filter", "halfLife", "limit", "repeat");

    @ParameterizedTest
    @CsvSource({
        "limt,limit",
        "LIMIT,limit",
        "halflife,halfLife",
        "categories,category",
        "excludeCategories,excludeCategory",
        "filters,filter",
        "exclud,exclude"
    })
    void shouldFindWhatWasMeant(String given, String meant) {
        assertThat(NearNames.of(given, KNOWN)).startsWith(meant);
    }

    @ParameterizedTest
    @CsvSource({"offset", "n", "page"})
    void shouldGuessNothingFarOff(String given) {
        assertThat(NearNames.of(given, KNOWN)).isEmpty();
    }

    @Test
    void shouldNameAllWhereNothingIsNear() {
        // When
        HttpProblem problem = UnknownNames.problem("parameter", "offset", KNOWN);

        // Then
        assertThat(problem.field()).isEqualTo("offset");
        assertThat(problem.detail())
                .startsWith("There is no parameter 'offset'. This call takes after, at, category,")
                .doesNotContain("Did you mean");
    }
}
