package io.mockloop.migrations.workspace.lock;

import io.mockloop.migrations.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The file {@code migrations.lock}: a line for each migration of its folder, so that two branches that take the same
 * version change the same place, and git sees it.
 *
 * @param comments the lines that begin with {@code #}, which are kept
 * @param lines the migrations, in the order of the file
 * @param unread what is neither
 */
public record LockFile(List<String> comments, List<LockLine> lines, List<Unread> unread) {

    /** Its name. */
    public static final String NAME = "migrations.lock";

    /** The code of a merge that was left unfinished. */
    public static final String CONFLICT = "LOCK_CONFLICT";

    /** The code of a line that says nothing. */
    public static final String BAD_LINE = "LOCK_BAD_LINE";

    private static final List<String> HEAD = List.of(
            "# The migrations of this folder, a version and its file a line, so that two branches with one version conflict.",
            "# Written by `mockloop db new` and `renumber`; after a merge type `mockloop db check --write`.");

    private static final List<String> CONFLICT_MARKERS = List.of("<<<<<<<", "|||||||", "=======", ">>>>>>>");

    /**
     * A line that says nothing.
     *
     * @param number from 1
     */
    public record Unread(int number, String text) {

        /** Whether git has written it, to be removed when both sides are brought together. */
        public boolean isConflictMarker() {
            return CONFLICT_MARKERS.stream().anyMatch(text::startsWith);
        }
    }

    /** Copies the lists. */
    public LockFile {
        comments = List.copyOf(comments);
        lines = List.copyOf(lines);
        unread = List.copyOf(unread);
    }

    /** One for a folder that has none. */
    public static LockFile empty() {
        return new LockFile(HEAD, List.of(), List.of());
    }

    /** The path of a folder's. */
    public static Path in(Path folder) {
        return folder.resolve(NAME);
    }

    /**
     * Reads a folder's, if it has one.
     *
     * @throws FilesException if it is there and cannot be read
     */
    public static Optional<LockFile> of(Path folder) {
        return Files.exists(in(folder)) ? Optional.of(read(in(folder))) : Optional.empty();
    }

    /**
     * Reads one.
     *
     * @throws FilesException if it cannot be read
     */
    public static LockFile read(Path file) {
        try {
            return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FilesException.unreadable(file, e);
        }
    }

    /** Reads its text, whatever its line ends. */
    static LockFile parse(String text) {
        List<String> comments = new ArrayList<>();
        List<LockLine> lines = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        String[] all = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r?\n|\r", -1);
        for (int i = 0; i < all.length; i++) {
            String line = all[i].strip();
            Optional<LockLine> read = line(line);
            if (line.startsWith("#")) {
                comments.add(line);
            } else if (read.isPresent()) {
                lines.add(read.get());
            } else if (!line.isEmpty()) {
                unread.add(new Unread(i + 1, line));
            }
        }
        return new LockFile(comments, lines, unread);
    }

    private static Optional<LockLine> line(String line) {
        int space = line.indexOf(' ');
        return space < 0
                ? Optional.empty()
                : Version.parse(line.substring(0, space))
                        .map(version ->
                                new LockLine(version, line.substring(space + 1).strip()));
    }

    /** Whether git has left both sides of a merge in it. */
    public boolean isConflicted() {
        return unread.stream().anyMatch(Unread::isConflictMarker);
    }

    /** The highest version. */
    public Optional<Version> head() {
        return lines.stream().map(LockLine::version).max(Version::compareTo);
    }

    /** Whether a file has a line, whatever its version there. */
    public boolean names(String path) {
        return lines.stream().anyMatch(line -> line.key().equals(Names.key(path)));
    }

    /** The same comments with other lines, and nothing else. */
    public LockFile with(Collection<LockLine> others) {
        return new LockFile(comments, List.copyOf(new TreeSet<>(others)), List.of());
    }

    /** The same with one more line. */
    public LockFile and(LockLine line) {
        return with(Stream.concat(lines.stream(), Stream.of(line)).toList());
    }

    /** The same without a file's lines. */
    public LockFile without(String path) {
        return with(lines.stream()
                .filter(line -> !line.key().equals(Names.key(path)))
                .toList());
    }

    /**
     * Makes sure that all of it was understood, so that writing it again loses nothing.
     *
     * @param file its path, for the message
     * @throws FilesException if it was not
     */
    public LockFile requireSound(Path file) {
        if (!unread.isEmpty()) {
            throw new FilesException(
                    isConflicted() ? CONFLICT : BAD_LINE, describe(file, unread.get(0)), action(unread.get(0)));
        }
        return this;
    }

    /** What is wrong with a line. */
    public static String describe(Path file, Unread line) {
        String where = "%s:%s: ".formatted(Names.shown(file), line.number());
        return line.isConflictMarker()
                ? where + "git has left both sides of a merge here."
                : where + "'%s' is not a version, a space and the path of a file.".formatted(line.text());
    }

    /** What to do about a line. */
    public static String action(Unread line) {
        return line.isConflictMarker()
                ? "Type `mockloop db check --write`, which keeps the lines of both sides and says whether they collide."
                : "Correct it, or type `mockloop db check --write`.";
    }

    /** Its text, sorted. */
    public String text() {
        return Stream.concat(comments.stream(), lines.stream().sorted().map(LockLine::toString))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
