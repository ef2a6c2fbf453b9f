package io.lethe.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that refuses the call where it has more bytes than it may have. */
final class LimitedBody extends FilterInputStream {
    private final long limit;
    private long read;

    LimitedBody(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int some = super.read(target, offset, length);
        count(Math.max(0, some));
        return some;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int some) {
        read += some;
        if (read > limit) {
            throw new RefusedCallException(CallFilter.tooLarge(limit));
        }
    }
}
