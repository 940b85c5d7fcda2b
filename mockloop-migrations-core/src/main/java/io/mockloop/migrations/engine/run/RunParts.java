package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.binding.SharedDataSources;
import io.mockloop.migrations.engine.history.HistoryReader;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.lock.LockRules;
import io.mockloop.migrations.engine.session.ExecutionRules;
import io.mockloop.migrations.engine.session.Listeners;
import io.mockloop.migrations.sql.ScriptSettings;
import java.sql.Connection;

/**
 * The parts that a run is made of, for one connection.
 *
 * @param connection the connection, borrowed for the run
 * @param database which database it is to
 * @param product its product and version, for messages
 * @param execution how it runs migrations
 * @param historyRules how it keeps the history
 * @param locks how it locks
 * @param reader reads the history
 * @param scripts how statements are looked at
 * @param listeners are told
 * @param dataSources for which a Java migration's connection is found
 */
public record RunParts(
        Connection connection,
        Database database,
        String product,
        ExecutionRules execution,
        HistoryRules historyRules,
        LockRules locks,
        HistoryReader reader,
        ScriptSettings scripts,
        Listeners listeners,
        SharedDataSources dataSources) {}
