package io.mockloop.migrations.engine.bulk;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says what is to be sent for many rows, for as long as a migration runs: so tables are asked for once. */
public final class BulkWriter {

    /** The first words of statements that change no table's columns, and not what a table's name means. */
    private static final Set<String> OF_ROWS =
            Set.of("select", "with", "insert", "update", "delete", "merge", "replace");

    private final BulkRules rules;
    private final Connection connection;
    private BulkRules.@Nullable Writer open;

    /** One of a migration's connection. */
    public BulkWriter(BulkRules rules, Connection connection) {
        this.rules = rules;
        this.connection = connection;
    }

    /** Told of each statement that goes another way: what is known of tables may no longer hold. */
    public void sent(String sql) {
        String text = sql.strip();
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        if (!OF_ROWS.contains(text.substring(0, end).toLowerCase(Locale.ROOT))) {
            open = null;
        }
    }

    /** What is to be sent; nothing for no rows. */
    public List<BulkStatement> statements(BulkWrite write) throws SQLException {
        if (write.rows().isEmpty()) {
            return List.of();
        }
        if (open == null) {
            open = rules.open(connection);
        }
        return open.statements(write);
    }
}
