package io.mockloop.migrations.engine.backup;

import io.mockloop.migrations.BackupProvider;
import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.exception.TimeInWords;
import io.mockloop.migrations.settings.BackupMode;
import io.mockloop.migrations.settings.InvalidSettingException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How backups are made.
 *
 * @param mode before which migrations
 * @param directory where they lie
 * @param keep how many of a database are kept
 * @param toolPath the folder of the database's tools; null for those that the PATH names
 * @param timeout how long one call of a tool may take
 * @param lockTimeout how long to wait for others
 * @param provider what makes them in place of the tools; null for none
 */
public record BackupSettings(
        BackupMode mode,
        Path directory,
        int keep,
        @Nullable Path toolPath,
        Duration timeout,
        Duration lockTimeout,
        @Nullable BackupProvider provider) {

    /** Checks the values. */
    public BackupSettings {
        if (keep < 1) {
            throw new InvalidSettingException(
                    Message.of("%s is less than 1: %s", new SetProperty("backup.keep"), keep), null);
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new InvalidSettingException(
                    Message.of("%s is no time: %s", new SetProperty("backup.timeout"), TimeInWords.of(timeout)), null);
        }
    }
}
