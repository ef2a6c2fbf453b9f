package io.lethe.http;

import jakarta.ws.rs.core.HttpHeaders;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A gzipped body, decompressed as it arrives, however many members it has. A body that is no gzip refuses the call. */
final class GzippedBody extends InputStream {
    private static final int BUFFER = 16 * 1024;

    private final InputStream compressed;
    private GZIPInputStream plain;
    private boolean begun;

    @SuppressWarnings("NullAway.Init")
    GzippedBody(InputStream compressed) {
        this.compressed = new Members(compressed);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            if (!begun) {
                plain = new GZIPInputStream(compressed, BUFFER);
                begun = true;
            }
            return plain.read(target, offset, length);
        } catch (ZipException | EOFException e) {
            throw new RefusedCallException(HttpProblem.of(
                    ProblemKind.MALFORMED_BODY,
                    "The body is no gzip to its end, though Content-Encoding says so.",
                    HttpHeaders.CONTENT_ENCODING));
        }
    }

    @Override
    public void close() throws IOException {
        compressed.close();
    }

    /**
     * Says truly whether more bytes come, which is how {@link GZIPInputStream} decides whether another member follows.
     */
    private static final class Members extends PushbackInputStream {
        Members(InputStream in) {
            super(in, 1);
        }

        @Override
        public int available() throws IOException {
            int next = read();
            if (next < 0) {
                return 0;
            }
            unread(next);
            return 1;
        }
    }
}
