package io.mockloop.migrations.engine.plan;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.RangeMigration;
import io.mockloop.migrations.data.DataExecution;
import io.mockloop.migrations.engine.migration.JavaMigration;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.ScriptMigration;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import io.mockloop.migrations.sql.SqlStatement;
import io.mockloop.migrations.sql.directive.Batch;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is run of a migration. */
public sealed interface Body {

    /** Statements of a script. */
    record Script(SqlScript script, Section section) implements Body {

        /** The ranges of a key that its one statement is run in; null if it isn't. */
        public @Nullable Batch batch() {
            return script.directives(section).batch();
        }

        boolean isOfNothing() {
            return statementCount() == 0
                    && settings().isEmpty()
                    && script.directives(section).requirements().isEmpty();
        }
    }

    /** A method of a class. */
    record Code(JavaMigration migration) implements Body {}

    /** Batches of rows, each a transaction of its own. */
    record Batches(JavaMigration migration) implements Body {}

    /**
     * Nothing, of a migration that is marked.
     *
     * @param name the migration's file or class
     */
    record Nothing(String name) implements Body {}

    /** What is run to apply a migration. */
    static Body up(ResolvedMigration migration) {
        if (migration instanceof ScriptMigration script) {
            return new Script(script.up(), Section.UP);
        }
        JavaMigration code = (JavaMigration) migration;
        return code.isOfRows() ? new Batches(code) : new Code(code);
    }

    /** Whether it goes through rows, each batch or range of them a transaction of its own. */
    default boolean isOfRows() {
        return this instanceof Batches || (this instanceof Script sql && sql.batch() != null);
    }

    /**
     * When its rows are gone through, if it says that itself.
     *
     * @return null if it doesn't, or has none
     */
    default @Nullable DataExecution execution() {
        if (this instanceof Script sql) {
            return sql.batch() == null ? null : sql.batch().execution();
        }
        Migration code = this instanceof Batches batches ? batches.migration().instance() : null;
        return code instanceof DataMigration rows
                ? rows.execution()
                : code instanceof RangeMigration ranges ? ranges.execution() : null;
    }

    /**
     * Whether it goes back by the key that the other way goes by: then it begins where that had come to, and takes back
     * nothing that it hadn't done.
     */
    default boolean goesBackBy(@Nullable Body other) {
        Batch back = this instanceof Script script ? script.batch() : null;
        Batch way = other instanceof Script script ? script.batch() : null;
        return back != null && way != null && back.display().equals(way.display());
    }

    /** Whether it runs in one transaction, on databases that can undo their schema changes. */
    default boolean isTransactional() {
        if (this instanceof Script sql) {
            return sql.script().runsInTransaction(sql.section());
        }
        return this instanceof Nothing
                || (this instanceof Code code && code.migration().transactional());
    }

    /** The line of a file's own transaction statement that makes it none; 0 if there is none. */
    default int ownTransactionLine() {
        return this instanceof Script sql ? sql.script().ownTransactionLine(sql.section()) : 0;
    }

    /** Where it stands: the file whose section it is, which is the undo file of a pair, or the class. */
    default String name() {
        if (this instanceof Nothing nothing) {
            return nothing.name();
        }
        if (this instanceof Batches batches) {
            return batches.migration().script();
        }
        return this instanceof Script sql
                ? sql.script().name()
                : ((Code) this).migration().script();
    }

    /** How many statements it has; 0 if that isn't known. */
    default int statementCount() {
        return this instanceof Script sql ? sql.script().statementCount(sql.section()) : 0;
    }

    /** What has no effect inside of its transaction, and is set before it. */
    default List<SqlStatement> settings() {
        if (!isTransactional()) {
            return List.of();
        }
        return this instanceof Script sql
                ? sql.script().hoisted(sql.section())
                : this instanceof Code code ? code.migration().settings() : List.of();
    }

    /** Whether it can change the session, as code always can. */
    default boolean changesSession() {
        return this instanceof Code
                || this instanceof Batches
                || (this instanceof Script sql
                        && (sql.script().changesSession(sql.section())
                                || !settings().isEmpty()));
    }

    /** Statements that remove what it leaves in the session; one that has nothing to remove may fail. */
    default List<String> removals() {
        return this instanceof Script sql ? sql.script().removals(sql.section()) : List.of();
    }
}
