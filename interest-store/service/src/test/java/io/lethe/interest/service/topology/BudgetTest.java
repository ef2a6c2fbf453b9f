package io.lethe.interest.service.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void shouldPassOnWhatAPartLeaves() {
        // Given
        AtomicLong time = new AtomicLong(Long.MAX_VALUE - 10);
        Budget budget = new Budget(100, time::get);
        // When
        long half = budget.part(0.5);
        time.addAndGet(20);
        // Then
        assertThat(half).isEqualTo(50);
        assertThat(budget.part(0.5)).isEqualTo(40);
        assertThat(budget.part(1)).isEqualTo(80);
    }

    @Test
    void shouldBeUsedUp() {
        // Given
        AtomicLong time = new AtomicLong();
        Budget budget = new Budget(100, time::get);
        // When
        time.set(101);
        // Then
        assertThat(budget.part(1)).isZero();
    }
}
