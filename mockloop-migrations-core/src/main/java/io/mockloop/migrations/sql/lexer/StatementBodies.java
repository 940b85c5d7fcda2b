package io.mockloop.migrations.sql.lexer;

/** Where a semicolon stands inside of a statement, instead of ending it. */
public enum StatementBodies {

    /**
     * A trigger goes on until {@code ; END ;}. <a href="https://www.sqlite.org/c3ref/complete.html">SQLite,
     * sqlite3_complete</a>
     */
    TRIGGER {
        @Override
        BlockTracker tracker() {
            return new TriggerBlocks();
        }
    },

    /**
     * In parentheses, and in the {@code BEGIN ATOMIC … END} of a function or procedure. <a
     * href="https://www.postgresql.org/docs/current/sql-createfunction.html">PostgreSQL, CREATE FUNCTION</a>, <a
     * href="https://www.postgresql.org/docs/current/sql-createrule.html">CREATE RULE</a>
     */
    ATOMIC {
        @Override
        BlockTracker tracker() {
            return new AtomicBlocks();
        }
    },

    /**
     * In the compound statements of routines, triggers and events, as long as no {@code DELIMITER} is in force. <a
     * href="https://dev.mysql.com/doc/refman/9.4/en/sql-compound-statements.html">MySQL, 15.6</a>
     */
    COMPOUND {
        @Override
        BlockTracker tracker() {
            return new CompoundBlocks(false);
        }
    },

    /**
     * The same, and compound statements may stand on their own, a block as {@code BEGIN NOT ATOMIC}. <a
     * href="https://mariadb.com/docs/server/server-usage/stored-routines/using-compound-statements-outside-of-stored-programs">MariaDB</a>
     */
    COMPOUND_ANYWHERE {
        @Override
        BlockTracker tracker() {
            return new CompoundBlocks(true);
        }
    };

    abstract BlockTracker tracker();
}
