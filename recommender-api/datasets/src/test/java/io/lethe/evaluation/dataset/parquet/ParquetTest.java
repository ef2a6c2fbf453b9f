package io.lethe.evaluation.dataset.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that another program wrote, in every form that this one knows; {@code make.py} beside them made them. */
class ParquetTest {
    private static final int MANY = 3000;

    private static Path file(String name) throws URISyntaxException {
        URL found = ParquetTest.class.getResource(name + ".parquet");
        return Path.of(Objects.requireNonNull(found, name).toURI());
    }

    private static List<ObjectNode> rows(Path file) throws IOException {
        List<ObjectNode> rows = new ArrayList<>();
        assertThat(ParquetFile.open(file).read(rows::add)).isTrue();
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"kinds", "kinds-2", "kinds-96"})
    void shouldReadEveryKindOfValue(String name) throws Exception {
        // When
        ParquetFile file = ParquetFile.open(file(name));
        List<ObjectNode> rows = rows(file(name));

        // Then
        String zone = name.equals("kinds-96") ? "" : "Z";
        assertThat(file.rows()).isEqualTo(3);
        assertThat(file.nested()).containsExactly("deep");
        assertThat(file.columns())
                .containsExactly(
                        "id",
                        "small",
                        "unsigned",
                        "half",
                        "single",
                        "sold",
                        "name",
                        "price",
                        "day",
                        "ms",
                        "us",
                        "ns",
                        "tags",
                        "place.city",
                        "place.zip",
                        "lines.sku",
                        "lines.n");
        assertThat(rows.get(0)).hasToString("""
                        {"id":1,"small":-7,"unsigned":9223372036854775809,"half":4.5,"single":0.1,"sold":true,"name":"Théière","price":9.5,\
                        "day":"2025-03-09","ms":"2025-03-09T14:30:05Z","us":"2025-03-09T14:30:05","ns":"2025-03-09T14:30:05Z",\
                        "tags":["a","b"],"place.city":"Ulm","place.zip":89073,"lines.sku":["x","y"],"lines.n":[1,2]}""".replace("05Z", "05" + zone));
        assertThat(rows.get(1))
                .hasToString(
                        "{\"id\":2,\"unsigned\":0,\"half\":4,\"sold\":false,\"tags\":[],\"lines.sku\":[],\"lines.n\":[]}");
        assertThat(rows.get(2)).hasToString("""
                        {"id":3,"small":7,"single":3,"name":"灯","price":-1.25,\
                        "day":"1969-12-31","ms":"2025-03-09T14:30:05Z","us":"2025-03-09T14:30:05","ns":"2025-03-09T14:30:05Z",\
                        "tags":[],"place.zip":1,"lines.sku":[],"lines.n":[]}""".replace("05Z", "05" + zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "many-2", "many-3"})
    void shouldReadManyPagesOfEveryEncoding(String name) throws Exception {
        // When
        List<ObjectNode> rows = rows(file(name));

        // Then
        assertThat(rows).hasSize(MANY);
        for (int i = 0; i < MANY; i++) {
            ObjectNode row = rows.get(i);
            assertThat(row.path("n").asLong(-1)).as("%s %s", name, i).isEqualTo(i % 7 == 0 ? -1 : (long) i * i);
            assertThat(row.path("word").asText("-")).isEqualTo(i % 5 == 0 ? "-" : "word " + i % 13);
            assertThat(row.path("own").asText()).isEqualTo(String.format("prefix-%05d", i));
            assertThat(row.path("share").asDouble()).isEqualTo(i / 8.0);
            assertThat(row.path("odd").asBoolean()).isEqualTo(i % 2 == 1);
            assertThat(row.path("list").toString())
                    .isEqualTo(List.of("[]", "[0]", "[0,1]", "[0,1,2]").get(i % 4));
        }
    }

    @Test
    void shouldStopWhereNoMoreIsWanted() throws Exception {
        // Given
        int[] seen = {0};

        // When
        boolean all = ParquetFile.open(file("many")).read(row -> ++seen[0] < 5);

        // Then
        assertThat(all).isFalse();
        assertThat(seen[0]).isEqualTo(5);
    }

    @Test
    void shouldSayWhatItCannotUnpack() {
        assertThatThrownBy(() -> ParquetFile.open(file("brotli")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("packed by Brotli");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kinds", "kinds-2", "many", "many-2", "many-3"})
    void shouldSayOfDamageThatItIsDamage(String name, @TempDir Path folder) throws Exception {
        // Given
        byte[] whole = Files.readAllBytes(file(name));
        Random random = new Random(7);

        for (int round = 0; round < 60; round++) {
            // Given
            byte[] damaged = round < 10 ? Arrays.copyOf(whole, random.nextInt(whole.length - 1) + 1) : whole.clone();
            for (int i = 0; i < 8; i++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path file = Files.write(folder.resolve("damaged.parquet"), damaged);

            // When
            String fate;
            try {
                rows(file);
                fate = "";
            } catch (IOException e) {
                fate = String.valueOf(e.getMessage());
            }

            // Then
            assertThat(fate.isEmpty() || fate.contains("Parquet"))
                    .as("%s %s: %s", name, round, fate)
                    .isTrue();
        }
    }
}
