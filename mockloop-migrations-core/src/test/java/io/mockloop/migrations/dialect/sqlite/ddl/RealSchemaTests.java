package io.mockloop.migrations.dialect.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.dialect.sqlite.ddl.RealChanges.Case;
import io.mockloop.migrations.testkit.Slow;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Schemas as people have them, with rows: each change of each table and column leaves all else as it is, and its undo
 * makes all as it was; or it is refused, and leaves everything.
 */
class RealSchemaTests {

    private static final int SOME = 41;

    private static final Pattern REASON = Pattern.compile("needs (column|its primary key|the )|refers to column"
            + "|would go with it|would not come back|is fired by changes of column|constraint failed"
            + "|error in (view|trigger)|no column named|no such column: Total|foreign key mismatch"
            + "|AUTOINCREMENT is only allowed");

    @TempDir
    Path folder;

    private Map<String, String> first = Map.of();
    private Map<String, String> behaviour = Map.of();
    private final SoftAssertions all = new SoftAssertions();
    private final Map<String, String> refused = new TreeMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"music.sql", "films.sql"})
    void someChangesLeaveAllElseAndAreUndone(String script) throws SQLException {
        changes(script, SOME);
    }

    @Slow
    @ParameterizedTest
    @ValueSource(strings = {"music.sql", "films.sql"})
    void eachChangeLeavesAllElseAndIsUndone(String script) throws SQLException {
        int cases = changes(script, 1);
        assertThat(refused)
                .hasSizeLessThan(cases / 3)
                .allSatisfy((change, reason) -> assertThat(reason).as(change).containsPattern(REASON));
    }

    private int changes(String script, int every) throws SQLException {
        try (RealSchema schema = new RealSchema(script, folder)) {
            List<Case> cases = RealChanges.of(schema);
            first = schema.state("", List.of());
            behaviour = schema.behaviour();
            for (int at = every / 2; at < cases.size(); at += every) {
                change(schema, cases.get(at));
            }
            all.assertAll();
            return cases.size();
        }
    }

    private void change(RealSchema schema, Case change) throws SQLException {
        List<String> gone = List.of(change.column());
        Map<String, String> before = change.column().isEmpty() ? first : schema.state(change.table(), gone);
        List<String> facts = schema.facts(change.table());
        List<String> parts = schema.parts(change.table());
        try {
            schema.make(change.changes());
        } catch (SQLException | RuntimeException e) {
            refused.put(change.name(), e.getMessage());
            same(change + ", refused", before, schema.state(change.table(), gone));
            return;
        }
        String name = change + ", made";
        same(name, elsewhere(before, change), elsewhere(schema.state(change.table(), gone), change));
        all.assertThat(schema.behaviour().values().stream()
                        .filter(each -> each.matches("(?s).*(no such|mismatch|malformed|error in).*")))
                .as(name)
                .isEmpty();
        if (change.isReversible() && isUndone(schema, change, before) && change.comesBack()) {
            all.assertThat(schema.facts(change.table()).toString())
                    .as(change.name())
                    .isEqualTo(facts.toString());
            all.assertThat(schema.parts(change.table()).toString())
                    .as(change.name())
                    .isEqualTo(parts.toString());
        }
        schema.reset();
    }

    private boolean isUndone(RealSchema schema, Case change, Map<String, String> before) throws SQLException {
        String name = change + ", undone";
        try {
            schema.make(change.undo());
        } catch (SQLException | RuntimeException e) {
            // a column comes back without its values
            all.assertThat(e)
                    .as(name)
                    .hasMessageContaining("NOT NULL constraint failed")
                    .hasMessageContaining("." + change.column() + ")");
            return false;
        }
        Map<String, String> after = schema.state(change.table(), List.of(change.column()));
        String own = "table " + change.table(); // its constraints may stand in another order
        after.put(own, before.get(own));
        same(name, before, after);
        same(name, behaviour, schema.behaviour());
        return true;
    }

    /** Says what differs, and no more. */
    private void same(String name, Map<String, String> before, Map<String, String> after) {
        Map<String, String> differs = new TreeMap<>(after);
        before.forEach((key, value) -> {
            if (!differs.remove(key, value)) {
                differs.merge(key, "is missing", (now, missing) -> now);
                differs.merge(key, value, (now, was) -> now + "\n    was: " + was);
            }
        });
        all.assertThat(differs).as(name).isEmpty();
    }

    /** Without the table's own text, indexes that are on the dropped column, and statistics of indexes. */
    private static Map<String, String> elsewhere(Map<String, String> state, Case change) {
        Map<String, String> elsewhere = new TreeMap<>(state);
        elsewhere
                .keySet()
                .removeIf(each -> each.equals("table " + change.table()) || each.startsWith("rows of sqlite_stat"));
        if (!change.isReversible()) {
            elsewhere
                    .entrySet()
                    .removeIf(each ->
                            each.getKey().startsWith("index") && each.getValue().contains(change.column()));
        }
        return elsewhere;
    }
}
