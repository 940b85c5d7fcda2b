package io.mockloop.migrations.autoconfigure.connection;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.connection.DatabaseUrl;
import io.mockloop.migrations.exception.MigrationException;
import java.util.List;

/** It isn't clear which database is to be migrated. */
public final class MigrationDataSourceException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private static final SetProperty URL = new SetProperty("url");
    private static final SetProperty DRIVER = new SetProperty("driver-class-name");

    private MigrationDataSourceException(String code, String what, Message advice) {
        super(code, what, advice);
    }

    static MigrationDataSourceException ambiguous(List<String> beans) {
        return new MigrationDataSourceException(
                "AMBIGUOUS_DATA_SOURCE",
                "There are %d DataSource beans (%s), and none of them is the one to migrate."
                        .formatted(beans.size(), String.join(", ", beans)),
                Message.of(
                        "Mark one of them with @MigrationDataSource or @Primary, or set %s to the database that is to be"
                                + " migrated.",
                        URL));
    }

    static MigrationDataSourceException missing() {
        return new MigrationDataSourceException(
                "NO_DATA_SOURCE",
                "There is no DataSource bean to migrate.",
                Message.of(
                        "Configure spring.datasource.url or %s, or set %s.", URL, new SetProperty("enabled", "false")));
    }

    static MigrationDataSourceException noUrl(String url) {
        return new MigrationDataSourceException(
                "UNSUPPORTED_DATABASE",
                "mockloop.migrations.url is no URL of JDBC ('%s').".formatted(DatabaseUrl.shown(url)),
                Message.of("Begin it with jdbc:sqlite:, jdbc:postgresql:, jdbc:mysql: or jdbc:mariadb:."));
    }

    static MigrationDataSourceException unsupported(String url) {
        return new MigrationDataSourceException(
                "UNSUPPORTED_DATABASE",
                "mockloop.migrations.url ('%s') leads to no database that is supported."
                        .formatted(DatabaseUrl.shown(url)),
                Message.of(
                        "Use SQLite, PostgreSQL, MySQL or MariaDB. Where the URL is that of a driver in front of one of"
                                + " them, name it with %s.",
                        DRIVER));
    }

    static MigrationDataSourceException noDriver(String driver, String url) {
        return new MigrationDataSourceException(
                "NO_DRIVER",
                "The driver %s, for mockloop.migrations.url ('%s'), isn't on the class path."
                        .formatted(driver, DatabaseUrl.shown(url)),
                Message.of("Add the driver to the application's dependencies, or correct %s or %s.", URL, DRIVER));
    }
}
