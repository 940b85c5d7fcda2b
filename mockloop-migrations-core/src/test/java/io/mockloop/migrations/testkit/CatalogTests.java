package io.mockloop.migrations.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

@OnEachDatabase
class CatalogTests {

    @AutoClose
    private final FreshDatabase database;

    CatalogTests(TestDatabase server) {
        this.database = server.newDatabase();
    }

    @Test
    void isEmptyAtFirst() {
        assertThat(database.catalog()).isEmpty();
    }

    @Test
    void listsEverything() throws IOException {
        createEverything();
        String golden = "catalog-" + database.kind().name().toLowerCase(Locale.ROOT) + ".txt";
        String expected = new ClassPathResource(golden, CatalogTests.class).getContentAsString(StandardCharsets.UTF_8);
        assertThat(String.join("\n", database.catalog()) + "\n").isEqualTo(expected);
    }

    @Test
    void leavesTablesOut() {
        createEverything();
        List<String> before = database.catalog();
        database.execute("CREATE TABLE noted (id INT PRIMARY KEY, a INT UNIQUE)", "CREATE INDEX noted_a ON noted (a)");
        assertThat(database.catalog()).isNotEqualTo(before);
        assertThat(database.catalog("noted")).isEqualTo(before);
    }

    @Test
    void seesEachChange() {
        createEverything();
        for (String change : List.of(
                "ALTER TABLE child ADD COLUMN added VARCHAR(20) DEFAULT 'x'",
                "CREATE INDEX child_added ON child (added)",
                "DROP VIEW adults",
                "CREATE UNIQUE INDEX child_one ON child (parent_id)")) {
            List<String> before = database.catalog();
            database.execute(change);
            assertThat(database.catalog()).as(change).isNotEqualTo(before);
        }
    }

    private void createEverything() {
        database.execute(
                "CREATE TABLE parent (id INT NOT NULL PRIMARY KEY, name VARCHAR(20) NOT NULL DEFAULT 'none',"
                        + " age INT CHECK (age >= 0), UNIQUE (name, age))",
                "CREATE TABLE child (id INT NOT NULL PRIMARY KEY, parent_id INT NOT NULL,"
                        + " FOREIGN KEY (parent_id) REFERENCES parent (id) ON DELETE CASCADE)",
                "CREATE INDEX child_parent ON child (parent_id)",
                "CREATE VIEW adults AS SELECT name FROM parent WHERE age > 17");
        database.traits().trigger().forEach(database::execute);
    }
}
