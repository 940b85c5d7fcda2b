package io.mockloop.migrations.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqliteTableTextTests {

    @Test
    void takesOutWhatStandsNowhereElse() {
        assertThat(new SqliteTableText("""
                        CREATE TABLE t (
                          id INTEGER PRIMARY KEY AUTOINCREMENT, -- COLLATE none
                          "name" TEXT NOT NULL DEFAULT ')' COLLATE nocase /* CHECK (1) */,
                          size INT GENERATED ALWAYS AS (length("name") + 1) STORED,
                          [a check] DECIMAL(10, 2),
                          CHECK (size > (1) AND name <> 'CHECK (')
                        )""").parts())
                .containsExactly(
                        "autoincrement",
                        "collate name nocase",
                        "generated size ( length ( name ) + 1 )",
                        "check ( size > ( 1 ) AND name < > 'CHECK (' )");
    }

    @Test
    void readsTheSameFromOtherQuotesAndWhiteSpace() {
        assertThat(new SqliteTableText("CREATE TABLE \"t\"(\"a\" INT  CHECK(\"a\">0))").parts())
                .isEqualTo(new SqliteTableText("CREATE TABLE t (a INT CHECK (a > 0))").parts());
    }
}
