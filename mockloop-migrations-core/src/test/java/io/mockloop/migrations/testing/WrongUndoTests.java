package io.mockloop.migrations.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** An undo that doesn't bring back what was there is caught, whatever is missing. */
@OnEachDatabase
class WrongUndoTests extends Trying {

    WrongUndoTests(TestDatabase server) {
        super(server);
    }

    /** An up, its down, and a part of what is said. */
    private record Wrong(String up, String down, String said) {}

    private void assertCaught(List<Wrong> all) {
        SoftAssertions softly = new SoftAssertions();
        for (Wrong each : all) {
            TestResult result = second(each.up(), each.down());
            softly.assertThat(result.isPassed())
                    .as("%s / %s", each.up(), each.down())
                    .isFalse();
            softly.assertThat(result.toString()).contains(each.said());
        }
        softly.assertAll();
    }

    @Test
    void inRowsIndexesAndViews() {
        assertCaught(List.of(
                new Wrong(dropIndex(), "", "table owners: index owners_name (name) is missing"),
                new Wrong(
                        dropIndex(),
                        "CREATE INDEX owners_name ON owners (note);",
                        "table owners: index owners_name: on (note), expected (name)"),
                new Wrong(
                        dropIndex(),
                        "CREATE UNIQUE INDEX owners_name ON owners (name);",
                        "table owners: "
                                + (isOfMySql() ? "unique owners_name" : "index owners_name: unique is not expected")),
                new Wrong("CREATE TABLE more (id INT);", "", "table more is there, and is not expected"),
                new Wrong("DELETE FROM small;", "", "table small: row (id = 1) is lost"),
                new Wrong(
                        "UPDATE owners SET name = 'same';",
                        "",
                        "table owners: row (id = 1): name is 'same', expected 'v1'"),
                new Wrong(
                        "INSERT INTO owners (id, name) VALUES (9, 'n');",
                        "",
                        "row (id = 9) is there, and is not expected"),
                new Wrong(
                        "ALTER TABLE owners DROP COLUMN note;",
                        "ALTER TABLE owners ADD COLUMN note VARCHAR(20);",
                        "table owners: row (id = 1): note is NULL, expected 'v1'"),
                new Wrong("ALTER TABLE owners ADD COLUMN extra INT;", "", "column extra is there, and is not expected"),
                new Wrong("DROP VIEW names;", "", "view names is missing"),
                new Wrong("DROP VIEW names;", "CREATE VIEW names AS SELECT note FROM owners;", "view names: "),
                new Wrong(
                        "DROP TABLE small;",
                        "CREATE TABLE small (" + SMALL + ");",
                        "table small: row (id = 1) is lost")));
    }

    @Test
    void inWhatColumnsAndConstraintsAreLike() {
        List<Wrong> all = new ArrayList<>(List.of(
                rebuiltWith("DEFAULT 'x' NOT NULL", "NOT NULL", "column a: default 'x'"),
                rebuiltWith("DEFAULT 'x' NOT NULL", "DEFAULT 'y' NOT NULL", "column a: default is 'y'"),
                rebuiltWith("DEFAULT 'x' NOT NULL", "DEFAULT 'x'", "column a: not null is missing"),
                rebuiltWith(", CONSTRAINT small_b CHECK (b > 10)", "", "check small_b"),
                rebuiltWith("b > 10", "b > 5", "check small_b"),
                rebuiltWith(" ON DELETE CASCADE", "", "on delete cascade is missing"),
                rebuiltWith("CASCADE", "SET NULL", "on delete is set null, expected cascade"),
                rebuiltWith(", CONSTRAINT small_c UNIQUE (c)", "", "is missing"),
                rebuiltWith("a VARCHAR(10)", "a VARCHAR(12)", "column a: type is"),
                rebuiltWith(
                        "id INT NOT NULL PRIMARY KEY", "id INT NOT NULL", "table small: primary key (id) is missing"),
                rebuiltWith("a VARCHAR(10)", "a VARCHAR(10) " + collation(), "collation ")));
        if (!is(Database.POSTGRESQL)) {
            all.add(rebuiltWith(
                    "a VARCHAR(10) DEFAULT 'x' NOT NULL, b INT",
                    "b INT, a VARCHAR(10) DEFAULT 'x' NOT NULL",
                    "position is"));
        }
        assertCaught(all);
    }

    private static Wrong rebuiltWith(String part, String other, String said) {
        assertThat(SMALL).contains(part);
        return new Wrong("", rebuilt(SMALL.replace(part, other)), said);
    }

    private String collation() {
        return switch (database.kind()) {
            case SQLITE -> "COLLATE NOCASE";
            case POSTGRESQL -> "COLLATE \"C\"";
            case MYSQL, MARIADB -> "COLLATE utf8mb4_bin";
        };
    }

    @Test
    void inTriggersNumbersCommentsAndSequences() {
        String trigger = String.join(
                ";\n",
                switch (database.kind()) {
                    case SQLITE ->
                        List.of("CREATE TRIGGER watch AFTER DELETE ON small BEGIN DELETE FROM numbered; END;");
                    case POSTGRESQL ->
                        List.of(
                                "CREATE FUNCTION watched() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                                "CREATE TRIGGER watch AFTER DELETE ON small FOR EACH ROW EXECUTE FUNCTION watched();");
                    case MYSQL, MARIADB ->
                        List.of("CREATE TRIGGER watch AFTER DELETE ON small FOR EACH ROW DELETE FROM numbered;");
                });
        List<Wrong> all = new ArrayList<>(List.of(
                new Wrong(trigger, "", "table small: trigger watch"),
                new Wrong("DELETE FROM numbered;" + backwards(), "", "numbers of numbered")));
        if (is(Database.POSTGRESQL)) {
            all.add(new Wrong("CREATE SEQUENCE s;", "", "sequence s is there"));
            all.add(new Wrong("COMMENT ON COLUMN owners.note IS 'n';", "", "column note: comment n is not expected"));
            folder.with("V1_1__s.sql", "CREATE SEQUENCE given;");
            all.add(new Wrong(
                    "ALTER SEQUENCE given RESTART WITH 1000;", "", "sequence given: it is at 999, expected 0"));
            all.add(new Wrong("CREATE TYPE mood AS ENUM ('a');", "", "type mood"));
        }
        if (isOfMySql()) {
            all.add(new Wrong("ALTER TABLE owners COMMENT 'n';", "", "table owners: comment n is not expected"));
            all.add(new Wrong("CREATE PROCEDURE p() SELECT 1;", "", "routine p"));
        }
        assertCaught(all);
    }

    /** Numbers that were given come once more. */
    private String backwards() {
        return switch (database.kind()) {
            case SQLITE ->
                "DELETE FROM sqlite_sequence WHERE name = 'numbered'; INSERT INTO sqlite_sequence VALUES ('numbered', 1);";
            case POSTGRESQL -> "SELECT setval('numbered_id_seq', 1);";
            case MYSQL, MARIADB -> "ALTER TABLE numbered AUTO_INCREMENT = 1;";
        };
    }
}
