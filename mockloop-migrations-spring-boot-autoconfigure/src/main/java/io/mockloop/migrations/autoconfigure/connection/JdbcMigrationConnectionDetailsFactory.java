package io.mockloop.migrations.autoconfigure.connection;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Migrations run where the application's JDBC service connection, as from Docker Compose, leads to. */
class JdbcMigrationConnectionDetailsFactory
        implements ConnectionDetailsFactory<JdbcConnectionDetails, MigrationConnectionDetails> {

    @Override
    public MigrationConnectionDetails getConnectionDetails(JdbcConnectionDetails details) {
        return new MigrationConnection(
                details.getJdbcUrl(), details.getUsername(), details.getPassword(), details.getDriverClassName());
    }
}
