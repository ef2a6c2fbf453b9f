package io.lethe.standalone.foundation;

import io.lethe.command.RefusalException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this machine. */
public final class Ports {
    private Ports() {}

    /** Whether a server could listen there now. */
    static boolean isFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A port of the local host that is free now. */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new RefusalException("No free port was found: " + e.getMessage());
        }
    }

    /** @throws RefusalException if another program listens there */
    public static void require(String host, int port, String option) {
        if (!isFree(host, port)) {
            throw new RefusalException("Port %d is taken by another program; stop it, or choose another port with %s"
                    .formatted(port, option));
        }
    }

    /**
     * The port that the data folder remembers under this name, if it is still free, else another one, remembered from
     * now on.
     */
    static int remembered(DataFolder data, String name) {
        int port = data.recall(name)
                .map(Integer::parseInt)
                .filter(known -> isFree("localhost", known))
                .orElseGet(Ports::free);
        data.remember(name, String.valueOf(port));
        return port;
    }
}
