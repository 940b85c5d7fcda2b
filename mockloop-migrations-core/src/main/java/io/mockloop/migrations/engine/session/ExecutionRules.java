package io.mockloop.migrations.engine.session;

import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.program.PlanText;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a database runs migrations. */
public interface ExecutionRules extends PlanText.Rules {

    /**
     * Whether a transaction undoes schema changes, too, so that a migration and its row commit together or not at all.
     */
    @Override
    boolean undoesDdl();

    /** Takes over a connection in auto-commit for a run. */
    Transactions transactions(Connection connection) throws SQLException;

    /** Ends what reading or a run began in a session without its driver's knowledge; the last call for a connection. */
    default void giveBack(Connection connection) throws SQLException {}

    /** Notes the settings that a migration can change. */
    SessionSnapshot captureSession(Connection connection) throws SQLException;

    /** The fastest way to send statements that are one transaction. */
    default StatementSender transactionalSender(Sending with) {
        return exactSender(with);
    }

    /**
     * Whether a failure of {@link #transactionalSender} can come from sending statements together, so that what passes
     * when they are sent one by one is as good.
     */
    default boolean isOfSendingTogether(SQLException failure) {
        return false;
    }

    /**
     * What the database says of a failure beyond the first line, which can hold values of rows.
     *
     * @param statement as it was sent
     */
    default Remarks remarksOn(SQLException failure, String statement) {
        return Remarks.NONE;
    }

    /** A way to send statements that waits for each one's answer, and knows what the database's scripts can hold. */
    StatementSender exactSender(Sending with);

    /**
     * Limits how long statements wait for what others have locked. Asks nothing before it is used.
     *
     * @param timeout zero for no limit
     * @param inTransaction whether it ends with the transaction that is open; else it is the session's until it is
     *     lifted
     */
    default LockLimit lockLimit(Connection connection, Duration timeout, boolean inTransaction) {
        return LockLimit.NONE;
    }

    /** Whether a statement failed since others kept it from what it needs, so that it may pass if it is tried again. */
    default boolean isLockedOut(SQLException failure) {
        return false;
    }

    /**
     * Who holds locks on what a statement names, which was kept from it a moment ago, each as a sentence: with age,
     * user and application, and what it runs. None if that isn't told.
     */
    default List<String> holdersOf(Connection connection, String statement) throws SQLException {
        return List.of();
    }

    /**
     * How to see, from another connection, whom this one waits for; null if it waits no longer than it may, or that
     * cannot be seen. Asks nothing itself.
     *
     * @param statement that is to be sent
     */
    default @Nullable SqlFunction<Connection, List<String>> waitedForBy(Connection connection, String statement) {
        return null;
    }

    /**
     * Whether a statement that was kept out, outside of a transaction, can be sent once more as it is, when
     * {@link #removeLeft} was called.
     */
    default boolean isRepeatable(String statement) {
        return true;
    }

    /**
     * Removes what a statement that failed outside of a transaction has left behind unusable, and that is surely its
     * own.
     *
     * @return what was removed
     */
    default List<String> removeLeft(Connection connection, String statement) throws SQLException {
        return List.of();
    }

    /**
     * Whether a failure of COMMIT leaves open what has become of the transaction: if the connection broke off (SQLState
     * class 08), or the server ended it.
     */
    default boolean leavesCommitOpen(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /**
     * An expression for the milliseconds that a migration took, if its row goes into one pipeline with its statements;
     * null if each statement is waited for, and the time can be taken here.
     *
     * @param log the log's table, whose last event is that of the migration before, in the same transaction or an
     *     earlier one
     */
    default @Nullable String elapsedMillis(String log) {
        return null;
    }

    /**
     * A statement as it is to be sent: one that locks tables, so that no other one can be written until it frees them,
     * with these among those it locks.
     *
     * @param tables as they stand in the statements that write them
     */
    default String lockingToo(String statement, List<String> tables) {
        return statement;
    }

    /**
     * What the catalog shows of a statement that was sent before its session died. Never says that one was completed
     * whose effect can have been there before.
     */
    Evidence evidenceOf(Connection connection, String statement) throws SQLException;

    /**
     * Whether a statement that the server refused, outside of a transaction, is known to have left nothing.
     *
     * @param failure what it returned
     */
    default boolean leavesNothing(Connection connection, String statement, SQLException failure) throws SQLException {
        return false;
    }

    /** Whether a statement failed since what it names isn't there. */
    boolean isOfMissingObject(SQLException failure);

    /** Whether a statement failed since what it makes is there already. */
    boolean isOfExistingObject(SQLException failure);

    /**
     * What is wrong with the data, if a setting that was switched off for a migration kept the database from noticing.
     */
    default Optional<String> integrityProblem(Connection connection) throws SQLException {
        return Optional.empty();
    }

    /**
     * The indexes, as they are to be written in a statement, that one which was sent outside of a transaction has left
     * unusable, though it said no word of that.
     */
    default List<String> leftInvalid(Connection connection, String statement) throws SQLException {
        return List.of();
    }

    /**
     * How to see, from another connection, which sessions wait for locks of this one's; null if nobody waits for ever,
     * or that cannot be seen. Asks nothing itself.
     */
    default @Nullable SqlFunction<Connection, List<String>> waitersFor(Connection connection) {
        return null;
    }
}
