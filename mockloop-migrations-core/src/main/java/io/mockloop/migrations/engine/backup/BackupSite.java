package io.mockloop.migrations.engine.backup;

import io.mockloop.migrations.engine.jdbc.Cancellation;
import io.mockloop.migrations.engine.jdbc.DataSourceLogin;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.function.Supplier;

/**
 * What one backup or restore works with.
 *
 * @param connection to the database, in auto-commit
 * @param product the database's product and version
 * @param logins what the data source tells of how it connects
 * @param settings how backups are made
 * @param tools runs programs
 * @param cancellation ends it
 * @param work a folder that nobody else can look into, gone afterwards; not there where nothing is made yet
 */
public record BackupSite(
        Connection connection,
        String product,
        Supplier<DataSourceLogin> logins,
        BackupSettings settings,
        Tools tools,
        Cancellation cancellation,
        Path work) {}
