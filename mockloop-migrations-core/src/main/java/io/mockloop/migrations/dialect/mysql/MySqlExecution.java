package io.mockloop.migrations.dialect.mysql;

import io.mockloop.migrations.dialect.AutoCommitTransactions;
import io.mockloop.migrations.dialect.mysql.ddl.MySqlDdl;
import io.mockloop.migrations.engine.session.Evidence;
import io.mockloop.migrations.engine.session.ExecutionRules;
import io.mockloop.migrations.engine.session.LockLimit;
import io.mockloop.migrations.engine.session.Remarks;
import io.mockloop.migrations.engine.session.Sending;
import io.mockloop.migrations.engine.session.SessionSnapshot;
import io.mockloop.migrations.engine.session.StatementSender;
import io.mockloop.migrations.engine.session.Transactions;
import io.mockloop.migrations.sql.split.StatementHead;
import io.mockloop.migrations.sql.token.Ascii;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How MySQL and MariaDB run migrations: statement by statement, since DDL commits by itself. */
final class MySqlExecution implements ExecutionRules {

    private static final int SYNTAX_ERROR = 1064;
    /** No such database, table, column, key, routine, trigger, view, event, index, check, constraint, sequence. */
    private static final Set<Integer> MISSING =
            Set.of(1008, 1051, 1054, 1091, 1146, 1176, 1305, 1360, 1539, 1049, 3821, 3940, 4091, 4092);

    /** Such a database, table, column, key, routine, trigger, event, foreign key, check constraint is there. */
    private static final Set<Integer> EXISTING = Set.of(1007, 1050, 1060, 1061, 1068, 1304, 1359, 1537, 1826, 3822);

    /** What MariaDB says, with the number 121 of InnoDB's, of a foreign key whose name is there. */
    private static final int NO_TABLE_MADE = 1005;

    /** Lock wait timeout, deadlock. */
    private static final Set<Integer> LOCKED_OUT = Set.of(1205, 1213);

    /** The disk, or a table that may not grow, is full. */
    private static final Set<Integer> NO_ROOM = Set.of(1021, 1114);

    private static final String MAKE_ROOM = "Hint: make room where the server keeps its tables, or let the table grow.";

    private static final Pattern WHOLE = Pattern.compile("(ALTER|CREATE|DROP|RENAME|TRUNCATE|LOCK TABLES?)\\b");

    private static final Pattern MAKES_TABLE = Pattern.compile("CREATE( OR REPLACE)?( TEMPORARY)? TABLE\\b");

    private static final Pattern AT_LINE = Pattern.compile("at line (\\d+)\\s*$");

    /** What the session has ended by a statement; what DDL commits by itself isn't among it. */
    private static final String ENDS = "SHOW SESSION STATUS WHERE Variable_name IN ('Com_commit', 'Com_rollback')";

    private final SessionMode session;
    private final LockHolders holders;

    MySqlExecution(SessionMode session, LockHolders holders) {
        this.session = session;
        this.holders = holders;
    }

    @Override
    public boolean undoesDdl() {
        return false;
    }

    @Override
    public Transactions transactions(Connection connection) throws SQLException {
        session.takeOver(connection);
        return new AutoCommitTransactions(connection, ENDS);
    }

    @Override
    public void giveBack(Connection connection) throws SQLException {
        session.giveBack(connection);
    }

    @Override
    public SessionSnapshot captureSession(Connection connection) throws SQLException {
        return MySqlSession.capture(connection);
    }

    @Override
    public StatementSender exactSender(Sending with) {
        return new MySqlSender(with);
    }

    /** Of the session, since statements that change the schema commit. */
    @Override
    public LockLimit lockLimit(Connection connection, Duration timeout, boolean inTransaction) {
        return timeout.isZero()
                ? LockLimit.NONE
                : new LockWaitTimeout(timeout, () -> session.lockWaitSeconds(connection));
    }

    @Override
    public boolean isLockedOut(SQLException failure) {
        return LOCKED_OUT.contains(failure.getErrorCode());
    }

    @Override
    public List<String> holdersOf(Connection connection, String statement) {
        return OtherSessions.holding(connection, statement, holders);
    }

    /**
     * One that was kept from its metadata locks, or that had to give them up at its end, is undone by the server. Of a
     * compound statement, and one that fills a table from a query, that isn't certain; and a change of rows waited for
     * rows.
     */
    @Override
    public boolean isRepeatable(String statement) {
        StatementHead head = StatementHead.of(statement, new MySqlRules().lexical());
        return head.beginsWith(WHOLE)
                && !(head.beginsWith(MAKES_TABLE) && Ascii.containsIgnoreCase(statement, "SELECT"));
    }

    @Override
    public boolean leavesNothing(Connection connection, String statement, SQLException failure) {
        if (!isRepeatable(statement)) {
            return false;
        }
        // a statement that drops several drops some of them on MariaDB
        MySqlRules rules = new MySqlRules();
        return isLockedOut(failure)
                || RefusedChange.isOne(statement, failure)
                || (isOfExistingObject(failure) && rules.makesOne(statement))
                || (isOfMissingObject(failure) && rules.removesOne(statement));
    }

    @Override
    public List<String> sessionReset(Connection connection, List<String> changes, List<String> removals)
            throws SQLException {
        return SessionDefaults.after(changes, removals, connection.getCatalog());
    }

    @Override
    public boolean isOfMissingObject(SQLException failure) {
        return MISSING.contains(failure.getErrorCode());
    }

    @Override
    public boolean isOfExistingObject(SQLException failure) {
        return EXISTING.contains(failure.getErrorCode())
                || (failure.getErrorCode() == NO_TABLE_MADE
                        && String.valueOf(failure.getMessage()).contains("errno: 121 "));
    }

    @Override
    public String lockingToo(String statement, List<String> tables) {
        return TableLocks.including(statement, tables);
    }

    /** A syntax error says the statement's line behind the text that it is near, which may have lines, too. */
    @Override
    public Remarks remarksOn(SQLException failure, String statement) {
        if (NO_ROOM.contains(failure.getErrorCode())) {
            return new Remarks(0, List.of(MAKE_ROOM));
        }
        Matcher line = AT_LINE.matcher(String.valueOf(failure.getMessage()));
        return failure.getErrorCode() == SYNTAX_ERROR && line.find()
                ? new Remarks(Integer.parseInt(line.group(1)), List.of())
                : Remarks.NONE;
    }

    @Override
    public Evidence evidenceOf(Connection connection, String statement) throws SQLException {
        Optional<Boolean> isDone = isDone(connection, statement);
        if (isDone.isPresent()) {
            return Evidence.of(isDone.get());
        }
        return CatalogEvidence.of(connection, statement, new MySqlRules(connection, new SessionMode()).lexical());
    }

    /** Without the table, or the column, nothing can have been done to it. */
    private Optional<Boolean> isDone(Connection connection, String statement) throws SQLException {
        try {
            return new MySqlDdl(new MySqlRules().lexical()).isDone(connection, statement);
        } catch (SQLException e) {
            if (isOfMissingObject(e)) {
                return Optional.of(false);
            }
            throw e;
        }
    }
}
