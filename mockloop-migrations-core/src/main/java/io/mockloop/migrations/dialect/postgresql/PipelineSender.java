package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.execution.OneByOneSender;
import io.mockloop.migrations.engine.execution.StatementSender;
import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.sql.SqlStatement;
import io.mockloop.migrations.sql.lexer.Ascii;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Sends many statements before it waits for an answer: the driver sends what one text holds up to one Sync (manual,
 * 54.2.4), and the server stops at the first error. Each pipeline is kept small, since both sides hold it in memory.
 */
final class PipelineSender implements StatementSender {

    private static final int MOST_STATEMENTS = 250;
    private static final int MOST_CHARACTERS = 1 << 20;

    /** What the driver must have been told of before it takes the next statements apart. */
    private static final String STRING_SETTING = "STANDARD_CONFORMING_STRINGS";

    private final CopyingSender single;
    private final Texts texts;
    private final StringBuilder pipeline = new StringBuilder();
    private int statements;

    PipelineSender(Connection connection, Cancellation cancellation) {
        this.single = new CopyingSender(connection, cancellation, null);
        this.texts = new Texts(connection, cancellation);
    }

    private static final class Texts extends OneByOneSender {
        Texts(Connection connection, Cancellation cancellation) {
            super(connection, cancellation, null);
        }

        void send(String sql) throws SQLException {
            execute(sql);
        }
    }

    @Override
    public void send(SqlStatement statement) throws SQLException {
        if (statement.copyData() != null) {
            flush();
            single.send(statement);
        } else {
            add(statement.text());
        }
    }

    /** A long statement is sent by itself, as it is: each copy of it takes its whole length. */
    private void add(String sql) throws SQLException {
        if (sql.length() > MOST_CHARACTERS || isTornByTheDriver(sql)) {
            flush();
            texts.send(sql);
            return;
        }
        if (statements == MOST_STATEMENTS || pipeline.length() + sql.length() > MOST_CHARACTERS) {
            flush();
        }
        pipeline.append(sql).append("\n;\n");
        statements++;
        if (Ascii.containsIgnoreCase(sql, STRING_SETTING)) {
            flush();
        }
    }

    /** The driver takes a text apart at semicolons that it thinks are none of a body's. */
    private static boolean isTornByTheDriver(String sql) {
        return sql.indexOf(';') >= 0
                && (Ascii.containsIgnoreCase(sql, "ATOMIC") || Ascii.containsIgnoreCase(sql, "RULE"));
    }

    private void flush() throws SQLException {
        if (statements > 0) {
            String sql = pipeline.toString();
            pipeline.setLength(0);
            statements = 0;
            texts.send(sql);
        }
    }

    @Override
    public void finish(List<String> history) throws SQLException {
        for (String statement : history) {
            add(statement);
        }
        flush();
    }

    @Override
    public boolean isExact() {
        return false;
    }
}
