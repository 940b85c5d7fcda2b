package io.mockloop.migrations.engine.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

class PlanTextPostgreSqlTests extends PlanTextTests {

    PlanTextPostgreSqlTests() {
        super(TestDatabase.postgreSql());
    }

    @Override
    void addOwn() {
        folder.with("V10__functions.sql", """
                        CREATE FUNCTION f(i int) RETURNS int LANGUAGE plpgsql AS $$
                        BEGIN
                          -- a comment;
                          IF i > 1 THEN RETURN 2; END IF;
                          RETURN 1;
                        END; $$;
                        CREATE PROCEDURE p() BEGIN ATOMIC
                          INSERT INTO a VALUES (20, 'twenty');
                          INSERT INTO a VALUES (21, 'x;');
                        END;
                        CREATE RULE r AS ON DELETE TO b DO ALSO (DELETE FROM a WHERE id = 30; DELETE FROM a WHERE id = 31);
                        CALL p();
                        """)
                .with("U10__functions.sql", """
                        DROP RULE r ON b;
                        DROP PROCEDURE p;
                        DROP FUNCTION f;
                        DELETE FROM a WHERE id > 9;
                        """)
                .with("V11__copied.sql", """
                        CREATE TABLE copied (id int, note text);
                        COPY copied (id, note) FROM stdin;
                        1\tone; ${word}
                        2\t\\N
                        3\twith \\\\ backslash, -- no comment
                        \\.
                        COPY copied FROM stdin WITH (FORMAT csv);
                        4,"four; ""quoted"", five"
                        \\.
                        COPY copied FROM stdin;
                        \\.
                        """)
                .with("U11__copied.sql", "DROP TABLE copied;")
                .with("V12__concurrently.sql", "CREATE INDEX CONCURRENTLY copied_id ON copied (id);")
                .with("U12__concurrently.sql", "DROP INDEX CONCURRENTLY copied_id;")
                .with("V13__elsewhere.sql", """
                        CREATE SCHEMA elsewhere;
                        SET search_path = elsewhere, public;
                        CREATE TEMP TABLE passing (id int);
                        CREATE TABLE there (id int);
                        SET LOCAL statement_timeout = '1min';
                        """)
                .with("U13__elsewhere.sql", "SET search_path = elsewhere;\nDROP TABLE there;\nDROP SCHEMA elsewhere;")
                .with("V14__here.sql", "CREATE TABLE here (id int);\nCREATE TEMP TABLE passing (id text);")
                .with("U14__here.sql", "DROP TABLE here;");
    }

    @Override
    void addSecretData() {
        folder.with("V2__copied.sql", "COPY a FROM stdin;\n1\t${hidden}\n\\.\n");
    }

    @Test
    void showsTheDataOfACopy() {
        folder.with("V1__a.sql", "CREATE TABLE a (id int);\nCOPY a FROM stdin;\n1\n2\n\\.\n");
        assertThat(manager().plan()).hasToString("""
                -- UP 1: a (V1__a.sql)
                BEGIN;
                -- V1__a.sql:1
                CREATE TABLE a (id int);
                -- V1__a.sql:2
                COPY a FROM stdin;
                1
                2
                \\.
                COMMIT;

                """);
    }
}
