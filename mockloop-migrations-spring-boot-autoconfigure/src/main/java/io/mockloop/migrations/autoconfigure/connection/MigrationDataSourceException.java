package io.mockloop.migrations.autoconfigure.connection;

import io.mockloop.migrations.connection.DatabaseUrl;
import io.mockloop.migrations.exception.MigrationException;
import java.util.List;

/** It isn't clear which database is to be migrated. */
public final class MigrationDataSourceException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private static final String ACTION = "Mark one of them with @MigrationDataSource or @Primary, or set "
            + "mockloop.migrations.url to the database that is to be migrated.";

    private MigrationDataSourceException(String code, String description, String action) {
        super(code, description, action, null);
    }

    static MigrationDataSourceException ambiguous(List<String> beans) {
        return new MigrationDataSourceException(
                "AMBIGUOUS_DATA_SOURCE",
                "There are %d DataSource beans (%s), and none of them is the one to migrate. Nothing was run."
                        .formatted(beans.size(), String.join(", ", beans)),
                ACTION);
    }

    static MigrationDataSourceException missing() {
        return new MigrationDataSourceException(
                "NO_DATA_SOURCE",
                "There is no DataSource bean to migrate. Nothing was run.",
                "Configure spring.datasource.url or mockloop.migrations.url, or set mockloop.migrations.enabled=false.");
    }

    static MigrationDataSourceException noUrl(String url) {
        return new MigrationDataSourceException(
                "UNSUPPORTED_DATABASE",
                "mockloop.migrations.url is no URL of JDBC ('%s'). Nothing was run.".formatted(DatabaseUrl.shown(url)),
                "Begin it with jdbc:sqlite:, jdbc:postgresql:, jdbc:mysql: or jdbc:mariadb:.");
    }

    static MigrationDataSourceException unsupported(String url) {
        return new MigrationDataSourceException(
                "UNSUPPORTED_DATABASE",
                "mockloop.migrations.url ('%s') leads to no database that is supported. Nothing was run."
                        .formatted(DatabaseUrl.shown(url)),
                "Use SQLite, PostgreSQL, MySQL or MariaDB. Where the URL is that of a driver in front of one of them,"
                        + " name it with mockloop.migrations.driver-class-name.");
    }

    static MigrationDataSourceException noDriver(String driver, String url) {
        return new MigrationDataSourceException(
                "NO_DRIVER",
                "The driver %s, for mockloop.migrations.url ('%s'), isn't on the class path. Nothing was run."
                        .formatted(driver, DatabaseUrl.shown(url)),
                "Add the driver to the application's dependencies, or correct mockloop.migrations.url or"
                        + " mockloop.migrations.driver-class-name.");
    }
}
