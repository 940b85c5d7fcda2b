package io.mockloop.migrations.engine.batch;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.history.HistoryNames;
import io.mockloop.migrations.engine.history.HistoryRules;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table of the rows that data migrations have failed at, and passed over. */
public final class Quarantine extends RowTable {

    private static final int MOST_CHARACTERS = 2000;

    /** That beside a history whose schema is known. */
    public Quarantine(Connection connection, HistoryRules rules, HistoryNames names) {
        super(connection, rules, names, names.quarantineTable());
    }

    /**
     * One of its rows.
     *
     * @param number its number among those of its migration
     * @param key leads to the row that it stands for
     * @param shown the same for people
     */
    public record Held(int number, List<Object> key, String shown) {}

    /** Makes the table if it isn't there. */
    public void make() throws SQLException {
        HistoryRules.Types types = rules.types();
        make("version " + types.version() + " NOT NULL, number " + types.integer() + " NOT NULL, row_key "
                + types.longText() + " NOT NULL, key_values " + types.longText() + " NOT NULL, error "
                + types.longText() + " NOT NULL, quarantined_at " + types.timestamp()
                + " NOT NULL, PRIMARY KEY (version, number)");
    }

    /**
     * What it holds of a migration.
     *
     * @param rows how many rows
     * @param last the highest number of one; 0 if there is none
     */
    public record Content(int rows, int last) {}

    /** What it holds of a migration. */
    public Content content(Version version) throws SQLException {
        return PlainSql.query(
                        connection,
                        "SELECT COUNT(*), COALESCE(MAX(number), 0) FROM " + table + where(version),
                        row -> new Content(row.getInt(1), row.getInt(2)))
                .get(0);
    }

    /** How many it holds of each migration that it holds any of. */
    public Map<Version, Integer> counts() throws SQLException {
        return PlainSql.query(
                        connection,
                        "SELECT version, COUNT(*) FROM " + table + " GROUP BY version",
                        row -> Map.entry(Version.of(row.getString(1)), row.getInt(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Those of a migration, in the order in which they came. */
    public List<Held> rows(Version version) throws SQLException {
        return PlainSql.query(
                connection,
                "SELECT number, key_values, row_key FROM " + table + where(version) + " ORDER BY number",
                row -> new Held(row.getInt(1), KeyText.read(row.getString(2)), row.getString(3)));
    }

    /**
     * Takes a row in, in the transaction that passes over it.
     *
     * @param error why it is here
     */
    public void add(Version version, Held held, String error) throws SQLException {
        PlainSql.update(
                connection,
                "INSERT INTO " + table + " (version, number, row_key, key_values, error, quarantined_at) VALUES ("
                        + text(version) + ", " + held.number() + ", " + rules.literal(held.shown())
                        + ", " + rules.literal(KeyText.of(held.key())) + ", " + rules.literal(shortened(error)) + ", "
                        + rules.now() + ")");
    }

    /** Says why one is here still. */
    public void failedAgain(Version version, Held held, String error) throws SQLException {
        PlainSql.update(
                connection,
                "UPDATE " + table + " SET error = " + rules.literal(shortened(error)) + ", quarantined_at = "
                        + rules.now() + whereIs(version, held));
    }

    /** Lets some go, in the transaction in which they are done. */
    public void release(Version version, List<Held> some) throws SQLException {
        String numbers =
                some.stream().map(held -> String.valueOf(held.number())).collect(Collectors.joining(", "));
        PlainSql.update(connection, "DELETE FROM " + table + where(version) + " AND number IN (" + numbers + ")");
    }

    private String whereIs(Version version, Held held) {
        return where(version) + " AND number = " + held.number();
    }

    /** No literal can have a NUL character on each database. */
    private static String shortened(String error) {
        String text = error.replace('\0', ' ');
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1)) ? MOST_CHARACTERS - 1 : MOST_CHARACTERS;
        return text.substring(0, end) + "…";
    }
}
