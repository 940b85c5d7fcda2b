package io.mockloop.migrations.dialect.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which process has locked a file for writing. SQLite's locks are those of POSIX, which Linux lists in
 * {@code /proc/locks}, one a line, as {@code 1: POSIX ADVISORY WRITE 4711 08:01:131073 1073741825 1073741825} (man 5
 * proc). Neither the file nor one beside it is opened, since closing it would drop this process's own locks.
 */
final class FileLocks {

    private static final Logger logger = LoggerFactory.getLogger(FileLocks.class);

    private static final Path LOCKS = Path.of("/proc/locks");
    private static final int KIND = 1;
    private static final int ACCESS = 3;
    private static final int PROCESS = 4;
    private static final int FILE = 5;

    private FileLocks() {}

    /**
     * The process that writes a database: that has its file locked, or in WAL mode the file of shared memory beside it.
     * Empty if that isn't told, as on other systems, in another container, or of this process itself.
     */
    static Optional<String> holderOf(Path file) {
        return Stream.of(file, file.resolveSibling(file.getFileName() + "-shm"))
                .flatMap(each -> inode(each).stream())
                .flatMap(inode -> writersOf(inode).stream())
                .filter(process ->
                        process > 0 && process != ProcessHandle.current().pid())
                .findFirst()
                .map(FileLocks::words);
    }

    private static Optional<Long> inode(Path file) {
        try {
            return Files.exists(LOCKS) && Files.exists(file)
                    ? Optional.of((Long) Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS))
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            logger.debug("The file's number isn't told", e);
            return Optional.empty();
        }
    }

    private static List<Long> writersOf(long inode) {
        try (Stream<String> locks = Files.lines(LOCKS)) {
            return locks.map(line -> line.strip().split("\\s+"))
                    .filter(parts -> parts.length > FILE
                            && parts[KIND].equals("POSIX")
                            && parts[ACCESS].equals("WRITE")
                            && parts[FILE].endsWith(":" + inode))
                    .map(parts -> Long.valueOf(parts[PROCESS]))
                    .toList();
        } catch (IOException | RuntimeException e) {
            logger.debug("The system's locks aren't told", e);
            return List.of();
        }
    }

    /** No arguments, which may hold a password. */
    private static String words(long process) {
        Optional<ProcessHandle.Info> info = ProcessHandle.of(process).map(ProcessHandle::info);
        return "process " + process
                + info.flatMap(ProcessHandle.Info::command)
                        .map(command -> " (" + command + ")")
                        .orElse("")
                + info.flatMap(ProcessHandle.Info::user)
                        .map(user -> " of user " + user)
                        .orElse("")
                + info.flatMap(ProcessHandle.Info::startInstant)
                        .map(FileLocks::since)
                        .orElse("");
    }

    private static String since(Instant start) {
        return ", which has run since " + start.truncatedTo(ChronoUnit.SECONDS);
    }
}
