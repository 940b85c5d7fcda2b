package io.mockloop.migrations.dialect.sqlite;

import io.mockloop.migrations.MigrationPlan.ClientCommand;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.session.Evidence;
import io.mockloop.migrations.engine.session.ExecutionRules;
import io.mockloop.migrations.engine.session.OneByOneSender;
import io.mockloop.migrations.engine.session.Pause;
import io.mockloop.migrations.engine.session.Sending;
import io.mockloop.migrations.engine.session.SessionSnapshot;
import io.mockloop.migrations.engine.session.StatementSender;
import io.mockloop.migrations.engine.session.Transactions;
import io.mockloop.migrations.sql.SqlStatement;
import io.mockloop.migrations.sql.StatementKind;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.Ascii;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How SQLite runs migrations. */
final class SqliteExecution implements ExecutionRules {

    private static final Pattern WHOLE =
            Pattern.compile("(VACUUM|DETACH|ATTACH|PRAGMA|CREATE|DROP|ALTER|REINDEX|ANALYZE)\\b");

    private static final Pattern MISSING = Pattern.compile("no such (?:table|column|index|view|trigger)\\b");
    private static final Pattern EXISTING = Pattern.compile(" already exists|duplicate column name");

    @Override
    public boolean undoesDdl() {
        return true;
    }

    @Override
    public Transactions transactions(Connection connection) throws SQLException {
        return new SqliteTransactions(connection);
    }

    @Override
    public SessionSnapshot captureSession(Connection connection) throws SQLException {
        return SqliteSession.capture(connection);
    }

    @Override
    public StatementSender exactSender(Sending with) {
        return new Sender(with);
    }

    @Override
    public Optional<String> begin() {
        return Optional.of("BEGIN IMMEDIATE");
    }

    @Override
    public List<String> sessionReset(Connection connection, List<String> changes, List<String> removals)
            throws SQLException {
        return SqliteSession.values(connection, changes);
    }

    /** Its shell takes no change of the schema's own table by itself, from version 3.41 on. */
    @Override
    public List<ClientCommand> allowing(List<PlannedStatement> statements) {
        return statements.stream().anyMatch(each -> Ascii.containsIgnoreCase(each.sql(), "WRITABLE_SCHEMA"))
                ? List.of(new ClientCommand(".dbconfig defensive off"))
                : List.of();
    }

    /** An error of reading or writing the file can be that of what comes behind the point of no return. */
    @Override
    public boolean leavesCommitOpen(SQLException failure) {
        return ExecutionRules.super.leavesCommitOpen(failure) || SqliteHistory.isOfFile(failure);
    }

    /** SQLite has one code for all of them. */
    @Override
    public boolean isOfMissingObject(SQLException failure) {
        return MISSING.matcher(String.valueOf(failure.getMessage())).find();
    }

    @Override
    public boolean isOfExistingObject(SQLException failure) {
        return EXISTING.matcher(String.valueOf(failure.getMessage())).find();
    }

    /** What is sent outside of a transaction here is no plain change of the schema. */
    @Override
    public Evidence evidenceOf(Connection connection, String statement) {
        return Evidence.NONE;
    }

    /** A change of rows may keep those before the one that fails (ON CONFLICT FAIL). */
    @Override
    public boolean leavesNothing(Connection connection, String statement, SQLException failure) {
        return StatementHead.of(statement, new SqliteRules().lexical()).beginsWith(WHOLE);
    }

    @Override
    public Optional<String> integrityProblem(Connection connection) throws SQLException {
        return PlainSql.query(
                        connection,
                        "PRAGMA foreign_key_check",
                        row -> "row %s of table %s refers to a row of table %s that isn't there"
                                .formatted(row.getString(2), row.getString(1), row.getString(3)))
                .stream()
                .findFirst();
    }

    private static final class Sender extends OneByOneSender {

        private final Connection connection;

        Sender(Sending with) {
            super(with);
            this.connection = with.connection();
        }

        /** The other databases take a COMMIT that has nothing to commit. */
        @Override
        public void send(SqlStatement statement, Runnable begins) throws SQLException {
            try {
                super.send(statement, begins);
            } catch (SQLException e) {
                if (statement.kind() != StatementKind.COMMIT || !SqliteTransactions.isWithoutTransaction(e)) {
                    throw e;
                }
            }
        }

        /** Outside of a transaction each statement commits, and waits for those who read without keeping others out. */
        @Override
        protected void execute(String sql) throws SQLException {
            Pause.whileBusy(
                    SqliteHistory::isBusy,
                    () -> StatementLength.allow(connection, sql.length(), () -> {
                        super.execute(sql);
                        return sql;
                    }));
        }

        @Override
        public void finish(List<String> history) throws SQLException {
            new SqliteHistory().write(connection, history);
        }
    }
}
