package io.mockloop.migrations.engine.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The statements that make the two tables. */
final class HistoryTables {

    private final HistoryRules rules;
    private final HistoryNames names;
    private final String table;
    private final String log;

    /** Of these names, whose schema is known. */
    HistoryTables(HistoryRules rules, HistoryNames names) {
        this.rules = rules;
        this.names = names;
        this.table = rules.table(names, names.table());
        this.log = rules.table(names, names.logTable());
    }

    /**
     * Makes both, so that there is a history with all that it is to begin with, or none, whenever the process dies.
     *
     * @param schemaToo whether their schema may be missing
     * @param isFilled whether it is to begin with anything
     * @param filling the statements that write that, for the table that is given to it
     */
    List<String> create(boolean schemaToo, boolean isFilled, Function<String, List<String>> filling) {
        List<String> statements = new ArrayList<>();
        if (schemaToo) {
            statements.addAll(rules.createSchema(String.valueOf(names.schema())));
        }
        Optional<String> publishing = isFilled ? rules.publish(names) : Optional.empty();
        String made = publishing.isPresent() ? rules.table(names, names.freshTable()) : table;
        if (publishing.isPresent()) {
            statements.add("DROP TABLE IF EXISTS " + made);
        }
        statements.add(createLog(rules.undoesDdl() ? "CREATE TABLE " : "CREATE TABLE IF NOT EXISTS "));
        statements.add(create(made));
        statements.addAll(filling.apply(made));
        publishing.ifPresent(statements::add);
        return List.copyOf(statements);
    }

    private String create(String name) {
        HistoryRules.Types types = rules.types();
        return "CREATE TABLE " + name + " (version " + types.version() + " UNIQUE, description " + types.text()
                + " NOT NULL, applied_at " + types.timestamp() + " NOT NULL, type " + types.version()
                + " NOT NULL, script " + types.text() + " NOT NULL, checksum " + types.version() + ", raw_hash "
                + types.version() + ", installed_rank " + types.integer() + " NOT NULL PRIMARY KEY, state "
                + types.version() + " NOT NULL, direction " + types.version() + " NOT NULL, applied_by "
                + types.version() + ", execution_time " + types.integer() + ", statement_done " + types.integer()
                + ", statement_sent " + types.integer() + ", statement_count " + types.integer() + ", statement_hash "
                + types.version() + ", down_sql " + types.longText() + ")" + rules.tableOptions();
    }

    private String createLog(String create) {
        HistoryRules.Types types = rules.types();
        return create + log + " (id " + types.integer() + " NOT NULL PRIMARY KEY, version "
                + types.version() + ", description " + types.text() + " NOT NULL, type " + types.version()
                + " NOT NULL, script " + types.text() + " NOT NULL, checksum " + types.version() + ", direction "
                + types.version() + ", state " + types.version() + " NOT NULL, applied_at " + types.timestamp()
                + " NOT NULL, applied_by " + types.version() + ", execution_time " + types.integer() + ", error "
                + types.text() + ")" + rules.tableOptions();
    }

    /** Converts a table of the older format. */
    List<String> convertOlder() {
        String fresh = rules.table(names, names.freshTable());
        String columns = "(version, description, applied_at, type, script, installed_rank, state, direction)";
        List<String> statements = new ArrayList<>();
        statements.add("DROP TABLE IF EXISTS " + fresh);
        statements.add("DROP TABLE IF EXISTS " + log);
        statements.add(create(fresh));
        statements.add(createLog("CREATE TABLE "));
        String select = " SELECT version, COALESCE(description, ''), COALESCE(" + rules.utc("applied_at") + ", "
                + rules.now() + "), 'SQL', '', ROW_NUMBER() OVER (ORDER BY version), 'APPLIED', 'UP' FROM " + table;
        statements.add("INSERT INTO " + fresh + " " + columns + select);
        statements.add("INSERT INTO " + log + " (version, description, applied_at, type, script, id, state, direction)"
                + select);
        statements.addAll(rules.replaceOlder(names));
        return List.copyOf(statements);
    }
}
