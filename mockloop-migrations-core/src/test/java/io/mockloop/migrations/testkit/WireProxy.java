package io.mockloop.migrations.testkit;

import io.mockloop.migrations.testkit.WireCounter.Fate;
import io.mockloop.migrations.testkit.WireProtocol.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/**
 * Stands between drivers and a server, counts what goes over the wire, and cuts it. Counts are complete when the JDBC
 * call that caused them has returned.
 *
 * <p>On MySQL and MariaDB a command sent before the last one's answer was read (MariaDB's driver does it in batches)
 * can count as a round trip of its own.
 */
public final class WireProxy implements AutoCloseable {

    private final DatabaseAccess target;
    private final ServerSocket listener;
    private final WireCounter counter = new WireCounter();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    private WireProxy(DatabaseAccess target) throws IOException {
        this.target = target;
        this.listener = new ServerSocket(0, 200, InetAddress.getByName("localhost"));
        inBackground(this::accept);
    }

    /** A proxy before the server of {@code target}. */
    public static WireProxy to(DatabaseAccess target) {
        try {
            return new WireProxy(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same database and user, reached through this proxy. */
    public DatabaseAccess access() {
        return target.throughLocalPort(listener.getLocalPort());
    }

    /** Forgets what was counted. */
    public void reset() {
        counter.reset();
    }

    /** What was counted since the last {@link #reset()}. */
    public WireTraffic snapshot() {
        return counter.snapshot();
    }

    /** Resets all connections, as when the network or the other machine dies. New ones can be opened. */
    public void cut() {
        links.forEach(Link::cut);
    }

    /**
     * Resets the connection of the n-th round trip from now, 1 being the next, before the server gets anything of it.
     */
    public void loseRequest(int roundTrip) {
        counter.failAt(roundTrip, Fate.LOSE_REQUEST);
    }

    /**
     * Resets the connection of the n-th round trip from now, 1 being the next, when the server has done what was asked:
     * the client can't know whether it did.
     */
    public void loseAnswer(int roundTrip) {
        counter.failAt(roundTrip, Fate.LOSE_ANSWER);
    }

    /** Resets all connections and takes no new ones. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                new Link(listener.accept()).start();
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "wire-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** A client's connection and the one to the server that belongs to it. */
    private final class Link {

        private final Socket client;
        private final Socket server;
        private final WireProtocol protocol;
        private final AtomicInteger openDirections = new AtomicInteger(2);

        Link(Socket client) throws IOException {
            URI address = target.address();
            this.client = client;
            this.server = new Socket(address.getHost(), address.getPort());
            this.protocol = TestDatabase.of(target.kind()).traits().wire(counter);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void start() {
            links.add(this);
            inBackground(() -> pump(client, server, protocol::fromClient));
            inBackground(() -> pump(server, client, protocol::fromServer));
        }

        private void pump(Socket from, Socket to, BiFunction<byte[], Integer, Verdict> judge) {
            byte[] bytes = new byte[16384];
            try {
                for (int count = from.getInputStream().read(bytes);
                        count >= 0;
                        count = from.getInputStream().read(bytes)) {
                    switch (judge.apply(bytes, count)) {
                        case PASS -> to.getOutputStream().write(bytes, 0, count);
                        case DROP -> {}
                        case CUT -> cut();
                    }
                }
                to.shutdownOutput();
                if (openDirections.decrementAndGet() == 0) {
                    close(false);
                }
            } catch (IOException e) {
                cut();
            } catch (RuntimeException e) {
                cut();
                throw e;
            }
        }

        void cut() {
            close(true);
        }

        private void close(boolean reset) {
            links.remove(this);
            for (Socket socket : new Socket[] {client, server}) {
                try (socket) {
                    if (reset) {
                        socket.setSoLinger(true, 0);
                    }
                } catch (IOException e) {
                    // already closed by the other direction
                }
            }
        }
    }
}
