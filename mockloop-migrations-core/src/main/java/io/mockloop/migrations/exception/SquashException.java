package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.Usual;
import io.mockloop.migrations.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Migrations cannot be put into one file; none was written. */
public final class SquashException extends MigrationException {

    private static final long serialVersionUID = 1L;
    private static final int NAMED = 20;

    private static final Message BY_HAND = Message.of(
            "Write the file by hand: what %s writes of a database at this version is a beginning.", Usual.WRITE_SCHEMA);

    private SquashException(String code, String what, Message advice, @Nullable Throwable cause) {
        super(code, what, Consequence.NOTHING_WRITTEN, advice, cause);
    }

    /** No migration has the version. */
    public static SquashException unknown(Version version) {
        return new SquashException(
                "SQUASH_VERSION_UNKNOWN",
                "No versioned migration of the code has version %s.".formatted(version),
                Message.of("Choose the version of one: all up to it are put into the file."),
                null);
    }

    /** There is a baseline of the version. */
    public static SquashException exists(Version version, String file) {
        return new SquashException(
                "SQUASH_FILE_EXISTS",
                "There is a file for a baseline of version %s: %s.".formatted(version, file),
                Message.of("Delete it if it is to be made anew."),
                null);
    }

    /** It isn't known where the file is to be, or it cannot be there. */
    public static SquashException folder(String why) {
        return new SquashException(
                "SQUASH_FOLDER",
                "The file cannot be written: %s.".formatted(why),
                Message.of("Name a folder among the sources that can be written: %s.", Usual.NAME_SQUASH_FOLDER),
                null);
    }

    /** No name can be made of the description. */
    public static SquashException description(String description) {
        return new SquashException(
                "BAD_DESCRIPTION",
                "No file name can be made of the description '%s'.".formatted(description),
                Message.of("Say it in a few words of letters and digits."),
                null);
    }

    /** The migrations fail on an empty database. */
    public static SquashException failed(MigrationException failure) {
        return new SquashException(
                "SQUASH_FAILED",
                "The migrations fail on the throw-away database:\n%s\n".formatted(indented(failure)),
                Message.of("Correct them; a new database could not be made of them either."),
                failure);
    }

    /**
     * Rows that they make would be lost.
     *
     * @param rows how many by their tables
     */
    public static SquashException rows(SortedMap<String, Long> rows) {
        String tables = rows.entrySet().stream()
                .map(each -> "%s (%s)".formatted(each.getKey(), each.getValue()))
                .collect(Collectors.joining(", "));
        return new SquashException(
                "SQUASH_ROWS",
                "The migrations make rows, which a file of the schema wouldn't: in %s.".formatted(tables),
                Message.of(
                        "Move what makes them into a repeatable migration, which new databases run, too; or leave them out by"
                                + " %s, and write their INSERTs into the file.",
                        Usual.LEAVE_OUT_ROWS),
                null);
    }

    /** The file makes another schema. */
    public static SquashException notEqual(Path name, List<String> differences) {
        String first = differences.stream().limit(NAMED).collect(Collectors.joining("\n  ", "\n  ", "\n"));
        int more = differences.size() - NAMED;
        return new SquashException(
                "SQUASH_NOT_EQUAL",
                "%s would make another schema than the migrations:%s%s"
                        .formatted(name, first, more > 0 ? "  and %s more\n".formatted(more) : ""),
                BY_HAND,
                null);
    }

    /** The file fails. */
    public static SquashException fileFails(Path name, MigrationException failure) {
        return new SquashException(
                "SQUASH_NOT_EQUAL",
                "%s would not make the schema of the migrations, since it fails:\n%s\n"
                        .formatted(name, indented(failure)),
                BY_HAND,
                failure);
    }

    private static String indented(MigrationException failure) {
        return failure.description().indent(2).stripTrailing();
    }
}
