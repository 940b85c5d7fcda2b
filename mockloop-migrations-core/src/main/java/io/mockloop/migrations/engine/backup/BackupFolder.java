package io.mockloop.migrations.engine.backup;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.BackupException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Where backups lie. One is made in a folder of its own below, that nobody else can look into, and moved up when it is
 * complete, so that what has a backup's name is one, whatever dies.
 */
final class BackupFolder {

    private static final Logger logger = LoggerFactory.getLogger(BackupFolder.class);

    private static final String WORK = ".mockloop-backup-";
    private static final Pattern NAME = Pattern.compile("backup_v[\\d.]+_(\\d{8}_\\d{6})\\.\\w+");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path folder;
    private final BackupSettings settings;

    BackupFolder(BackupSettings settings) {
        this.settings = settings;
        this.folder = settings.directory().toAbsolutePath().normalize();
    }

    /** Makes it if it isn't there, and sees whether it can be written. */
    void require() throws BackupProblem {
        try {
            Path existing = folder;
            while (existing.getParent() != null && !Files.exists(existing)) {
                existing = existing.getParent();
            }
            if (!Files.isDirectory(existing) || !Files.isWritable(existing)) {
                throw unwritable(
                        existing + (Files.isDirectory(existing) ? " cannot be written" : " is no folder"), null);
            }
        } catch (SecurityException e) {
            throw unwritable(String.valueOf(e.getMessage()), e);
        }
    }

    private BackupProblem unwritable(String why, @Nullable Throwable cause) {
        return new BackupProblem(
                "the folder for backups, %s, cannot be used: %s".formatted(folder, why),
                Message.of("Let %s name a folder that can be written.", new SetProperty("backup.directory")),
                cause);
    }

    /** A new folder to work in; those that died processes have left are removed. */
    Path work() throws BackupProblem {
        require();
        try {
            Private.folders(folder);
            removeLeft();
            return Private.temporaryFolder(folder, WORK);
        } catch (IOException e) {
            throw unwritable(e.toString(), e);
        }
    }

    /** No process is at work for longer than its tools may run, and those that check them. */
    private void removeLeft() throws IOException {
        Instant old = Instant.now().minus(settings.timeout().multipliedBy(3)).minus(Duration.ofHours(1));
        try (Stream<Path> each = Files.list(folder)) {
            for (Path left : each.filter(file -> file.getFileName().toString().startsWith(WORK))
                    .toList()) {
                if (Files.getLastModifiedTime(left).toInstant().isBefore(old)) {
                    remove(left);
                }
            }
        }
    }

    static void remove(Path work) {
        try {
            FileSystemUtils.deleteRecursively(work);
        } catch (IOException e) {
            logger.warn("What is left of a backup, {}, cannot be removed: {}", work, e.toString());
        }
    }

    /** Gives a complete backup its name. */
    BackupFile publish(Path written, String extension, Function<Path, BackupFile> described, @Nullable Version version)
            throws BackupProblem {
        try {
            try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            for (Instant now = Instant.now(); ; now = now.plusSeconds(1)) {
                Path file = folder.resolve(
                        "backup_v%s_%s.%s".formatted(version == null ? "0" : version, TIME.format(now), extension));
                BackupFile backup = described.apply(file);
                if (tryPublish(written, backup)) {
                    return backup;
                }
            }
        } catch (IOException e) {
            throw new BackupProblem(e.toString(), Tools.afterFailure(), e);
        }
    }

    /** The checksum comes first: it takes the name, of which another process may think in the same second. */
    private static boolean tryPublish(Path written, BackupFile backup) throws IOException {
        try {
            Private.file(Path.of(backup.file() + BackupFile.CHECKSUM), backup.beside());
        } catch (FileAlreadyExistsException e) {
            return false;
        }
        Files.move(written, backup.file(), StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /**
     * Removes the oldest backups of a database beyond those that are kept.
     *
     * @param spared what is never removed, be it old or not
     */
    void removeOldest(BackupFile newest, Set<Path> spared) {
        try {
            List<Path> all = new ArrayList<>();
            try (Stream<Path> each = Files.list(folder)) {
                each.filter(file -> isOfSame(file, newest)).forEach(all::add);
            }
            all.sort(Comparator.comparing(BackupFolder::time).reversed());
            for (Path old : all.subList(Math.min(settings.keep(), all.size()), all.size())) {
                if (!spared.contains(old) && !old.equals(newest.file())) {
                    Files.delete(old);
                    Files.deleteIfExists(Path.of(old + BackupFile.CHECKSUM));
                    logger.info("Removed {}, since the {} newest backups are kept", old, settings.keep());
                }
            }
        } catch (IOException e) {
            logger.warn("Old backups in {} cannot be removed: {}", folder, e.toString());
        }
    }

    /**
     * The backups of a database that were made right before a step, newest first; what has no checksum isn't one.
     *
     * @param step as they note it
     */
    List<BackupFile> madeBefore(String step, String product, String name) {
        List<BackupFile> found = new ArrayList<>();
        try (Stream<Path> each = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            each.filter(file -> !time(file).isEmpty() && Files.exists(Path.of(file + BackupFile.CHECKSUM)))
                    .sorted(Comparator.comparing(BackupFolder::time).reversed())
                    .flatMap(file -> readable(file).stream())
                    .filter(backup -> backup.isOf(product, name) && backup.isBefore(step))
                    .forEach(found::add);
        } catch (IOException e) {
            logger.warn("Backups in {} cannot be looked for: {}", folder, e.toString());
        }
        return found;
    }

    private static Optional<BackupFile> readable(Path file) {
        try {
            return Optional.of(BackupFile.of(file));
        } catch (BackupException e) {
            logger.warn("{}", e.what());
            return Optional.empty();
        }
    }

    private static String time(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? name.group(1) : "";
    }

    /** What has no checksum, or another database's, isn't counted. */
    private static boolean isOfSame(Path file, BackupFile newest) {
        if (time(file).isEmpty() || !Files.exists(Path.of(file + BackupFile.CHECKSUM))) {
            return false;
        }
        return readable(file)
                .filter(backup -> backup.isOf(newest.product(), newest.name()))
                .isPresent();
    }
}
