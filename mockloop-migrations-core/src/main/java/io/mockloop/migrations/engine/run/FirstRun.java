package io.mockloop.migrations.engine.run;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.AdoptedRow;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRow;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.history.OtherHistory;
import io.mockloop.migrations.exception.NonEmptyDatabaseException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run on a database that has no history. */
public final class FirstRun {

    static final String DESCRIPTION = AdoptedRow.BASELINE;

    private final HistoryRules rules;
    private final String product;
    private final @Nullable Version baseline;

    /**
     * Prepares.
     *
     * @param product the database's product and version, for messages
     * @param baseline where a database that has tables is taken to be
     */
    public FirstRun(HistoryRules rules, String product, @Nullable Version baseline) {
        this.rules = rules;
        this.product = product;
        this.baseline = baseline;
    }

    /**
     * The version that the database is taken to be at; null for an empty database.
     *
     * @throws NonEmptyDatabaseException if a run would be refused
     */
    public @Nullable Version whereItStands(Connection connection, HistoryNames names) throws SQLException {
        List<String> tables = rules.userTables(connection, names);
        if (tables.isEmpty()) {
            return null;
        }
        if (baseline == null) {
            String schema = rules.currentSchema(connection);
            throw new NonEmptyDatabaseException(
                    product,
                    schema,
                    (names.schema() == null ? names.in(schema) : names).display(),
                    tables,
                    new OtherHistory(rules, connection, schema).among(tables));
        }
        return baseline;
    }

    /**
     * The history that a run would begin with.
     *
     * @throws NonEmptyDatabaseException if a run would be refused
     */
    public History foreseen(Connection connection, History missing) throws SQLException {
        Version at = whereItStands(connection, missing.names());
        return at == null ? missing : new History(missing.layout(), missing.names(), List.of(row(at)), 0);
    }

    static HistoryRow row(Version at) {
        return AdoptedRow.baseline(1, at, DESCRIPTION);
    }
}
