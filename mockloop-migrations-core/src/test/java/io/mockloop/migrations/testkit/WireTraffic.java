package io.mockloop.migrations.testkit;

import java.util.List;

/**
 * What went between clients and a server since the last reset, logins left out.
 *
 * @param connections connections that were opened
 * @param roundTrips how often a client sent something after it had waited for the server's answer
 * @param commits on PostgreSQL the transactions that the server committed, a statement with auto-commit being one; on
 *     MySQL and MariaDB the COMMIT statements sent, as what DDL commits by itself is not on the wire
 * @param statements the texts of the statements executed, prepared ones too, in their order
 * @param messages the protocol's names of all that clients sent, as {@code Parse}, {@code Sync} or {@code COM_QUERY}
 */
public record WireTraffic(
        int connections, int roundTrips, int commits, List<String> statements, List<String> messages) {

    /** Keeps copies. */
    public WireTraffic {
        statements = List.copyOf(statements);
        messages = List.copyOf(messages);
    }

    /** How many messages of a kind were sent. */
    public long count(String message) {
        return messages.stream().filter(message::equals).count();
    }
}
