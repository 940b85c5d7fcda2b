package io.mockloop.migrations.testkit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** PostgreSQL's protocol 3, without encryption. */
final class PostgreSqlWire extends WireProtocol {

    private static final int CANCEL_REQUEST = 80877102;
    private static final int PROTOCOL_3 = 3;

    private static final Map<Character, String> NAMES = Map.ofEntries(
            Map.entry('Q', "Query"),
            Map.entry('P', "Parse"),
            Map.entry('B', "Bind"),
            Map.entry('D', "Describe"),
            Map.entry('E', "Execute"),
            Map.entry('C', "Close"),
            Map.entry('S', "Sync"),
            Map.entry('H', "Flush"),
            Map.entry('F', "FunctionCall"),
            Map.entry('d', "CopyData"),
            Map.entry('c', "CopyDone"),
            Map.entry('f', "CopyFail"));

    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, String> portals = new HashMap<>();
    private final Set<String> begunPortals = new HashSet<>();
    private boolean started;
    private boolean flushed;
    private boolean inTransaction;
    private boolean failed;

    PostgreSqlWire(WireCounter counter) {
        super(counter);
    }

    @Override
    int clientMessageLength(ByteBuffer bytes) {
        if (!started) {
            return bytes.remaining() < 4 ? UNKNOWN : bytes.getInt(bytes.position());
        }
        return serverMessageLength(bytes);
    }

    @Override
    int serverMessageLength(ByteBuffer bytes) {
        return bytes.remaining() < 5 ? UNKNOWN : 1 + bytes.getInt(bytes.position() + 1);
    }

    @Override
    void clientSent(ByteBuffer message) {
        if (!started) {
            start(message.getInt(4));
            return;
        }
        char type = (char) message.get();
        if (!isLoggedIn()) {
            return;
        }
        if (type == 'X') {
            sentWithoutAnswer("Terminate");
            return;
        }
        sent(NAMES.getOrDefault(type, String.valueOf(type)));
        message.position(5);
        switch (type) {
            case 'Q' -> counter.statement(text(message));
            case 'P' -> statements.put(text(message), text(message));
            case 'B' -> bind(text(message), text(message));
            case 'E' -> execute(text(message));
            case 'H' -> flushed = true;
            default -> {}
        }
    }

    private void start(int code) {
        if (code == CANCEL_REQUEST) {
            counter.message("CancelRequest");
        } else if (code >>> 16 == PROTOCOL_3) {
            started = true;
            counter.connection();
        } else {
            throw new IllegalStateException("The driver asks for encryption: connect with sslmode=disable");
        }
    }

    private void bind(String portal, String statement) {
        portals.put(portal, statements.getOrDefault(statement, statement));
        begunPortals.remove(portal);
    }

    private void execute(String portal) {
        if (begunPortals.add(portal)) {
            counter.statement(portals.getOrDefault(portal, portal));
        }
    }

    @Override
    void serverSent(ByteBuffer message) {
        char type = (char) message.get();
        message.position(5);
        switch (type) {
            case 'Z' -> ready((char) message.get());
            case 'C' -> completed(text(message));
            case 'E' -> failed = true;
            case 'G', 'W' -> answered();
            default -> {
                if (flushed) {
                    answered();
                }
            }
        }
    }

    private void completed(String tag) {
        if (tag.equals("COMMIT") && isLoggedIn()) {
            counter.commit();
        }
        inTransaction = !tag.equals("COMMIT") && !tag.equals("ROLLBACK");
    }

    private void ready(char state) {
        if (!isLoggedIn()) {
            loggedIn();
            return;
        }
        if (state == 'I') {
            if (inTransaction && !failed) {
                counter.commit();
            }
            inTransaction = false;
        }
        failed = false;
        flushed = false;
        answered();
    }

    private static String text(ByteBuffer message) {
        int from = message.position();
        int length = 0;
        while (message.get() != 0) {
            length++;
        }
        return StandardCharsets.UTF_8.decode(message.slice(from, length)).toString();
    }
}
