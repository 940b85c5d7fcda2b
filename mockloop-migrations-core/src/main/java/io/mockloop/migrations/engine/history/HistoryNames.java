package io.mockloop.migrations.engine.history;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.settings.InvalidSettingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the history tables are called.
 *
 * @param schema their schema; null while it is the connection's own and not known yet
 * @param table the table of what is applied
 */
public record HistoryNames(@Nullable String schema, String table) {

    /**
     * PostgreSQL cuts names off behind 63 bytes, MySQL and MariaDB refuse them; room for the longest ending is left.
     */
    private static final int LONGEST = 63 - "_quarantine".length();

    /** Refuses names that cannot be quoted, or are too long for a database. */
    public HistoryNames {
        check("schema", schema);
        check("table", table);
        if (table.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw wrong("table", " is longer than %d bytes: '%s'".formatted(LONGEST, table));
        }
    }

    /** The table of events. */
    public String logTable() {
        return table + "_log";
    }

    /** The table of how far unfinished data migrations have come. */
    public String dataTable() {
        return table + "_data";
    }

    /** The table of how far the parts have come of those that several workers are at. */
    public String partsTable() {
        return table + "_data_part";
    }

    /** The table of the rows that data migrations have failed at, and passed over. */
    public String quarantineTable() {
        return table + "_quarantine";
    }

    /** The table of what the schema was like after the last run. */
    public String structureTable() {
        return table + "_structure";
    }

    /** All that there may be. */
    public List<String> all() {
        return List.of(
                table,
                logTable(),
                dataTable(),
                partsTable(),
                quarantineTable(),
                structureTable(),
                freshTable(),
                legacyTable());
    }

    /** The history table while it is filled aside, before it takes its name. */
    public String freshTable() {
        return table + "_new";
    }

    /** The table that one of the older format is kept as. */
    public String legacyTable() {
        return table + "_legacy";
    }

    /** The same names in a schema. */
    public HistoryNames in(String schema) {
        return new HistoryNames(schema, table);
    }

    /** As messages show it. */
    public String display() {
        return schema == null ? table : schema + "." + table;
    }

    private static void check(String what, @Nullable String name) {
        if (name != null && (name.isBlank() || name.indexOf('\0') >= 0)) {
            throw wrong(what, " is not a name: '%s'".formatted(name));
        }
    }

    private static InvalidSettingException wrong(String what, String why) {
        return new InvalidSettingException(Message.of("%s%s", new SetProperty(what), why), null);
    }
}
