package io.lethe.standalone.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusedRowsTest {
    private final RefusedRows refusals = new RefusedRows();

    @Test
    void shouldSayWhatIsWrongAndWithWhichValue() {
        // Given
        refusals.add("event", "type", "is 'buyed', which is no known type", "buyed", null);
        refusals.add("event", "value", "is above 1000000000", "2000000000", null);
        refusals.add("event", "value", "is above 1000000000", "3000000000", null);
        refusals.add("item", "row", "has 2 columns, not 3", null, "items.tsv:12");

        // Then
        assertThat(refusals.groups().stream().map(RefusedRows.Group::line))
                .containsExactly(
                        "2 events: value is above 1000000000; value: 2000000000, 3000000000",
                        "1 event: type is 'buyed', which is no known type; known: impression, view, click, play, search,"
                                + " like, share, comment, review, rating, save, cart, purchase, return, dislike, hide,"
                                + " skip, tag, and what the settings add",
                        "1 item: row has 2 columns, not 3 (items.tsv:12)");
        assertThat(refusals.count("event")).isEqualTo(3);
        assertThat(refusals.count("item")).isEqualTo(1);
    }

    @Test
    void shouldCountTogetherWhatHasTooManyReasons() {
        // When
        for (int i = 0; i < 5_000; i++) {
            refusals.add("event", "type", "is 'kind" + i + "', which is no known type", "kind" + i, null);
        }

        // Then
        assertThat(refusals.count("event")).isEqualTo(5_000);
        assertThat(refusals.groups()).hasSizeLessThan(1_100).first().satisfies(group -> assertThat(group.reason())
                .isEqualTo("is wrong for other reasons"));
    }
}
