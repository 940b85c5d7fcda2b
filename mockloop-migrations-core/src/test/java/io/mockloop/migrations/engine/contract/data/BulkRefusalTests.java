package io.mockloop.migrations.engine.contract.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.data.Row;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnEachDatabase(variants = true)
class BulkRefusalTests extends BulkWriting {

    BulkRefusalTests(TestDatabase server) {
        super(server);
    }

    @Test
    void wrongRowsAreRefusedBeforeAnythingIsSent() {
        run(db -> {
            Row one = row("id", 1, "a", 1);
            isRefused(
                    () -> db.updateAll("t", "id", List.of(one, row("id", null, "a", 1)), "a"),
                    "Row 2 has no key: its 'id' is NULL, and finds no row of t.");
            isRefused(
                    () -> db.updateAll("t", "id", List.of(one, row("id", 2, "a", 1), one), "a"),
                    "Row 3 has the same key as another one before it (id: 1). A row of t can be set once.");
            isRefused(() -> db.updateAll("t", "id", List.of(one), "b"), "The row has no column 'b', but id, a.");
            isRefused(() -> db.updateAll("t", "id", List.of(one)), "Name the key of t, and the columns");
            isRefused(() -> db.updateAll("t", "id", List.of(one), "a", "ID"), "Column 'ID' of t is named twice.");
            isRefused(
                    () -> db.insertAll("t", List.of(one, one.with("b", 1))),
                    "Row 2 has other columns (id, a, b) than the first (id, a).");
            isRefused(
                    () -> db.insertAll("t", List.of(one, row("id", 1, "b", 1))),
                    "The row has no column 'a', but id, b.");
            isRefused(() -> db.insertAll("t", List.of(Row.of(Map.of()))), "The rows for t have no columns.");
        });
    }

    private static void isRefused(Runnable call, String part) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(part);
    }

    @Test
    void aColumnThatTheTableLacksIsNamed() {
        create("id INT PRIMARY KEY, a INT");
        assertThatThrownBy(() -> run(db -> db.updateAll("t", "id", List.of(row("id", 1, "lacking", 1)), "lacking")))
                .hasMessageContaining("lacking");
        assertThatThrownBy(() -> run(db -> db.insertAll("missing", List.of(row("id", 1)))))
                .hasMessageContaining("missing");
    }

    @ParameterizedTest
    @CsvSource({"x, y", "1, long", "5000000000, y"})
    void aValueThatTheColumnCannotHoldFails(String a, String b) {
        if (server.kind() == Database.SQLITE) {
            return; // it holds any
        }
        create("id INT PRIMARY KEY, a INT, b VARCHAR(3)");
        database.execute("INSERT INTO t VALUES (1, 0, 'x')");
        assertThatThrownBy(() -> run(db -> db.updateAll("t", "id", List.of(row("id", 1, "a", a, "b", b)), "a", "b")))
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(table()).containsExactly("1|0|x");
    }

    @Test
    void whatNoNumberIsIsRefused() {
        if (server.kind() == Database.POSTGRESQL) {
            return; // it has one
        }
        create("id INT PRIMARY KEY, a DOUBLE PRECISION");
        assertThatThrownBy(() -> run(db -> db.insertAll("t", List.of(row("id", 1, "a", Double.NaN)))))
                .hasMessageContaining("Column 'a' cannot become NaN: the database has no such number.");
    }
}
