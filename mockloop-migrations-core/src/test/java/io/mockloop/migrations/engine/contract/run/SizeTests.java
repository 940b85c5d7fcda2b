package io.mockloop.migrations.engine.contract.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.engine.contract.Migrating;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.OtherJvm;
import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * A file of 40 MB, and a statement of 10 MB, run in a heap of 100 MB: what holds for these holds for one of 100 MB in a
 * heap of 256, and takes less than half the time.
 */
@Slow
@OnEachDatabase
class SizeTests extends ContractTests {

    private static final String ROW = "('some ''text''; ünïcode, and a -- dash " + "x".repeat(960) + "')";

    private static final int ROWS_OF_A_MEGABYTE = 1_000_000 / ROW.length();
    private static final int LARGE = 38;
    private static final int HEAP = 100;
    private static final int SMALL = 1_600;
    private static final Duration LONG = Duration.ofMinutes(2);

    SizeTests(TestDatabase server) {
        super(server);
    }

    /** Writes a script. */
    @FunctionalInterface
    private interface Script {
        void to(Writer writer) throws IOException;
    }

    private void write(String name, Script script) throws IOException {
        try (BufferedWriter writer = Files.newBufferedWriter(path.resolve(name))) {
            script.to(writer);
        }
    }

    private static void insert(Writer writer, int rows) throws IOException {
        writer.write("INSERT INTO a VALUES\n");
        for (int row = 1; row <= rows; row++) {
            writer.write(ROW);
            writer.write(row < rows ? ",\n" : ";\n");
        }
    }

    private void migrateInASmallHeap(int migrations) {
        try (OtherJvm other = Migrating.upInASmallHeap(HEAP, database, path)) {
            assertThat(other.exitCode(LONG)).as(other.output()).isZero();
            other.awaitLine(Migrating.DONE + migrations, LONG);
        }
    }

    private long count() {
        return Long.parseLong(database.rows("SELECT count(*) FROM a").get(0));
    }

    @Test
    void aLongFileRunsInASmallHeap() throws IOException {
        write("V1__long.sql", file -> {
            file.write("CREATE TABLE a (note VARCHAR(1100));\n");
            for (int i = 0; i < LARGE; i++) {
                insert(file, ROWS_OF_A_MEGABYTE);
            }
            for (int i = 0; i < SMALL; i++) {
                insert(file, 1);
            }
        });
        assertThat(Files.size(path.resolve("V1__long.sql"))).isGreaterThan(39_000_000);
        migrateInASmallHeap(1);
        assertThat(count()).isEqualTo((long) LARGE * ROWS_OF_A_MEGABYTE + SMALL);
    }

    @Test
    void aLongStatementRunsInASmallHeap() throws IOException {
        write("V1__long.sql", file -> {
            file.write("CREATE TABLE a (note VARCHAR(1100));\n");
            insert(file, 10 * ROWS_OF_A_MEGABYTE);
            insert(file, 1);
        });
        migrateInASmallHeap(1);
        assertThat(count()).isEqualTo(10L * ROWS_OF_A_MEGABYTE + 1);
        assertThat(database.rows("SELECT DISTINCT note FROM a"))
                .containsExactly(ROW.substring(2, ROW.length() - 2).replace("''", "'"));
    }

    @Test
    void aLongCopyRunsInASmallHeap() throws IOException {
        assumeTrue(database.kind() == Database.POSTGRESQL, "only PostgreSQL has data among its statements");
        int rows = 40_000_000 / ROW.length();
        write("V1__long.sql", file -> {
            file.write("CREATE TABLE a (note VARCHAR(1100));\nCOPY a FROM stdin;\n");
            for (int row = 0; row < rows; row++) {
                file.write(ROW + "\n");
            }
            file.write("\\.\n");
        });
        migrateInASmallHeap(1);
        assertThat(count()).isEqualTo(rows);
    }

    /** The servers of MySQL and MariaDB end a connection in the middle of a text that is too long for them. */
    @Test
    void aStatementThatIsTooLongForTheServerIsToldAsSuch() throws IOException {
        assumeTrue(That.IS_OF_MYSQL.isTrueOf(database), "the others take it");
        write("V1__long.sql", file -> {
            file.write("CREATE TABLE a (note VARCHAR(1100));\nINSERT INTO a VALUES ('in');\n");
            insert(file, 17_000);
        });
        assertThat(failureOf(() -> manager().migrateToLatest()))
                .hasMessageContaining("V1__long.sql:3")
                .hasMessageContaining("max_allowed_packet")
                .hasMessageContaining("the server takes less than 16777216")
                .hasMessageContaining("Statement 1 is done, and stays.");
        assertThat(count()).isZero();
    }
}
