package io.mockloop.migrations.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The protocol of MySQL and MariaDB, without encryption and compression. */
final class MySqlWire extends WireProtocol {

    private static final int HEADER = 4;
    private static final int CLIENT_QUERY_ATTRIBUTES = 1 << 27;

    private static final int QUIT = 1;
    private static final int QUERY = 3;
    private static final int PREPARE = 22;
    private static final int EXECUTE = 23;
    private static final int SEND_LONG_DATA = 24;
    private static final int CLOSE = 25;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(QUIT, "COM_QUIT"),
            Map.entry(2, "COM_INIT_DB"),
            Map.entry(QUERY, "COM_QUERY"),
            Map.entry(14, "COM_PING"),
            Map.entry(PREPARE, "COM_STMT_PREPARE"),
            Map.entry(EXECUTE, "COM_STMT_EXECUTE"),
            Map.entry(SEND_LONG_DATA, "COM_STMT_SEND_LONG_DATA"),
            Map.entry(CLOSE, "COM_STMT_CLOSE"),
            Map.entry(26, "COM_STMT_RESET"),
            Map.entry(27, "COM_SET_OPTION"),
            Map.entry(28, "COM_STMT_FETCH"),
            Map.entry(31, "COM_RESET_CONNECTION"));

    private final Map<Integer, String> statements = new HashMap<>();
    private String lastPrepared = "";
    private boolean preparing;
    private boolean queryAttributes;

    MySqlWire(WireCounter counter) {
        super(counter);
    }

    @Override
    int clientMessageLength(ByteBuffer bytes) {
        if (bytes.remaining() < HEADER) {
            return UNKNOWN;
        }
        return HEADER + (bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.position()) & 0xFFFFFF);
    }

    @Override
    int serverMessageLength(ByteBuffer bytes) {
        return clientMessageLength(bytes);
    }

    @Override
    void clientSent(ByteBuffer message) {
        message.order(ByteOrder.LITTLE_ENDIAN);
        int number = message.get(3);
        if (!isLoggedIn()) {
            if (number == 1) {
                queryAttributes = (message.getInt(HEADER) & CLIENT_QUERY_ATTRIBUTES) != 0;
                counter.connection();
            }
        } else if (number == 0) {
            command(message.position(HEADER));
        }
    }

    private void command(ByteBuffer message) {
        int command = message.get() & 0xFF;
        String name = NAMES.getOrDefault(command, "COM_" + command);
        switch (command) {
            case QUIT, SEND_LONG_DATA, CLOSE -> sentWithoutAnswer(name);
            default -> sent(name);
        }
        switch (command) {
            case QUERY -> query(message);
            case PREPARE -> {
                lastPrepared = text(message);
                preparing = true;
            }
            case EXECUTE -> counter.statement(statements.getOrDefault(message.getInt(), lastPrepared));
            default -> {}
        }
    }

    private void query(ByteBuffer message) {
        if (queryAttributes && message.get(message.position()) == 0) {
            message.position(message.position() + 2);
        }
        String text = text(message);
        counter.statement(text);
        if (text.equalsIgnoreCase("commit")) {
            counter.commit();
        }
    }

    @Override
    void serverSent(ByteBuffer message) {
        message.order(ByteOrder.LITTLE_ENDIAN);
        boolean ok = message.limit() > HEADER && message.get(HEADER) == 0;
        if (isLoggedIn()) {
            if (preparing && ok) {
                statements.put(message.getInt(HEADER + 1), lastPrepared);
            }
            preparing = false;
            answered();
        } else if (ok) {
            loggedIn();
        }
    }

    private static String text(ByteBuffer message) {
        return StandardCharsets.UTF_8.decode(message).toString();
    }
}
