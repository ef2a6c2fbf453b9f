package io.lethe.standalone.uploads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lethe.http.RefusedCallException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadFolderTest {
    private final Path root;
    private final UploadFolder folder;
    private final Upload upload;

    UploadFolderTest(@TempDir Path root) {
        this.root = root;
        this.folder = new UploadFolder(root, 100);
        this.upload = new Upload("one", "shop", folder.of("one"), Instant.EPOCH);
    }

    @Test
    void shouldFindAnImportThatRanAsInterruptedAfterARestart() throws IOException {
        // Given
        folder.take(upload, "orders.csv", bytes("a,b\n"));
        upload.restore(UploadState.LOOKED_AT, "events: {}");
        upload.begin(Instant.EPOCH);
        folder.remember(upload);
        Files.createDirectories(root.resolve("cut-off").resolve("files"));

        // When
        List<Upload> left = new UploadFolder(root, 100).left();

        // Then
        assertThat(left).singleElement().satisfies(one -> {
            assertThat(one.state()).isEqualTo(UploadState.INTERRUPTED);
            assertThat(one.tenant()).isEqualTo("shop");
            assertThat(one.given()).isEqualTo("events: {}");
            assertThat(one.fileNames()).containsExactly("orders.csv");
            assertThat(one.begin(Instant.EPOCH)).isTrue();
        });
        assertThat(root.resolve("cut-off")).doesNotExist();
    }

    @Test
    void shouldTakeNoMoreThanIsAllowedOverAllFiles() throws IOException {
        folder.take(upload, "first.csv", bytes("x".repeat(60)));
        assertThatThrownBy(() -> folder.take(upload, "second.csv", bytes("x".repeat(60))))
                .isInstanceOfSatisfying(
                        RefusedCallException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(413));
    }

    @Test
    void shouldKeepWhatAZipHoldsInsideTheFolder() throws IOException {
        // Given
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("set/", "set/../../../outside.csv", "set/.hidden", "__MACOSX/set/x.csv")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.closeEntry();
            }
        }

        // When
        folder.take(upload, "set.zip", new ByteArrayInputStream(bytes.toByteArray()));

        // Then
        assertThat(upload.fileNames()).containsExactly("outside.csv");
        assertThat(upload.files().resolve("outside.csv")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", ".hidden", "a/..", "tab\tname", "a\\"})
    void shouldTakeNoOddNames(String name) {
        assertThat(UploadFolder.plainName(name)).isEmpty();
    }

    @Test
    void shouldTakeTheLastPartOfAName() {
        assertThat(UploadFolder.plainName("C:\\data\\orders 2025.csv")).contains("orders 2025.csv");
        assertThat(UploadFolder.plainName("../../orders.csv")).contains("orders.csv");
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
