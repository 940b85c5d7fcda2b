package io.mockloop.migrations.autoconfigure.connection;

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
}
