package io.mockloop.migrations.autoconfigure.diagnostics;

import io.mockloop.migrations.autoconfigure.MigrationProperties;
import io.mockloop.migrations.autoconfigure.connection.ManagedDatabase;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** What another library's settings are compared with; looked up only when there is such a library. */
final class CompetitionCheck {

    private final ObjectProvider<MigrationProperties> properties;
    private final ObjectProvider<ManagedDatabase> database;

    CompetitionCheck(ObjectProvider<MigrationProperties> properties, ObjectProvider<ManagedDatabase> database) {
        this.properties = properties;
        this.database = database;
    }

    MigrationLocations locations() {
        return MigrationLocations.of(Optional.ofNullable(properties.getObject().locations()));
    }

    boolean isSameDatabase(@Nullable DataSource other) {
        return other != null && database.stream().anyMatch(managed -> managed.isDatabaseOf(other));
    }
}
