package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.session.OneByOneSender;
import io.mockloop.migrations.sql.SqlStatement;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Sends one by one, and the data of a COPY … FROM stdin behind it, as the protocol wants it (manual, 54.2.6). */
final class CopyingSender extends OneByOneSender {

    private final Connection connection;
    private final Cancellation cancellation;

    CopyingSender(Connection connection, Cancellation cancellation, @Nullable Duration timeout) {
        super(connection, cancellation, timeout);
        this.connection = connection;
        this.cancellation = cancellation;
    }

    @Override
    public void send(SqlStatement statement, Runnable begins) throws SQLException {
        Reader data = statement.copyData();
        if (data == null) {
            super.send(statement, begins);
        } else {
            begins.run();
            copy(statement.text(), data);
        }
    }

    private void copy(String sql, Reader data) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new Stoppable(data));
        } catch (IOException e) {
            throw new SQLException("The data of a COPY could not be read", e);
        }
    }

    /** A copy is no statement that could be cancelled: it ends when its data end. */
    private final class Stoppable extends FilterReader {

        Stoppable(Reader data) {
            super(data);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (cancellation.isCancelled()) {
                throw new IOException("The run was cancelled.");
            }
            return super.read(buffer, offset, length);
        }
    }
}
