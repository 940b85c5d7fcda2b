package io.mockloop.migrations.sql;

/** How a statement behaves towards the transaction it is sent in; a dialect tells. */
public enum StatementKind {
    /** Can be undone by the transaction's rollback. */
    TRANSACTIONAL,
    /** Switches auto-commit off, so that each COMMIT that follows begins a transaction, too. */
    AUTO_COMMIT_OFF,
    /** Commits the open transaction by itself, before and after (MySQL's and MariaDB's DDL). */
    IMPLICIT_COMMIT,
    /** Cannot run inside a transaction (VACUUM, CREATE INDEX CONCURRENTLY). */
    OUTSIDE_TRANSACTION,
    /** Begins a transaction. */
    BEGIN,
    /** Commits the open transaction. */
    COMMIT,
    /** Rolls the open transaction back, in whole. */
    ROLLBACK,
    /** A setting that has no effect inside a transaction, and that is set before it and restored after it instead. */
    HOISTED_SETTING,
    /** A setting that has no effect inside a transaction, and that cannot be moved out of it. */
    IGNORED_IN_TRANSACTION
}
