package io.mockloop.migrations.engine.contract;

import io.mockloop.migrations.testkit.TestDatabase;

class PlanTextSqliteTests extends PlanTextTests {

    PlanTextSqliteTests() {
        super(TestDatabase.sqlite());
    }

    @Override
    void addOwn() {
        folder.with("V10__trigger.sql", """
                        CREATE TABLE log (what TEXT);
                        CREATE TRIGGER t AFTER INSERT ON a BEGIN
                          INSERT INTO log VALUES (CASE WHEN NEW.id > 1 THEN 'a;b' ELSE 'end;' END);
                          UPDATE a SET note = note || ';' WHERE id = NEW.id; -- a comment;
                        END;
                        INSERT INTO a VALUES (10, 'ten');
                        """)
                .with("U10__trigger.sql", "DROP TRIGGER t;\nDROP TABLE log;\nDELETE FROM a WHERE id = 10;")
                .with("V11__rebuild.sql", """
                        PRAGMA foreign_keys = OFF;
                        PRAGMA recursive_triggers = ON;
                        INSERT INTO b VALUES (1, 1, 1);
                        CREATE TABLE a2 (id INT PRIMARY KEY, note VARCHAR(200), more TEXT);
                        INSERT INTO a2 SELECT id, note, ';' FROM a;
                        DROP TRIGGER t;
                        DROP TABLE a;
                        ALTER TABLE a2 RENAME TO a;
                        PRAGMA foreign_keys = ON;
                        """)
                .with("U11__rebuild.sql", """
                        DELETE FROM b;
                        ALTER TABLE a DROP COLUMN more;
                        CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END;
                        """)
                .with("V12__vacuum.sql", "VACUUM;")
                .with("U12__vacuum.sql", "")
                .with("V13__orphan.sql", "BEGIN;\nCREATE TEMP TABLE t1 (id INT);\nCOMMIT;")
                .with("U13__orphan.sql", "");
    }
}
