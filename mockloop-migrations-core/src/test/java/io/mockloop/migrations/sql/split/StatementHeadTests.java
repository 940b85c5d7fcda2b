package io.mockloop.migrations.sql.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.dialect.postgresql.PostgreSqlRules;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class StatementHeadTests {

    private static StatementHead head(String statement) {
        return StatementHead.of(statement, new PostgreSqlRules().lexical());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    insert into a values (1)                        | INSERT
                    create /* a */ table if not exists a (b int)    | CREATE TABLE
                    create index concurrently on a (b)              | CREATE INDEX CONCURRENTLY
                    create index "i" on a (b)                       | CREATE INDEX "
                    create unique index concurrently i on a (b)     | CREATE UNIQUE INDEX CONCURRENTLY I ON A ( B )
                    create temp table a (b int)                     | CREATE TEMP TABLE A ( B INT )
                    comment on table "a" is 'it''s'                 | COMMENT ON TABLE " IS '
                    vacuum                                          | VACUUM
                    """)
    void endsWhereNothingMoreIsAskedOfIt(String statement, String text) {
        assertThat(head(statement).text()).isEqualTo(text);
    }

    @Test
    void beginsWithAWord() {
        assertThat(head("alter table a add b int").firstWord()).isEqualTo("ALTER");
        assertThat(head("COMMIT").firstWord()).isEqualTo("COMMIT");
        assertThat(head("-- nothing").firstWord()).isEmpty();
    }
}
