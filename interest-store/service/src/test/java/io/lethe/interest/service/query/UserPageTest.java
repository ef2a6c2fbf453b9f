package io.lethe.interest.service.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lethe.interest.service.query.UserPage.Entry;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserPageTest {
    @Test
    void shouldMergeInTheOrderOfKeys() {
        assertThat(page("c", "aa").plus(page("b", "d", "ab"), "t", 10)).isEqualTo(page("b", "c", "d", "aa", "ab"));
    }

    @Test
    void shouldEndWhereOneOfThemHasNotLookedFurther() {
        // Given
        UserPage half = new UserPage(page("a", "c").users(), "c");

        // When
        UserPage both = half.plus(page("b", "d"), "t", 10);

        // Then
        assertThat(both).isEqualTo(new UserPage(page("a", "b", "c").users(), "c"));
    }

    @Test
    void shouldHoldNoMoreThanWasAskedFor() {
        assertThat(page("a", "c").plus(page("b", "d"), "t", 3))
                .isEqualTo(new UserPage(page("a", "b", "c").users(), "c"));
        assertThat(page("a", "c").plus(UserPage.EMPTY, "t", 2)).isEqualTo(page("a", "c"));
    }

    private static UserPage page(String... users) {
        List<Entry> entries =
                Arrays.stream(users).map(user -> new Entry(user, 1)).toList();
        return new UserPage(entries, null);
    }
}
