package io.lethe.standalone.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.command.RefusalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private final Path folder;

    DataFolderTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void shouldBelongToOneAtATime() {
        // Given
        Path path = folder.resolve("data");
        try (DataFolder data = DataFolder.open(path, 0)) {
            // When, Then
            assertThatThrownBy(() -> DataFolder.open(path, 0))
                    .isInstanceOf(RefusalException.class)
                    .hasMessageContaining("in use by another Lethe (process "
                            + ProcessHandle.current().pid() + ")");
            assertThat(data.kafka()).isEqualTo(path.resolve("kafka"));
        }
        DataFolder.open(path, 0).close();
    }

    @Test
    void shouldRefuseAFullDisk() {
        assertThatThrownBy(() -> DataFolder.open(folder, Long.MAX_VALUE))
                .isInstanceOf(RefusalException.class)
                .hasMessageMatching("Only [\\d,]+ MB are free on the disk of .*, and at least [\\d,]+ MB are needed");
    }

    @Test
    void shouldRefuseAFileInItsPlace() throws IOException {
        // Given
        Path file = Files.createFile(folder.resolve("data"));

        // When, Then
        assertThatThrownBy(() -> DataFolder.open(file, 0))
                .isInstanceOf(RefusalException.class)
                .hasMessageContaining("cannot be used");
    }

    @Test
    void shouldRemember() {
        // Given
        try (DataFolder data = DataFolder.open(folder, 0)) {
            data.remember("a", "1");
            data.remember("b", "2");
        }

        // When
        try (DataFolder data = DataFolder.open(folder, 0)) {
            // Then
            assertThat(data.recall("a")).contains("1");
            assertThat(data.recall("b")).contains("2");
            assertThat(data.recall("c")).isEmpty();
        }
    }
}
