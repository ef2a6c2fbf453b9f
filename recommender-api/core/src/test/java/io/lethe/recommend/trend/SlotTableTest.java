package io.lethe.recommend.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotTableTest {
    @Test
    void shouldHoldWhatWasPutAtASlotAndNothingElse() {
        // Given
        SlotTable<String> table = new SlotTable<>();
        table.set(20_000, "far");
        table.set(3, "gone");
        table.set(3, null);
        table.set(4, "near");

        // When
        List<String> visited = new ArrayList<>();
        table.forEach((slot, value) -> visited.add(slot + " " + value));

        // Then
        assertThat(visited).containsExactly("4 near", "20000 far");
        assertThat(table.get(20_000)).isEqualTo("far");
        assertThat(table.get(3)).isNull();
        assertThat(table.get(19_999)).isNull();
        assertThat(table.get(1_000_000)).isNull();
        assertThat(table.get(-1)).isNull();
    }
}
