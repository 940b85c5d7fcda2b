package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.schema.Column;
import io.mockloop.migrations.schema.Columns;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Another type leaves each row the value that it had, or fails. */
@OnEachDatabase
class KeptValueTests extends ContractTests {

    KeptValueTests(TestDatabase server) {
        super(server);
    }

    /**
     * A change of a type.
     *
     * @param value what a row holds before, as a literal
     * @param after how the database writes it down after, a part of it; empty if the change fails
     */
    private record Change(
            String name, Function<Columns, Column> was, Function<Columns, Column> now, String value, String after) {

        String table() {
            return "t_" + name.replace(' ', '_') + (after.isEmpty() ? "" : "_kept");
        }

        /** Whether the change must say what the column was, so that the loss is seen. */
        boolean isByItsFormerType() {
            return name.contains("by spaces") || name.contains("by name");
        }
    }

    /** What would lose something. SQLite keeps the value, whatever the type is called. */
    private static List<Change> lossy() {
        List<Change> all = new ArrayList<>();
        all.add(new Change("shorter", c -> c.varchar("v", 50), c -> c.varchar("v", 2), "'abcd'", ""));
        all.add(new Change("shorter by spaces", c -> c.varchar("v", 50), c -> c.varchar("v", 2), "'ab  '", ""));
        all.add(new Change("text to varchar", c -> c.text("v"), c -> c.varchar("v", 2), "'abcd'", ""));
        all.add(new Change("scale", c -> c.decimal("v", 10, 4), c -> c.decimal("v", 10, 2), "3.7777", ""));
        all.add(new Change("decimal to integer", c -> c.decimal("v", 10, 4), c -> c.integer("v"), "3.7777", ""));
        all.add(new Change("decimal to bigint", c -> c.decimal("v", 10, 4), c -> c.bigint("v"), "3.7777", ""));
        all.add(new Change("text to integer", c -> c.varchar("v", 9), c -> c.integer("v"), "'3.7'", ""));
        all.add(new Change("a word to integer", c -> c.varchar("v", 9), c -> c.integer("v"), "'abc'", ""));
        all.add(new Change("bigint to integer", c -> c.bigint("v"), c -> c.integer("v"), "5000000000", ""));
        all.add(new Change("time to day", c -> c.timestamp("v"), c -> c.date("v"), "'2024-05-06 10:11:12'", ""));
        all.add(new Change("text to day", c -> c.varchar("v", 30), c -> c.date("v"), "'2024-05-06 10:11:12'", ""));
        all.add(new Change("float to decimal", c -> c.ofType("v", "REAL"), c -> c.decimal("v", 9, 1), "1.25", ""));
        all.add(new Change(
                "types by name", c -> c.ofType("v", "DECIMAL(9,3)"), c -> c.ofType("v", "SMALLINT"), "1.25", ""));
        return all;
    }

    /** The same of days and times, and of texts that aren't written as the new type writes them. */
    private static List<Change> lossyTimes() {
        String day = "'2024-05-06 10:11:12'";
        List<Change> all = new ArrayList<>();
        all.add(new Change("datetime to day", c -> c.dateTime("v"), c -> c.date("v"), day, ""));
        all.add(new Change("datetime to time", c -> c.dateTime("v"), c -> c.time("v"), day, ""));
        all.add(new Change("timestamp to time", c -> c.timestamp("v"), c -> c.time("v"), day, ""));
        all.add(new Change("day to hours", c -> c.date("v"), c -> c.time("v"), "'2024-05-06'", ""));
        all.add(new Change("time to datetime", c -> c.time("v"), c -> c.dateTime("v"), "'10:11:12'", ""));
        all.add(new Change("hours to day", c -> c.time("v"), c -> c.date("v"), "'10:11:12'", ""));
        all.add(new Change("text to time", c -> c.varchar("v", 30), c -> c.time("v"), day, ""));
        all.add(new Change(
                "zone of text", c -> c.varchar("v", 40), c -> c.dateTime("v"), "'2024-05-06 10:11:12+02:00'", ""));
        all.add(new Change("zone of time", c -> c.varchar("v", 40), c -> c.time("v"), "'10:11:12+02:00'", ""));
        all.add(new Change(
                "fraction of text", c -> c.text("v"), c -> c.dateTime("v"), "'2024-05-06 10:11:12.1234567'", ""));
        all.add(new Change("fraction by name", c -> c.time("v"), c -> c.ofType("v", "TIME(0)"), "'10:11:12.7'", ""));
        all.add(new Change("zeros", c -> c.varchar("v", 9), c -> c.integer("v"), "'00721'", ""));
        all.add(new Change("zeros of decimals", c -> c.varchar("v", 9), c -> c.decimal("v", 9, 2), "'00721'", ""));
        all.add(new Change("spelt out", c -> c.decimal("v", 9, 2), c -> c.ofType("v", "INTEGER"), "1.25", ""));
        all.add(new Change("digits", c -> c.bigint("v"), c -> c.doublePrecision("v"), "9007199254740993", ""));
        all.add(new Change(
                "digits of text", c -> c.text("v"), c -> c.doublePrecision("v"), "'12345678901234567.1'", ""));
        all.add(new Change("spaces", c -> c.varchar("v", 9), c -> c.character("v", 9), "'ab '", ""));
        return all;
    }

    private static List<Change> kept() {
        List<Change> all = new ArrayList<>();
        all.add(new Change("longer", c -> c.varchar("v", 2), c -> c.varchar("v", 50), "'ab'", "ab"));
        all.add(new Change("varchar to text", c -> c.varchar("v", 9), c -> c.text("v"), "'ab'", "ab"));
        all.add(new Change("shorter that fits", c -> c.varchar("v", 50), c -> c.varchar("v", 2), "'ab'", "ab"));
        all.add(new Change("scale", c -> c.decimal("v", 10, 4), c -> c.decimal("v", 10, 2), "3.7700", "3.77"));
        all.add(new Change("decimal to integer", c -> c.decimal("v", 10, 4), c -> c.integer("v"), "-3.0000", "-3"));
        all.add(new Change("text to integer", c -> c.varchar("v", 9), c -> c.integer("v"), "'37'", "37"));
        all.add(new Change("integer to text", c -> c.integer("v"), c -> c.varchar("v", 9), "37", "37"));
        all.add(new Change("integer to decimal", c -> c.integer("v"), c -> c.decimal("v", 9, 2), "37", "37"));
        all.add(new Change(
                "time to day", c -> c.timestamp("v"), c -> c.date("v"), "'2024-05-06 00:00:00'", "2024-05-06"));
        all.add(new Change("day to time", c -> c.date("v"), c -> c.timestamp("v"), "'2024-05-06'", "2024-05-06"));
        all.add(new Change("text to day", c -> c.text("v"), c -> c.date("v"), "'2024-05-06'", "2024-05-06"));
        all.add(new Change(
                "datetime to day", c -> c.dateTime("v"), c -> c.date("v"), "'2024-05-06 00:00:00'", "2024-05-06"));
        all.add(new Change(
                "datetime to text",
                c -> c.dateTime("v"),
                c -> c.varchar("v", 40),
                "'2024-05-06 10:11:12'",
                "10:11:12"));
        all.add(new Change(
                "text to datetime",
                c -> c.varchar("v", 40),
                c -> c.dateTime("v"),
                "'2024-05-06 10:11:12.123456'",
                "10:11:12"));
        all.add(new Change("text to time", c -> c.varchar("v", 40), c -> c.time("v"), "'10:11:12.123456'", "10:11:12"));
        all.add(new Change("time to text", c -> c.time("v"), c -> c.text("v"), "'10:11:12'", "10:11:12"));
        all.add(new Change(
                "bigint to double", c -> c.bigint("v"), c -> c.doublePrecision("v"), "123456789012345", "1"));
        all.add(new Change("zero", c -> c.varchar("v", 9), c -> c.integer("v"), "'0'", "0"));
        all.add(new Change("below one", c -> c.varchar("v", 9), c -> c.decimal("v", 9, 2), "'0.25'", "0.25"));
        all.add(new Change("text to json", c -> c.text("v"), c -> c.json("v"), "'{\"a\": 1}'", "{\"a\": 1}"));
        all.add(new Change(
                "text to uuid",
                c -> c.varchar("v", 40),
                c -> c.uuid("v"),
                "'5f1c1c2a-0000-4000-8000-000000000001'",
                "5f1c1c2a-0000-4000-8000-000000000001"));
        return all;
    }

    private static final List<Boolean> WITH_AND_WITHOUT = List.of(true, false);

    @Test
    void whatWouldLoseSomethingFails() {
        fails(lossy());
    }

    @Test
    void whatWouldLoseAPartOfADayOrTimeOrDigitsFails() {
        fails(lossyTimes());
    }

    private void fails(List<Change> changes) {
        Changing base = base(changes);
        SoftAssertions all = new SoftAssertions();
        for (Change change : changes) {
            String before = value(change);
            for (boolean isKnown : WITH_AND_WITHOUT) {
                if (isKnown || !change.isByItsFormerType()) {
                    String message = failure(base, changing(change, isKnown));
                    String name = change.name() + (isKnown ? "" : ", not said from what") + ": " + message;
                    all.assertThat(value(change)).as(name).isEqualTo(before);
                    if (!That.IS_A_FILE.isTrueOf(database)) { // SQLite's types hold any value
                        all.assertThat(message).as(name).containsIgnoringCase("nothing of it is left");
                    }
                }
            }
        }
        all.assertAll();
    }

    /** What it fails with; it is undone if it doesn't. */
    private String failure(Changing base, Changing changing) {
        try {
            manager(base, changing).migrateToLatest();
            return "It passed.";
        } catch (MigrationException e) {
            return e.getMessage();
        } finally {
            forget();
        }
    }

    @Test
    void whatLosesNothingIsDoneAndUndone() {
        Changing base = base(kept());
        for (Change change : kept()) {
            String before = value(change);
            Changing changing = changing(change, true);
            manager(base, changing).migrateToLatest();
            assertThat(value(change)).as(change.name()).contains(change.after());
            manager(base, changing).rollbackToVersion("1");
            assertThat(value(change)).as(change.name()).isEqualTo(before);
        }
    }

    @Test
    void whatLosesNothingIsDoneWithoutBeingSaidFromWhat() {
        Changing base = base(kept());
        for (Change change : kept()) {
            manager(base, changing(change, false)).migrateToLatest();
            assertThat(value(change)).as(change.name()).contains(change.after());
            forget();
        }
    }

    private void forget() {
        database.execute(
                "DELETE FROM schema_version WHERE version = '2'", "DELETE FROM schema_version_log WHERE version = '2'");
    }

    @Test
    void aNewColumnWithoutNullAndDefaultIsRefusedIfThereAreRows() {
        Changing base = new Changing("1", schema -> schema.createTable("o", table -> table.integer("id")));
        manager(base).migrateToLatest();
        database.execute("INSERT INTO o VALUES (1)");
        String[] before = catalogOfUser();
        Changing changing = new Changing(
                "2",
                schema -> schema.addColumn(
                        "o", column -> column.varchar("country", 2).notNull()));
        assertThat(failureOf(() -> manager(base, changing).migrateToLatest()))
                .message()
                .contains("country")
                .containsIgnoringCase("nothing of it is left");
        assertThat(catalogOfUser()).isEqualTo(before);
        database.execute("DELETE FROM o");
        manager(base, changing).migrateToLatest();
        assertThat(catalogOfUser()).isNotEqualTo(before);
    }

    /** A table for each change. */
    private Changing base(List<Change> changes) {
        Changing base = new Changing(
                "1",
                schema -> changes.forEach(change -> schema.createTable(change.table(), table -> {
                    table.integer("id").notNull();
                    Column unused = change.was().apply(table);
                })));
        manager(base).migrateToLatest();
        changes.forEach(change ->
                database.execute("INSERT INTO %s VALUES (1, NULL), (2, %s)".formatted(change.table(), change.value())));
        return base;
    }

    private static Changing changing(Change change, boolean isKnown) {
        return new Changing("2", schema -> {
            if (isKnown) {
                schema.alterColumn(change.table(), change.was(), change.now());
            } else {
                schema.alterColumn(change.table(), change.now());
            }
        }) {
            @Override
            public boolean reversible() {
                return isKnown;
            }
        };
    }

    private String value(Change change) {
        return String.join(" ", database.rows("SELECT v FROM %s ORDER BY id".formatted(change.table())));
    }
}
