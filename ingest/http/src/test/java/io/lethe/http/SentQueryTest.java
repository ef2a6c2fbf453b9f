package io.lethe.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentQueryTest {
    @Test
    void shouldSplitBeforeItDecodes() {
        assertThat(SentQuery.values("exclude=a,b%2Cc,d", "exclude")).containsExactly("a", "b,c", "d");
    }

    @Test
    void shouldTakeRepeatedParametersTogether() {
        assertThat(SentQuery.values("exclude=a&limit=3&exclude=b,c", "exclude")).containsExactly("a", "b", "c");
    }

    @Test
    void shouldLeaveEmptyValuesOut() {
        assertThat(SentQuery.values("exclude=,a,,&exclude=&exclude", "exclude")).containsExactly("a");
    }

    @Test
    void shouldDecodeNamesAndValues() {
        assertThat(SentQuery.values("%65xclude=a+b,%E6%B5%B7%26", "exclude")).containsExactly("a b", "海&");
    }
}
