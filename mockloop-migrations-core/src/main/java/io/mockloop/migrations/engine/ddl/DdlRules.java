package io.mockloop.migrations.engine.ddl;

import io.mockloop.migrations.schema.SchemaChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** How a database says changes of its schema. Thread-safe. */
public interface DdlRules {

    /**
     * The statements of a change, told without a database: they are shown, hashed and stored. One that the database
     * doesn't have is written as the SQL standard has it ({@code ALTER TABLE t ALTER COLUMN c SET NOT NULL}), and is
     * {@link #asSent rewritten} right before it is sent.
     *
     * @return none if there is nothing to do
     * @throws IllegalArgumentException if the database has nothing like it, or a name is none there, with the reason
     */
    List<String> statements(SchemaChange change);

    /**
     * The statements of one of several changes.
     *
     * @param later those that are made behind it; how many statements it has doesn't depend on them
     */
    default List<String> statements(SchemaChange change, List<SchemaChange> later) {
        return statements(change);
    }

    /**
     * What must be set before the transaction in which changes are made: statements that stand before theirs, as they
     * would in a script.
     */
    default List<String> settings(List<SchemaChange> changes) {
        return List.of();
    }

    /**
     * A statement that {@link #statements} gave, as the database takes it, by what its catalog says now.
     *
     * @return none if there is nothing to do
     * @throws RefusedChangeException if it cannot be done to what is there
     */
    default List<String> asSent(Connection connection, String statement) throws SQLException {
        return List.of(statement);
    }

    /** What the database said of what was sent for a statement, with the names that stand in the statement. */
    default SQLException inNamesOf(String statement, SQLException failure) {
        return failure;
    }

    /**
     * What a statement that was sent has left wrong, if the database doesn't say so by itself and nobody looks at the
     * migration's end.
     */
    default Optional<String> problemAfter(Connection connection, String statement) throws SQLException {
        return Optional.empty();
    }

    /**
     * On what it depends how a statement is sent.
     *
     * @param names the table's, and others within it: a change that names all of them may change how it is sent; any
     *     change may if there are none
     * @param isOwn whether the database also takes it as it is written
     * @param isRefusal whether it is sent as it is written, or refused
     */
    record Rewriting(List<String> names, boolean isOwn, boolean isRefusal) {

        /** Copies the list. */
        public Rewriting {
            names = List.copyOf(names);
        }

        /** Of one that is sent otherwise, or with more. */
        public Rewriting(List<String> names, boolean isOwn) {
            this(names, isOwn, false);
        }

        /** Of one that is sent as it is written, if it isn't refused. */
        public static Rewriting refusal(String... names) {
            return new Rewriting(List.of(names), true, true);
        }

        /** The table that is changed; none if it depends on any. */
        public List<String> table() {
            return names.subList(0, Math.min(1, names.size()));
        }
    }

    /** How a statement that {@link #statements} gave is rewritten; empty if it is always sent as it is written. */
    default Optional<Rewriting> rewriting(String statement) {
        return Optional.empty();
    }

    /**
     * A statement {@link #asSent as it is sent} once a run has made its settings, told without making them.
     *
     * @param settings what is set before
     */
    default List<String> asForeseen(Connection connection, String statement, List<String> settings)
            throws SQLException {
        return asSent(connection, statement);
    }
}
