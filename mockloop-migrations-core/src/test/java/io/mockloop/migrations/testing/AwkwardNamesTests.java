package io.mockloop.migrations.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** Names with quotes, blanks, dots and capitals, words of SQL, and views whose tables are gone. */
@OnEachDatabase
class AwkwardNamesTests extends Trying {

    private static final String TABLES = """
            CREATE TABLE "Order" ("Group" INT NOT NULL PRIMARY KEY, "select" VARCHAR(9), "A b" INT, "it's ""q\""" INT,
              CONSTRAINT "Check One" CHECK ("A b" < 9999));
            CREATE INDEX "Key to" ON "Order" ("select", "A b");
            CREATE TABLE "a.b C" ("From" INT NOT NULL PRIMARY KEY, "To" INT,
              CONSTRAINT "Foreign Key" FOREIGN KEY ("To") REFERENCES "Order" ("Group"));
            CREATE VIEW "View of" AS SELECT "select" AS "Where" FROM "Order";
            """;

    AwkwardNamesTests(TestDatabase server) {
        super(server);
    }

    private String quoted(String sql) {
        return isOfMySql() ? sql.replace("\"\"", "\0").replace('"', '`').replace("\0", "\"") : sql;
    }

    private TestResult tested(String up, String down) {
        folder.with("V1_1__awkward.sql", quoted(TABLES));
        return second(quoted(up), quoted(down));
    }

    @Test
    void areFilledComparedAndNamed() {
        tested("ALTER TABLE \"Order\" RENAME TO \"Select\";", "ALTER TABLE \"Select\" RENAME TO \"Order\";")
                .assertPassed();
        tested(
                        "ALTER TABLE \"a.b C\" RENAME COLUMN \"To\" TO \"Table\";",
                        "ALTER TABLE \"a.b C\" RENAME COLUMN \"Table\" TO \"To\";")
                .assertPassed();
        String drop = "DROP INDEX \"Key to\"" + (isOfMySql() ? " ON \"Order\";" : ";");
        assertThat(tested(
                                drop,
                                "UPDATE \"Order\" SET \"it's \"\"q\"\"\" = 7 WHERE \"Group\" = 1;\nDELETE FROM \"a.b C\";")
                        .differences())
                .anyMatch(each -> each.equals("table Order: index Key to (select, A b) is missing"))
                .anyMatch(each -> each.startsWith("table Order: row (Group = 1): it's \"q\" is 7, expected "))
                .anyMatch(each -> each.contains("a.b C") && each.endsWith(": row (From = 1) is lost"));
    }

    /** PostgreSQL lets no table go that a view needs. */
    @Test
    void aViewWhoseTableIsGoneIsComparedAsAnyOther() {
        if (is(Database.POSTGRESQL)) {
            assertThat(tested("DROP TABLE \"Order\" CASCADE;", "").differences())
                    .contains("table Order is missing", "view View of is missing");
            return;
        }
        folder.with("V1_2__gone.sql", quoted("DROP TABLE \"a.b C\";\nDROP TABLE \"Order\";"));
        tested("CREATE TABLE more (id INT);", "DROP TABLE more;").assertPassed();
        assertThat(tested("DROP VIEW \"View of\";", "").differences()).contains("view View of is missing");
    }
}
