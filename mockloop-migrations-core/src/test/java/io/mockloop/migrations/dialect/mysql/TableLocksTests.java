package io.mockloop.migrations.dialect.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableLocksTests {

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
            LOCK TABLES a WRITE                     > LOCK TABLES h WRITE,  a WRITE
            lock table`a`read local, b AS c write   > lock table h WRITE, `a`read local, b AS c write
            /*!40000 LOCK TABLES a WRITE */         > /*!40000 LOCK TABLES h WRITE,  a WRITE */
            /* why */ LOCK /* it */ TABLES/* a */ a READ NOWAIT  > /* why */ LOCK /* it */ TABLES h WRITE, /* a */ a READ NOWAIT
            """)
    void aLockHoldsTheTablesToo(String statement, String sent) {
        assertThat(TableLocks.including(statement, List.of("h"))).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNLOCK TABLES", "LOCK INSTANCE FOR BACKUP", "SELECT 'LOCK TABLES a WRITE'", ""})
    void anyOtherStatementStaysAsItIs(String statement) {
        assertThat(TableLocks.including(statement, List.of("h"))).isSameAs(statement);
    }
}
