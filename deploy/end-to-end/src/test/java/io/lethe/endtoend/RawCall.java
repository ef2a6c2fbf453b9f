package io.lethe.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A request as bytes, for what no client would send; and the answer, its head and its body. */
record RawCall(int status, String head, String body) {
    /** Sends a text and reads until the server closes. */
    static RawCall send(int port, String request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = answer.indexOf("\r\n\r\n");
            String head = end < 0 ? answer : answer.substring(0, end);
            return new RawCall(
                    head.length() < 12 ? 0 : Integer.parseInt(head.substring(9, 12)),
                    head,
                    end < 0 ? "" : answer.substring(end + 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A GET of an address as it stands. */
    static RawCall get(int port, String address) {
        return send(port, "GET " + address + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }
}
