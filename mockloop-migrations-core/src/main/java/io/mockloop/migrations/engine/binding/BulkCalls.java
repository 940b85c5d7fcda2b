package io.mockloop.migrations.engine.binding;

import io.mockloop.migrations.engine.binding.StatementGate.Values;
import io.mockloop.migrations.engine.bulk.BulkStatement;
import io.mockloop.migrations.engine.bulk.BulkWrite;
import io.mockloop.migrations.engine.bulk.BulkWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes many rows through the gate, to which each statement for them is one.
 *
 * @param connection not guarded
 */
record BulkCalls(BulkWriter writer, Connection connection, StatementGate gate) {

    /** The number of rows that were changed. */
    int write(BulkWrite write) throws SQLException {
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
