package io.mockloop.migrations.engine.adopt;

import io.mockloop.migrations.engine.history.HistoryRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of Liquibase's history.
 *
 * @param order its place, as Liquibase counts
 * @param id what its author calls the changeset
 * @param file the change log that it stands in
 * @param at when it was run; null if the row doesn't tell
 * @param kind in capitals, what was done with it
 */
record LiquibaseRow(
        int order,
        String id,
        String author,
        String file,
        @Nullable Instant at,
        String kind) {

    /** What is read of the table, which has had all of these since version 2. */
    static final List<String> COLUMNS =
            List.of("id", "author", "filename", "dateexecuted", "orderexecuted", "exectype");

    /** Asks for all, in the order in which they were run. */
    static String query(OtherTable table, HistoryRules rules) {
        return "SELECT id, author, filename, exectype, " + rules.utcOfSession("dateexecuted") + " FROM "
                + table.quoted() + " ORDER BY orderexecuted, dateexecuted";
    }

    static LiquibaseRow of(ResultSet row, HistoryRules rules) throws SQLException {
        return new LiquibaseRow(
                row.getRow(),
                Objects.toString(row.getString(1), ""),
                Objects.toString(row.getString(2), ""),
                Objects.toString(row.getString(3), ""),
                row.getString(5) == null ? null : rules.instant(row, 5),
                Objects.toString(row.getString(4), "").toUpperCase(Locale.ROOT));
    }

    /** As Liquibase shows it. */
    String display() {
        return "%s::%s::%s".formatted(file, id, author);
    }

    /** Whether it was run, or noted as run by order. */
    boolean isApplied() {
        return kind.equals("EXECUTED") || kind.equals("RERAN") || isMarked();
    }

    boolean isMarked() {
        return kind.equals("MARK_RAN");
    }
}
