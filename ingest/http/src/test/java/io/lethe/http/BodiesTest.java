package io.lethe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class BodiesTest {
    @Test
    void shouldReadUpToTheLimitAndNotBeyond() throws IOException {
        assertThat(new LimitedBody(bytes(100), 100).readAllBytes()).hasSize(100);
        assertThatThrownBy(() -> new LimitedBody(bytes(101), 100).readAllBytes())
                .isInstanceOfSatisfying(
                        RefusedCallException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(413));
    }

    @Test
    void shouldReadEveryMemberOfAGzip() throws IOException {
        // Given
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(gzip("one "));
        both.writeBytes(gzip("two"));

        // When
        InputStream plain = new GzippedBody(new Trickle(both.toByteArray()));

        // Then
        assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("one two");
    }

    @Test
    void shouldCountWhatAGzipHolds() throws IOException {
        // Given
        byte[] bomb = gzip("0".repeat(10_000_000));

        // When
        InputStream plain = new LimitedBody(new GzippedBody(new ByteArrayInputStream(bomb)), BodyLimit.USUAL);

        // Then
        assertThat(bomb.length).isLessThan(20_000);
        assertThatThrownBy(plain::readAllBytes).isInstanceOf(RefusedCallException.class);
    }

    @Test
    void shouldRefuseWhatIsNoGzipToItsEnd() throws IOException {
        byte[] whole = gzip("a body that is cut short");
        for (byte[] broken :
                new byte[][] {Arrays.copyOf(whole, whole.length - 9), "{}".getBytes(StandardCharsets.UTF_8), {}}) {
            assertThatThrownBy(() -> new GzippedBody(new ByteArrayInputStream(broken)).readAllBytes())
                    .isInstanceOfSatisfying(RefusedCallException.class, refused -> assertThat(
                                    refused.problem().type())
                            .isEqualTo(ProblemKind.MALFORMED_BODY.type()));
        }
    }

    private static InputStream bytes(int count) {
        return new ByteArrayInputStream(new byte[count]);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /** Gives one byte at a time, and never says that more are there, as a network may. */
    private static final class Trickle extends InputStream {
        private final ByteArrayInputStream all;

        private Trickle(byte[] all) {
            this.all = new ByteArrayInputStream(all);
        }

        @Override
        public int read() {
            return all.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return all.read(target, offset, Math.min(1, length));
        }
    }
}
