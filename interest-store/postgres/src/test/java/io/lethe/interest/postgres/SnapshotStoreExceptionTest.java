package io.lethe.interest.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotStoreExceptionTest {

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22001", "54000"})
    void shouldBeUnfitWhereAValueNeverFits(String state) {
        assertThat(new SnapshotStoreException(new SQLException("too long", state)).unfit())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "42P01", "53100", "5", ""})
    void shouldBeWorthAnotherTryOtherwise(String state) {
        assertThat(new SnapshotStoreException(new SQLException("away", state)).unfit())
                .isFalse();
    }

    @Test
    void shouldBeWorthAnotherTryWithoutAState() {
        assertThat(new SnapshotStoreException(new SQLException("away")).unfit()).isFalse();
    }

    @Test
    void shouldFindTheCauseBehindABatch() {
        // Given
        SQLException batch = new BatchUpdateException("batch entry 1 was aborted", "25P02", new int[0]);
        batch.setNextException(new SQLException("invalid byte sequence", "22021"));

        // When
        SnapshotStoreException refused = new SnapshotStoreException(batch);

        // Then
        assertThat(refused.unfit()).isTrue();
        assertThat(refused).hasMessage("batch entry 1 was aborted").hasCause(batch);
    }
}
