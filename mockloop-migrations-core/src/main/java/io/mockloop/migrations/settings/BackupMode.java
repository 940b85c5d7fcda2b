package io.mockloop.migrations.settings;

/** Before which migrations, and rollbacks of ones, a backup is made. A database that was empty needs none. */
public enum BackupMode {
    /** Before each that asks for one. */
    REQUIRED,
    /** Before the first of each run, too. */
    ALWAYS,
    /** Before none: that one asks for it is said in the log. */
    NEVER
}
