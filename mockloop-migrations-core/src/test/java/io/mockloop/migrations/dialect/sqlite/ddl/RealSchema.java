package io.mockloop.migrations.dialect.sqlite.ddl;

import io.mockloop.migrations.schema.SchemaChange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A database as people have it, with rows: all that is in it, and changes sent to it as a run sends them. */
final class RealSchema implements AutoCloseable {

    /** A comment, a text, a name in quotes, a word, or a sign. */
    private static final Pattern PART = Pattern.compile(
            "--[^\n]*|/\\*.*?\\*/|'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|\\[[^]]*]|[\\w.]+|\\S", Pattern.DOTALL);

    private final Sqlite sqlite;
    private final SqliteDdl ddl = new SqliteDdl();
    private final Path image;
    private final List<String> tables;
    private final Map<String, String> rowsOf = new HashMap<>();
    private long changesBefore;

    /** Makes it by a script, and keeps a copy of it in a folder. */
    RealSchema(String script, Path folder) throws SQLException {
        sqlite = new Sqlite("PRAGMA foreign_keys = ON");
        try (InputStream text = Optional.ofNullable(RealSchema.class.getResourceAsStream(script))
                        .orElseThrow();
                Statement all = sqlite.connection().createStatement()) {
            all.executeUpdate(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        image = folder.resolve("image.db");
        sqlite.run("backup to '" + image + "'");
        tables = sqlite.rows("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
                + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
    }

    /** Makes all as it was at first. */
    void reset() throws SQLException {
        sqlite.run("restore from '" + image + "'");
    }

    Sqlite sqlite() {
        return sqlite;
    }

    /** The tables that somebody wrote. */
    List<String> tables() {
        return tables;
    }

    /**
     * Texts, rows, numbers of AUTOINCREMENT, statistics, and what SQLite finds wrong.
     *
     * @param table one of which some columns are left out
     */
    Map<String, String> state(String table, List<String> without) throws SQLException {
        Map<String, String> state = new TreeMap<>();
        for (String row : sqlite.rows("SELECT type || ' ' || name, sql FROM sqlite_schema WHERE sql IS NOT NULL")) {
            int end = row.indexOf('|');
            state.put(row.substring(0, end), row.substring(end + 1));
        }
        List<String> queries = new ArrayList<>();
        for (String name : sqlite.rows("SELECT name FROM pragma_table_list WHERE schema = 'main'"
                + " AND name NOT IN ('sqlite_schema', 'film_text')")) {
            boolean isSame = !name.equals(table);
            String query = isSame ? rowsOf.get(name) : rows(name, without);
            if (query == null) {
                query = rows(name, List.of());
                rowsOf.put(name, query);
            }
            queries.add(query);
        }
        for (String row : sqlite.rows(String.join(" UNION ALL ", queries))) {
            int end = row.indexOf('|');
            state.put("rows of " + row.substring(0, end), row.substring(end + 1));
        }
        state.put("foreign keys", sqlite.rows("PRAGMA foreign_key_check").toString());
        state.put("integrity", sqlite.rows("PRAGMA integrity_check").toString());
        return state;
    }

    private String rows(String name, List<String> without) throws SQLException {
        String columns = sqlite.rows("SELECT name FROM pragma_table_xinfo(" + Tokens.literal(name) + ")").stream()
                .filter(each -> !without.contains(each))
                .sorted()
                .map(each -> Tokens.literal(each) + ", quote(" + Tokens.quote(each) + ")")
                .collect(Collectors.joining(", "));
        return "SELECT %s, group_concat(line, char(10) ORDER BY line) FROM (SELECT concat_ws(' ', %s) AS line FROM %s)"
                .formatted(Tokens.literal(name), columns, Tokens.quote(name));
    }

    /** What SQLite knows of a table, in no order of columns and keys. */
    List<String> facts(String table) throws SQLException {
        List<String> facts = new ArrayList<>();
        for (String query : List.of(
                "SELECT name, type, \"notnull\", dflt_value, pk, hidden FROM pragma_table_xinfo(%s)",
                "SELECT \"table\", group_concat(\"from\"), group_concat(\"to\"), on_update, on_delete"
                        + " FROM pragma_foreign_key_list(%s) GROUP BY id",
                "SELECT \"unique\", origin, partial, (SELECT group_concat(concat_ws(' ', x.name, x.desc, x.coll))"
                        + " FROM pragma_index_xinfo(i.name) x WHERE x.key) FROM pragma_index_list(%s) i",
                "SELECT wr, strict FROM pragma_table_list(%s)")) {
            facts.addAll(sqlite.rows(query.formatted(Tokens.literal(table))));
        }
        Collections.sort(facts);
        return facts;
    }

    /** All that a table's text is made of, comments too, in no order, names without quotes. */
    List<String> parts(String table) throws SQLException {
        return PART.matcher(sqlite.text(table))
                .results()
                .map(MatchResult::group)
                .map(each -> each.replaceAll("^[\\[\"`](.*)[]\"`]$", "$1"))
                .sorted()
                .toList();
    }

    /** What becomes of statements that fire triggers, ask constraints and follow foreign keys; nothing of it stays. */
    Map<String, String> behaviour() throws SQLException {
        changed();
        Map<String, String> behaviour = new TreeMap<>();
        for (String table : tables) {
            String name = Tokens.quote(table);
            String first = sqlite.rows(
                            "SELECT name FROM pragma_table_info(%s) ORDER BY pk = 0, name = 'new', name LIMIT 1"
                                    .formatted(Tokens.literal(table)))
                    .get(0);
            String value = "(SELECT min(%s) FROM %s)".formatted(Tokens.quote(first), name);
            for (String statement : List.of("UPDATE %2$s SET %1$s = %1$s", "DELETE FROM %2$s WHERE %1$s = %3$s")) {
                String sql = statement.formatted(Tokens.quote(first), name, value);
                behaviour.put(sql, result(sql));
            }
        }
        return behaviour;
    }

    private String result(String statement) throws SQLException {
        sqlite.run("BEGIN");
        try {
            sqlite.run(statement);
            return changed() + " rows";
        } catch (SQLException e) {
            changed();
            return String.valueOf(e.getMessage());
        } finally {
            sqlite.run("ROLLBACK");
        }
    }

    private long changed() throws SQLException {
        long all = Long.parseLong(sqlite.rows("SELECT total_changes()").get(0));
        long changed = all - changesBefore;
        changesBefore = all;
        return changed;
    }

    /** Makes changes in a transaction, with the settings that they ask for around it. */
    void make(List<SchemaChange> changes) throws SQLException {
        sqlite.run(ddl.settings(changes).toArray(String[]::new));
        sqlite.run("BEGIN IMMEDIATE");
        try {
            for (SchemaChange change : changes) {
                for (String statement : ddl.statements(change)) {
                    send(statement);
                }
            }
            List<String> orphans = sqlite.rows("PRAGMA foreign_key_check");
            if (!orphans.isEmpty()) {
                throw new IllegalStateException("foreign_key_check finds " + orphans);
            }
            sqlite.run("COMMIT");
        } catch (SQLException | RuntimeException e) {
            sqlite.run("ROLLBACK");
            throw e;
        } finally {
            sqlite.run("PRAGMA foreign_keys = ON");
        }
    }

    private void send(String statement) throws SQLException {
        sqlite.run(ddl.asSent(sqlite.connection(), statement).toArray(String[]::new));
        Optional<String> problem = ddl.problemAfter(sqlite.connection(), statement);
        if (problem.isPresent()) {
            throw new IllegalStateException(problem.get());
        }
    }

    @Override
    public void close() throws SQLException {
        sqlite.close();
    }
}
