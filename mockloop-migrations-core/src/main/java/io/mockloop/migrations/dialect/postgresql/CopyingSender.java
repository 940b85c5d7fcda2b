package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.session.OneByOneSender;
import io.mockloop.migrations.engine.session.Sending;
import io.mockloop.migrations.sql.SqlStatement;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.PGConnection;

/** Sends one by one, and the data of a COPY … FROM stdin behind it, as the protocol wants it (manual, 54.2.6). */
final class CopyingSender extends OneByOneSender {

    private final Sending with;

    CopyingSender(Sending with) {
        super(with);
        this.with = with;
    }

    @Override
    public void send(SqlStatement statement, Runnable begins) throws SQLException {
        Reader data = statement.copyData();
        if (data == null) {
            begins.run();
            executeLimited(statement.text());
        } else {
            begins.run();
            copy(statement.text(), data);
        }
    }

    /** What limits its waiting goes along; but the driver may take a text with a body apart in the wrong places. */
    private void executeLimited(String sql) throws SQLException {
        Optional<String> limit = with.lockLimit().before(sql);
        if (limit.isPresent() && sql.indexOf(';') >= 0) {
            execute(limit.get());
            execute(sql);
        } else {
            execute(limit.map(first -> first + ";" + sql).orElse(sql));
        }
    }

    private void copy(String sql, Reader data) throws SQLException {
        PGConnection server = with.connection().unwrap(PGConnection.class);
        with.cancellation().send(server::cancelQuery, with.timeout(), () -> {
            try {
                return server.getCopyAPI().copyIn(sql, new Stoppable(data));
            } catch (IOException e) {
                throw new SQLException("The data of a COPY could not be read", e);
            }
        });
    }

    /** Between two pieces of its data nothing runs on the server that could be cancelled. */
    private final class Stoppable extends FilterReader {

        Stoppable(Reader data) {
            super(data);
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            if (with.cancellation().isCancelled()) {
                throw new IOException("The run was cancelled.");
            }
            return super.read(buffer, offset, length);
        }
    }
}
