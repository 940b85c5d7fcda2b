package io.mockloop.migrations.dialect;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.execution.ExecutionRules;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.lock.LockRules;
import io.mockloop.migrations.sql.SqlRules;

/** One database's parts in the engine's roles. */
public interface Dialect {

    /** Which database. */
    Database database();

    /** Its SQL as text. */
    SqlRules sql();

    /** How it keeps the history. */
    HistoryRules history();

    /** How it locks. */
    LockRules locks();

    /** How it runs migrations. */
    ExecutionRules execution();
}
