package io.mockloop.migrations.engine.adopt;

import io.mockloop.migrations.AdoptSource;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.History;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRules.ErrorKind;
import io.mockloop.migrations.engine.jdbc.DriverWords;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.exception.AdoptionException;
import io.mockloop.migrations.exception.HistoryTableException;
import io.mockloop.migrations.settings.OnMissing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Looks what of another library's history can be taken over. */
public final class Adopter {

    private final Engine engine;
    private final MigrationSet set;
    private final OnMissing onMissing;

    /**
     * Over this code.
     *
     * @param onMissing what becomes of what was applied and isn't in the code
     */
    public Adopter(Engine engine, MigrationSet set, OnMissing onMissing) {
        this.engine = engine;
        this.set = set;
        this.onMissing = onMissing;
    }

    /**
     * What is taken over into a history.
     *
     * @throws AdoptionException if it cannot be
     */
    public Adoption adoption(AdoptSource source, History history) throws SQLException {
        history.requireSense();
        requireNotBegun(history);
        OtherTable table =
                new OtherTables(engine, source).find(engine.reader().names().schema());
        return switch (table.library()) {
            case FLYWAY ->
                new FlywayAdoption(table, set, onMissing)
                        .of(read(
                                table,
                                FlywayRow.query(table, engine.history()),
                                row -> FlywayRow.of(row, engine.history())));
            case LIQUIBASE ->
                new LiquibaseAdoption(table, set)
                        .of(read(
                                table,
                                LiquibaseRow.query(table, engine.history()),
                                row -> LiquibaseRow.of(row, engine.history())));
        };
    }

    /** What was applied here, and undone, would be noted as applied again. */
    private void requireNotBegun(History history) throws SQLException {
        if (!history.rows().isEmpty()
                || !engine.reader().newest(engine.connection(), history, 1).isEmpty()) {
            HistoryNames names = engine.names(history);
            throw AdoptionException.tooLate(
                    names.display(), names.logTable(), history.current().orElse(null));
        }
    }

    private <T> List<T> read(OtherTable table, String query, SqlFunction<ResultSet, T> mapper) throws SQLException {
        try {
            return PlainSql.query(engine.connection(), query, mapper);
        } catch (SQLException e) {
            if (engine.history().errorKind(e) == ErrorKind.DENIED) {
                throw HistoryTableException.denied("read", table.display(), DriverWords.of(e), e);
            }
            throw e;
        }
    }
}
