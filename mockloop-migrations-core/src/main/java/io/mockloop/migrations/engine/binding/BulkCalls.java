package io.mockloop.migrations.engine.binding;

import io.mockloop.migrations.engine.binding.StatementGate.Values;
import io.mockloop.migrations.engine.bulk.BulkRules;
import io.mockloop.migrations.engine.bulk.BulkStatement;
import io.mockloop.migrations.engine.bulk.BulkWrite;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes many rows through the gate, to which each statement for them is one. */
final class BulkCalls {

    /** The first words of statements that change no table's columns, and not what a table's name means. */
    private static final Set<String> OF_ROWS =
            Set.of("select", "with", "insert", "update", "delete", "merge", "replace");

    private final BulkRules rules;
    private final Connection connection;
    private final StatementGate gate;
    private BulkRules.@Nullable Writer writer;

    BulkCalls(BulkRules rules, Connection connection, StatementGate gate) {
        this.rules = rules;
        this.connection = connection;
        this.gate = gate;
    }

    /** Told of each statement that goes another way: what is known of tables may no longer hold. */
    void sent(String sql) {
        String text = sql.strip();
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        if (!OF_ROWS.contains(text.substring(0, end).toLowerCase(Locale.ROOT))) {
            writer = null;
        }
    }

    /** The number of rows that were changed. */
    int write(BulkWrite write) throws SQLException {
        if (write.rows().isEmpty()) {
            return 0;
        }
        if (writer == null) {
            writer = rules.open(connection);
        }
        long changed = 0;
        for (BulkStatement statement : writer.statements(write)) {
            changed += send(statement);
        }
        return Math.toIntExact(changed);
    }

    private long send(BulkStatement statement) throws SQLException {
        gate.check(statement.text());
        Values values = gate.comparesValues() ? values(statement.write()) : Values.NONE;
        if (gate.isDone(statement.text(), values)) {
            return statement.write().rows().size();
        }
        try (PreparedStatement prepared = connection.prepareStatement(statement.sql())) {
            Long changed = gate.send(
                    statement.text(),
                    values,
                    prepared,
                    () -> statement.sending().apply(prepared));
            return changed == null ? 0 : changed;
        }
    }

    /** As of a batch of the same rows. */
    private static Values values(BulkWrite write) {
        BoundValues bound = new BoundValues();
        for (@Nullable Object[] row : write.rows()) {
            bound.addRow(row);
        }
        return bound.executed("executeBatch");
    }
}
