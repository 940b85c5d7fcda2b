package io.mockloop.migrations.settings;

/** What one transaction holds. */
public enum TransactionScope {
    /** One migration. */
    EACH,
    /** All that is pending: all of it is applied, or nothing. SQLite and PostgreSQL only. */
    ALL
}
