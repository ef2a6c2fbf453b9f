package io.lethe.ingest.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lethe.ingest.cleaning.CleaningOutcome.Accepted;
import io.lethe.ingest.cleaning.CleaningOutcome.Rejected;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyRecordsTest {

    @Test
    void shouldReadOneObject() throws IOException {
        assertThat(read("{\"a\":1}", false)).containsExactly("0 {\"a\":1}");
        assertThat(read(" \n{\"a\":\n1}\n", false)).containsExactly("0 {\"a\":1}");
    }

    @Test
    void shouldReadAnArray() throws IOException {
        assertThat(read("[{\"a\":1}, 5 ,{\"a\":2}]", false))
                .containsExactly("0 {\"a\":1}", "1 not-an-object", "2 {\"a\":2}");
    }

    @Test
    void shouldReadLines() throws IOException {
        assertThat(read("{\"a\":1}\r\n\n  \n{\"a\":\n[1]\n{\"a\":2}", true))
                .containsExactly("0 {\"a\":1}", "1 malformed-json", "2 not-an-object", "3 {\"a\":2}");
        assertThat(read("", true)).isEmpty();
        assertThat(read("\n\n", true)).isEmpty();
    }

    @Test
    void shouldFindLinesByTheirShape() throws IOException {
        assertThat(read("{\"a\":1}\n{\"a\":2}\n", false)).containsExactly("0 {\"a\":1}", "1 {\"a\":2}");
    }

    @Test
    void shouldReadLinesOfAnyLengthUpToTheLimit() throws IOException {
        StringBuilder body = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int length :
                new int[] {1, 1_000, 65_527, 65_528, 65_529, 131_072, 999_991, 999_992, 1_000_000, 3_000_000}) {
            String line = "{\"a\":\"" + "x".repeat(length) + "\"}";
            body.append(line).append('\n');
            expected.add(expected.size() + (line.length() < 1_000_000 ? " " + line : " too-long"));
        }
        body.append("{\"a\":1}");
        expected.add(expected.size() + " {\"a\":1}");

        assertThat(read(body.toString(), true)).isEqualTo(expected);
        assertThat(read(body.toString(), false)).isEqualTo(expected);
    }

    @Test
    void shouldSayWhereTheBodyStopsBeingJson() {
        List<String> seen = new ArrayList<>();

        assertThatThrownBy(() -> read("[{\"a\":1},\n{\"a\" 2}]", false, seen))
                .isInstanceOfSatisfying(MalformedBodyException.class, problem -> {
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.column()).isBetween(5L, 8L);
                });
        assertThat(seen).containsExactly("0 {\"a\":1}");
        assertThatThrownBy(() -> read("{\"a\":1} {\"a\":2}", false)).hasMessageContaining("application/x-ndjson");
        assertThatThrownBy(() -> read("[{\"a\":1}] x", false)).isInstanceOf(MalformedBodyException.class);
        assertThatThrownBy(() -> read("[{\"a\":1}", false)).isInstanceOf(MalformedBodyException.class);
        assertThatThrownBy(() -> read("  ", false)).hasMessageContaining("empty");
    }

    @Test
    void shouldTellASenderThatGoesAwayFromMalformedJson() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> BodyRecords.read(broken, false, (index, read) -> {}))
                .isNotInstanceOf(MalformedBodyException.class)
                .hasMessage("connection reset");
    }

    private static List<String> read(String body, boolean lines) throws IOException {
        List<String> seen = new ArrayList<>();
        read(body, lines, seen);
        return seen;
    }

    private static void read(String body, boolean lines, List<String> seen) throws IOException {
        InputStream in = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        BodyRecords.read(in, lines, (index, read) -> {
            if (read instanceof Accepted<ObjectNode> accepted) {
                seen.add(index + " " + accepted.value());
            } else {
                seen.add(index + " " + ((Rejected<ObjectNode>) read).flaw().code());
            }
        });
    }
}
