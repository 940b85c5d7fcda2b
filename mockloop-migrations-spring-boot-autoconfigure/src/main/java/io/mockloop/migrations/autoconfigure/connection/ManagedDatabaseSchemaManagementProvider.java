package io.mockloop.migrations.autoconfigure.connection;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/** Tells others, such as Hibernate, that the schema of the migrated database isn't theirs to create. */
public final class ManagedDatabaseSchemaManagementProvider implements SchemaManagementProvider {

    private final ObjectProvider<ManagedDatabase> database;

    /** Looks for the migrated database when it is asked. */
    public ManagedDatabaseSchemaManagementProvider(ObjectProvider<ManagedDatabase> database) {
        this.database = database;
    }

    @Override
    public SchemaManagement getSchemaManagement(DataSource dataSource) {
        return database.stream().anyMatch(managed -> managed.isDatabaseOf(dataSource))
                ? SchemaManagement.MANAGED
                : SchemaManagement.UNMANAGED;
    }
}
