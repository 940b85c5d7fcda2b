package io.mockloop.migrations.dialect.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.dialect.sqlite.ddl.ConstraintText.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read in a table's text is what SQLite reads in it, and what is changed there is changed in SQLite. */
class RandomTableTests {

    private static final int TABLES = 40;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void readsATableAsSqliteDoes(long round) throws SQLException {
        for (long seed = round * TABLES; seed < (round + 1) * TABLES; seed++) {
            String text = new RandomTable(seed).write();
            try (Sqlite sqlite = new Sqlite("CREATE TABLE p(x PRIMARY KEY, y)", text)) {
                assertThat(facts(sqlite.table("t").text())).as(text).isEqualTo(facts(sqlite));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void changesATableInSqlite(long round) throws SQLException {
        for (long seed = round * TABLES; seed < (round + 1) * TABLES; seed++) {
            String text = new RandomTable(seed).write();
            try (Sqlite sqlite = new Sqlite("PRAGMA foreign_keys = OFF", "CREATE TABLE p(x PRIMARY KEY, y)", text)) {
                fill(sqlite);
                for (TableText changed : changes(sqlite.table("t").text())) {
                    change(sqlite, changed);
                }
            } catch (SQLException e) {
                throw new AssertionError(text, e);
            }
        }
    }

    private static void fill(Sqlite sqlite) throws SQLException {
        String columns = sqlite.table("t").text().columns().stream()
                .filter(each -> !each.isGenerated())
                .map(each -> Tokens.quote(each.name()))
                .collect(Collectors.joining(", "));
        for (int i = 1; i <= 3; i++) {
            sqlite.run("INSERT INTO t (%s) VALUES (%s)".formatted(columns, columns.replaceAll("\"[^\"]*\"", "" + i)));
        }
    }

    /** Each from the text as it was. */
    private static List<TableText> changes(TableText text) {
        List<TableText> changes = new ArrayList<>();
        for (ConstraintText each : text.constraints()) {
            boolean needed = text.isWithoutRowid() || text.isAutoincrement();
            if (each.name() != null && !(each.kind() == Kind.PRIMARY_KEY && needed)) {
                changes.add(text.dropConstraint(each.name()));
            }
        }
        for (ColumnText each : text.columns()) {
            changes.add(text.notNull(each.name(), each.the(Kind.NOT_NULL).isEmpty()));
            if (!each.isGenerated()) {
                changes.add(text.defaultValue(each.name(), "'new, ('"));
                changes.add(text.defaultValue(each.name(), null));
            }
            boolean key =
                    text.constraints().stream().anyMatch(of -> of.kind() == Kind.PRIMARY_KEY && of.isOn(each.name()));
            if (!text.isStrict() && !key) {
                changes.add(text.type(each.name(), "VARCHAR(1)"));
            }
        }
        changes.add(text.addConstraint("CONSTRAINT added CHECK (1)"));
        changes.add(text.addColumn("added INT DEFAULT 4"));
        return changes;
    }

    private static void change(Sqlite sqlite, TableText changed) throws SQLException {
        StoredTable table = sqlite.table("t");
        String rows = rows(sqlite, table.text());
        sqlite.change(connection -> TableChange.to(connection, table, changed));
        TableText now = sqlite.table("t").text();
        assertThat(now.named("t").sql()).isEqualTo(changed.named("t").sql());
        assertThat(facts(now)).as(changed.sql()).isEqualTo(facts(sqlite));
        assertThat(rows(sqlite, table.text())).as(changed.sql()).isEqualTo(rows);
        assertThat(sqlite.rows("PRAGMA integrity_check")).as(changed.sql()).containsExactly("ok");
    }

    private static String rows(Sqlite sqlite, TableText of) throws SQLException {
        String columns = of.columns().stream()
                .map(each -> "CAST(" + Tokens.quote(each.name()) + " AS INT)")
                .collect(Collectors.joining(", "));
        return String.join("\n", sqlite.rows("SELECT " + columns + " FROM t"));
    }

    private static List<String> facts(TableText text) {
        List<String> facts = new ArrayList<>();
        facts.add(text.isWithoutRowid() + " " + text.isStrict());
        for (ColumnText each : text.columns()) {
            boolean key = text.constraints().stream()
                    .anyMatch(constraint -> constraint.kind() == Kind.PRIMARY_KEY && constraint.isOn(each.name()));
            facts.add("%s, not null %s, default %s, key %s, generated %s"
                    .formatted(
                            each.name(),
                            each.the(Kind.NOT_NULL).isPresent()
                                    || (key && (text.isWithoutRowid() || text.isStrict()) && !text.hasRowidColumn()),
                            each.the(Kind.DEFAULT)
                                    .map(text::expression)
                                    .map(value ->
                                            value.startsWith("(") ? value.substring(1, value.length() - 1) : value)
                                    .orElse(null),
                            key,
                            each.isGenerated()));
        }
        text.constraints().stream()
                .filter(each -> each.kind() == Kind.UNIQUE || each.kind() == Kind.FOREIGN_KEY)
                .filter(each -> text.constraints().stream() // they share an index
                        .noneMatch(key -> key.kind() == Kind.PRIMARY_KEY
                                && key.columns().equals(each.columns())
                                && each.kind() == Kind.UNIQUE))
                .map(each -> each.kind() + " " + String.join("|", each.columns()))
                .distinct()
                .sorted()
                .forEach(facts::add);
        return facts;
    }

    private static List<String> facts(Sqlite sqlite) throws SQLException {
        List<String> facts =
                new ArrayList<>(sqlite.rows("SELECT iif(wr, 'true', 'false') || ' ' || iif(strict, 'true', 'false')"
                        + " FROM pragma_table_list('t') WHERE schema = 'main'"));
        facts.addAll(sqlite.rows("SELECT name || ', not null ' || iif(\"notnull\", 'true', 'false') || ', default '"
                + " || coalesce(dflt_value, 'null') || ', key ' || iif(pk, 'true', 'false') || ', generated '"
                + " || iif(hidden, 'true', 'false') FROM pragma_table_xinfo('t')"));
        facts.addAll(sqlite.rows("SELECT DISTINCT 'FOREIGN_KEY ' || group_concat(\"from\", '|') FROM (SELECT * FROM"
                + " pragma_foreign_key_list('t') ORDER BY id, seq) GROUP BY id ORDER BY 1"));
        facts.addAll(
                sqlite.rows(
                        "SELECT DISTINCT 'UNIQUE ' || (SELECT group_concat(name, '|') FROM pragma_index_info(i.name))"
                                + " FROM pragma_index_list('t') i WHERE origin = 'u'"
                                + " AND 1 IS NOT (SELECT group_concat(x.name, '|') = (SELECT group_concat(name, '|') FROM"
                                + " (SELECT name FROM pragma_table_info('t') WHERE pk ORDER BY pk)) FROM pragma_index_info(i.name) x) ORDER BY 1"));
        return facts;
    }
}
