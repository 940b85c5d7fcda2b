package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.Slow;
import io.mockloop.migrations.testkit.TestDatabase;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@Slow
class SizePostgreSqlTests extends SizeTests {

    SizePostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    @Test
    void aLongCopyRunsInASmallHeap() throws IOException {
        int rows = 100_000_000 / ROW.length();
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
}
