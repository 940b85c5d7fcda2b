package io.mockloop.migrations.testkit;

import io.mockloop.migrations.testkit.WireCounter.Fate;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/** One connection as its protocol sees it: cuts both directions into messages and counts them. */
abstract class WireProtocol {

    /** What becomes of bytes that arrived. */
    enum Verdict {
        PASS,
        DROP,
        CUT
    }

    /** As length: the message's head has not arrived. */
    static final int UNKNOWN = Integer.MAX_VALUE;

    final WireCounter counter;
    private final Stream client = new Stream();
    private final Stream server = new Stream();
    private boolean loggedIn;
    private boolean clientsTurn;
    private Fate fate = Fate.PASS;

    WireProtocol(WireCounter counter) {
        this.counter = counter;
    }

    final synchronized Verdict fromClient(byte[] bytes, int count) {
        client.add(bytes, count);
        client.messages(this::clientMessageLength, this::clientSent);
        return fate == Fate.LOSE_REQUEST ? Verdict.CUT : Verdict.PASS;
    }

    final synchronized Verdict fromServer(byte[] bytes, int count) {
        server.add(bytes, count);
        server.messages(this::serverMessageLength, this::serverSent);
        if (fate != Fate.LOSE_ANSWER) {
            return Verdict.PASS;
        }
        return clientsTurn ? Verdict.CUT : Verdict.DROP;
    }

    /** The length of the message that begins at the buffer's position, or {@link #UNKNOWN}. */
    abstract int clientMessageLength(ByteBuffer bytes);

    abstract int serverMessageLength(ByteBuffer bytes);

    abstract void clientSent(ByteBuffer message);

    abstract void serverSent(ByteBuffer message);

    final boolean isLoggedIn() {
        return loggedIn;
    }

    final void loggedIn() {
        loggedIn = true;
        clientsTurn = true;
    }

    /** The server has answered what was asked, and waits. */
    final void answered() {
        clientsTurn = true;
    }

    /** The client sent a message after the login; the first one since an answer begins a round trip. */
    final void sent(String name) {
        counter.message(name);
        if (clientsTurn) {
            clientsTurn = false;
            fate = counter.roundTrip();
        }
    }

    /** The client sent a message that the server does not answer. */
    final void sentWithoutAnswer(String name) {
        counter.message(name);
    }

    /** The bytes of one direction that are not yet a whole message. */
    private static final class Stream {

        private byte[] bytes = new byte[16384];
        private int end;

        void add(byte[] more, int count) {
            if (end + count > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + count));
            }
            System.arraycopy(more, 0, bytes, end, count);
            end += count;
        }

        void messages(ToIntFunction<ByteBuffer> length, Consumer<ByteBuffer> use) {
            ByteBuffer unread = ByteBuffer.wrap(bytes, 0, end);
            for (int next = length.applyAsInt(unread); next <= unread.remaining(); next = length.applyAsInt(unread)) {
                use.accept(unread.slice(unread.position(), next));
                unread.position(unread.position() + next);
            }
            end = unread.remaining();
            System.arraycopy(bytes, unread.position(), bytes, 0, end);
        }
    }
}
