package io.mockloop.migrations.data;

/** When the rows of a migration of rows are gone through. */
public enum DataExecution {
    /** By the run that applies the migration, before what comes behind it. */
    INLINE,
    /** Behind the application's start, by one of its processes, as far as nothing that is pending needs them. */
    BACKGROUND
}
