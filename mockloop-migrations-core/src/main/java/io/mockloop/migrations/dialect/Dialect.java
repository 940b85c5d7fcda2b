package io.mockloop.migrations.dialect;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.backup.BackupRules;
import io.mockloop.migrations.engine.batch.LoadRules;
import io.mockloop.migrations.engine.batch.PageRules;
import io.mockloop.migrations.engine.bulk.BulkRules;
import io.mockloop.migrations.engine.ddl.DdlRules;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.lock.LockRules;
import io.mockloop.migrations.engine.safety.SafetyRules;
import io.mockloop.migrations.engine.session.ExecutionRules;
import io.mockloop.migrations.engine.snapshot.SchemaFixer;
import io.mockloop.migrations.engine.snapshot.SchemaReader;
import io.mockloop.migrations.engine.snapshot.SchemaWriter;
import io.mockloop.migrations.engine.trial.ThrowAwayRules;
import io.mockloop.migrations.sql.SqlRules;
import java.sql.Connection;
import java.sql.SQLException;

/** One database's parts in the engine's roles. */
public interface Dialect {

    /** Which database. */
    Database database();

    /**
     * Its SQL as text, read as a connection's session reads it. What the driver doesn't know of the session is asked
     * for when it is first needed.
     */
    SqlRules sql(Connection connection) throws SQLException;

    /** How it keeps the history. */
    HistoryRules history();

    /** How it locks. */
    LockRules locks();

    /** How it runs migrations. */
    ExecutionRules execution();

    /** How it says changes of a schema. */
    DdlRules ddl();

    /** How it takes many rows at once. */
    BulkRules bulk();

    /** How rows are gone through by their key. */
    PageRules pages();

    /** How hard it is at work. */
    LoadRules load();

    /** How it is backed up. */
    BackupRules backups();

    /** How its catalog tells what a schema consists of. */
    SchemaReader schemas();

    /** How it tells what makes changes unsafe. */
    SafetyRules safety();

    /** How it has others beside it for tests. */
    ThrowAwayRules throwAways();

    /** How a structure is written as its SQL. */
    SchemaWriter schemaWriter();

    /** How a schema is led back to what it should be. */
    SchemaFixer schemaFixer();
}
