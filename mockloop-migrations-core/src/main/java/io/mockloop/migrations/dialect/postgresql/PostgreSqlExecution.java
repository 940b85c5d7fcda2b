package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.session.Evidence;
import io.mockloop.migrations.engine.session.ExecutionRules;
import io.mockloop.migrations.engine.session.LockLimit;
import io.mockloop.migrations.engine.session.Remarks;
import io.mockloop.migrations.engine.session.Sending;
import io.mockloop.migrations.engine.session.SessionSnapshot;
import io.mockloop.migrations.engine.session.StatementSender;
import io.mockloop.migrations.engine.session.Transactions;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** How PostgreSQL runs migrations. */
final class PostgreSqlExecution implements ExecutionRules {

    /** Undefined table, column, object, function, schema (PostgreSQL 18 manual, appendix A). */
    private static final Set<String> MISSING = Set.of("42P01", "42703", "42704", "42883", "3F000");

    /** Duplicate table, column, object, function, schema. */
    private static final Set<String> EXISTING = Set.of("42P07", "42701", "42710", "42723", "42P06");

    /** Lock not available, and a deadlock. */
    private static final Set<String> LOCKED_OUT = Set.of("55P03", "40P01");

    private static final Pattern LOCAL = Pattern.compile("^SET\\s+LOCAL\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern CONCURRENTLY = Pattern.compile(".*\\bCONCURRENTLY\\b");

    /** What may have committed a part of its work. */
    private static final Pattern SEVERAL_TRANSACTIONS = Pattern.compile(
            "(CALL|DO)\\b|ALTER TABLE .* DETACH PARTITION .* CONCURRENTLY\\b|(CREATE|ALTER|DROP) SUBSCRIPTION\\b");

    private static final Pattern DROPS = Pattern.compile("DROP\\b");

    private final ServerProcess process;

    PostgreSqlExecution(ServerProcess process) {
        this.process = process;
    }

    @Override
    public boolean undoesDdl() {
        return true;
    }

    @Override
    public Transactions transactions(Connection connection) throws SQLException {
        return new PostgreSqlTransactions(connection, process);
    }

    @Override
    public SessionSnapshot captureSession(Connection connection) throws SQLException {
        return PostgreSqlSession.capture(connection);
    }

    @Override
    public StatementSender transactionalSender(Sending with) {
        return with.timeout() == null ? new PipelineSender(with) : exactSender(with);
    }

    /** A syntax error that a single statement doesn't have (42601) is that of a text the driver took apart wrongly. */
    @Override
    public boolean isOfSendingTogether(SQLException failure) {
        return "42601".equals(failure.getSQLState());
    }

    @Override
    public boolean isOfMissingObject(SQLException failure) {
        return MISSING.contains(String.valueOf(failure.getSQLState()));
    }

    @Override
    public boolean isOfExistingObject(SQLException failure) {
        return EXISTING.contains(String.valueOf(failure.getSQLState()));
    }

    @Override
    public Remarks remarksOn(SQLException failure, String statement) {
        return ServerRemarks.of(failure, statement);
    }

    @Override
    public StatementSender exactSender(Sending with) {
        return new CopyingSender(with);
    }

    @Override
    public LockLimit lockLimit(Connection connection, Duration timeout, boolean inTransaction) {
        return timeout.isZero() ? LockLimit.NONE : new LockTimeout(timeout, inTransaction);
    }

    @Override
    public boolean isLockedOut(SQLException failure) {
        return LOCKED_OUT.contains(String.valueOf(failure.getSQLState()));
    }

    @Override
    public List<String> holdersOf(Connection connection, String statement) throws SQLException {
        return OtherSessions.holding(connection, statement);
    }

    @Override
    public @Nullable SqlFunction<Connection, List<String>> waitedForBy(Connection connection, String statement) {
        int waiting = process.last();
        return waiting == 0 || !LockTimeout.isConcurrent(statement)
                ? null
                : other -> OtherSessions.blocking(other, waiting);
    }

    /** Beside an index without a name of its own, and one that is rebuilt, there may be others that are being built. */
    @Override
    public boolean isRepeatable(String statement) {
        StatementHead head = StatementHead.of(statement, new PostgreSqlRules().lexical());
        return !head.beginsWith(SEVERAL_TRANSACTIONS)
                && (!LockTimeout.isConcurrent(statement)
                        || head.beginsWith(DROPS)
                        || InvalidIndexes.isMadeByName(statement, new PostgreSqlRules().lexical()));
    }

    @Override
    public List<String> removeLeft(Connection connection, String statement) throws SQLException {
        List<String> removed = InvalidIndexes.madeBy(statement, sql(connection), connection);
        for (String index : removed) {
            PlainSql.execute(connection, "DROP INDEX CONCURRENTLY " + index);
        }
        return removed;
    }

    private static LexicalRules sql(Connection connection) throws SQLException {
        return new PostgreSqlDialect().sql(connection).lexical();
    }

    /** One transaction can hold several migrations, and its own time stands still. */
    @Override
    public String elapsedMillis(String log) {
        return "CAST(EXTRACT(EPOCH FROM (pg_catalog.clock_timestamp() AT TIME ZONE 'UTC') - GREATEST("
                + "pg_catalog.now() AT TIME ZONE 'UTC', (SELECT applied_at FROM " + log
                + " ORDER BY id DESC LIMIT 1))) * 1000 AS integer)";
    }

    /** What is sent outside of a transaction here is no plain change of the schema. */
    @Override
    public Evidence evidenceOf(Connection connection, String statement) {
        return Evidence.NONE;
    }

    /** An index that fails to be built beside writers stays, and is INVALID (manual, CREATE INDEX). */
    @Override
    public boolean leavesNothing(Connection connection, String statement, SQLException failure) throws SQLException {
        boolean answered = failure instanceof PSQLException server && server.getServerErrorMessage() != null;
        StatementHead head = StatementHead.of(statement, new PostgreSqlRules().lexical());
        if (!answered || head.beginsWith(SEVERAL_TRANSACTIONS)) {
            return false;
        }
        return !head.beginsWith(CONCURRENTLY)
                || PlainSql.text(connection, "SELECT 1 FROM pg_catalog.pg_index WHERE NOT indisvalid LIMIT 1")
                        .isEmpty();
    }

    /** Only those that wait are asked who blocks them, which keeps all others from locking anything for a moment. */
    @Override
    public @Nullable SqlFunction<Connection, List<String>> waitersFor(Connection connection) {
        if (process.last() == 0) {
            return null;
        }
        String waiting = "SELECT 'process ' || a.pid || ' of user ' || a.usename"
                + " || coalesce(', ' || nullif(a.application_name, ''), '') FROM pg_catalog.pg_stat_activity a"
                + " WHERE a.pid IN (SELECT l.pid FROM pg_catalog.pg_locks l WHERE NOT l.granted)"
                + " AND " + process.last() + " = ANY (pg_catalog.pg_blocking_pids(a.pid)) ORDER BY a.pid";
        return other -> PlainSql.query(other, waiting, row -> row.getString(1));
    }

    @Override
    public Optional<String> begin() {
        return Optional.of("BEGIN");
    }

    @Override
    public List<String> leftInvalid(Connection connection, String statement) throws SQLException {
        return InvalidIndexes.leftBy(statement, sql(connection), connection);
    }

    /** What is set for a transaction alone ends with it. */
    @Override
    public List<String> sessionReset(Connection connection, List<String> changes, List<String> removals) {
        boolean ended = removals.isEmpty() && changes.stream().allMatch(LOCAL.asPredicate());
        return ended ? List.of() : List.of("DISCARD ALL");
    }
}
