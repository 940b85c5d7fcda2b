package io.mockloop.migrations.autoconfigure.connection;

import org.jspecify.annotations.Nullable;

/** Fixed connection details. */
public record MigrationConnection(
        @Nullable String jdbcUrl,
        @Nullable String username,
        @Nullable String password,
        @Nullable String driverClassName)
        implements MigrationConnectionDetails {

    /** The URL may hold a password, and so may this. */
    @Override
    public String toString() {
        return "MigrationConnection";
    }
}
