package io.lethe.embedding.langchain4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.SocketImpl;

/** A socket that prints where it was to connect to and does not. */
final class DeadSocket extends SocketImpl {

    @Override
    protected void connect(String host, int port) throws IOException {
        throw refusal(host + ":" + port);
    }

    @Override
    protected void connect(InetAddress address, int port) throws IOException {
        throw refusal(address + ":" + port);
    }

    @Override
    protected void connect(SocketAddress address, int timeout) throws IOException {
        throw refusal(String.valueOf(address));
    }

    private static IOException refusal(String where) {
        System.out.println(RecordedRun.ASKED + where);
        return new ConnectException("no way out to " + where);
    }

    @Override
    protected void create(boolean stream) {}

    @Override
    protected void bind(InetAddress host, int port) {}

    @Override
    protected void listen(int backlog) {}

    @Override
    protected void accept(SocketImpl socket) throws IOException {
        throw new IOException("not a server");
    }

    @Override
    protected InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    protected OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    protected int available() {
        return 0;
    }

    @Override
    protected void close() {}

    @Override
    protected void sendUrgentData(int data) {}

    @Override
    public void setOption(int option, Object value) {}

    @Override
    public Object getOption(int option) {
        return 0;
    }
}
