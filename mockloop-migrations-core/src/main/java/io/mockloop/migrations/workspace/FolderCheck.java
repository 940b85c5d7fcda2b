package io.mockloop.migrations.workspace;

import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.workspace.Inventory.Folder;
import io.mockloop.migrations.workspace.MigrationFile.Sql;
import io.mockloop.migrations.workspace.lock.LockFile;
import io.mockloop.migrations.workspace.lock.LockLine;
import io.mockloop.migrations.workspace.lock.Names;
import io.mockloop.migrations.workspace.lock.SchemaFileHead;
import io.mockloop.migrations.workspace.lock.TextFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds where lock files and migrations don't fit together, or would not, once branches are merged. */
final class FolderCheck {

    private static final int MOST_OF_A_TEMPLATE = 100_000;
    private static final String WRITE = "Type `mockloop db check --write`";

    private final Inventory inventory;
    private final LockComparison locks;
    private final List<Problem> problems = new ArrayList<>();

    FolderCheck(Inventory inventory) {
        this.inventory = inventory;
        this.locks = new LockComparison(inventory);
    }

    /** All that is wrong with the folders. */
    ValidationResult problems() {
        inventory.folders().forEach(this::addUnread);
        locks.duplicates().forEach(this::addDuplicate);
        for (Folder folder : inventory.folders()) {
            if (folder.lock().isPresent()) {
                addRepeated(folder);
                addMisversioned(folder);
                addWithoutLine(folder);
                addWithoutFile(folder);
            } else if (!inventory.in(folder).isEmpty()) {
                problem(
                        "NO_LOCK_FILE",
                        null,
                        null,
                        "%s is not there.".formatted(Names.shown(LockFile.in(folder.path()))),
                        WRITE + ", and commit it.");
            }
        }
        inventory.folders().forEach(folder -> addUntouched(folder.files()));
        addUnknown();
        problems.addAll(Dependencies.problems(inventory));
        problems.addAll(new NameCheck(inventory, locks.duplicates()).problems());
        return new ValidationResult(problems);
    }

    /**
     * What would be wrong behind another branch.
     *
     * @param file the lock file of that branch
     */
    ValidationResult problemsBehind(Path file) {
        LockFile other = LockFile.read(file).requireSound(file);
        for (MigrationFile each : inventory.in(inventory.first())) {
            if (!other.names(each.path())) {
                addBehind(file, other, each);
            }
        }
        return new ValidationResult(problems);
    }

    /**
     * What a schema that was written as SQL isn't made of.
     *
     * @param file the schema
     */
    ValidationResult problemsOfSchema(Path file) {
        SchemaFileHead head = SchemaFileHead.of(TextFile.read(file).text());
        Set<Version> known = new HashSet<>();
        for (Folder folder : inventory.folders()) {
            for (MigrationFile each : inventory.in(folder)) {
                known.add(each.version());
                if (!each.isBaseline() && !head.has(each.version())) {
                    stale(each.version(), each.path(), file, "%s isn't in it".formatted(inventory.label(each)));
                }
            }
        }
        head.versions().stream()
                .filter(each -> !known.contains(each) && !head.baseline().equals(Optional.of(each)))
                .sorted()
                .forEach(
                        each -> stale(each, null, file, "no migration has version %s, which is in it".formatted(each)));
        return new ValidationResult(problems);
    }

    private void stale(Version version, @Nullable String script, Path file, String why) {
        problem(
                "SCHEMA_FILE_STALE",
                version,
                script,
                "The schema in %s isn't up to date: %s.".formatted(Names.shown(file), why),
                "Migrate a database of the development to the latest version, and type `mockloop db dump-schema %s`."
                        .formatted(Names.shown(file)));
    }

    private void addBehind(Path file, LockFile other, MigrationFile migration) {
        String name = Names.shown(file);
        Optional<LockLine> taken = other.lines().stream()
                .filter(line -> line.version().equals(migration.version())
                        && NameCheck.isBaseline(line) == migration.isBaseline())
                .findFirst();
        if (taken.isPresent()) {
            problem(
                    "DUPLICATE_VERSION",
                    migration,
                    "%s has version %s, which is that of %s in %s."
                            .formatted(
                                    inventory.label(migration),
                                    migration.version(),
                                    taken.get().path(),
                                    name),
                    renumber(migration) + ".");
        } else if (other.head()
                .filter(head -> locks.isLateBelow(head, migration))
                .isPresent()) {
            late(migration, other.head().get(), name);
        }
    }

    private void addUnread(Folder folder) {
        Path file = LockFile.in(folder.path());
        List<LockFile.Unread> unread = folder.lock().map(LockFile::unread).orElse(List.of());
        unread.stream()
                .filter(LockFile.Unread::isConflictMarker)
                .findFirst()
                .ifPresent(marker -> problem(
                        LockFile.CONFLICT, null, null, LockFile.describe(file, marker), LockFile.action(marker)));
        unread.stream()
                .filter(line -> !line.isConflictMarker())
                .forEach(line ->
                        problem(LockFile.BAD_LINE, null, null, LockFile.describe(file, line), LockFile.action(line)));
    }

    private void addDuplicate(List<MigrationFile> duplicate) {
        Optional<MigrationFile> newcomer = locks.newcomer(duplicate);
        MigrationFile last = newcomer.orElse(duplicate.get(duplicate.size() - 1));
        problem(
                "DUPLICATE_VERSION",
                last,
                "More than one migration has version %s: %s."
                        .formatted(
                                last.version(),
                                duplicate.stream().map(inventory::label).collect(Collectors.joining(", "))),
                newcomer.isPresent()
                        ? "%s: %s, which has no line in %s, gets the next version."
                                .formatted(renumber(last), inventory.label(last), LockFile.NAME)
                        : "Type " + last.renumberCommand(last.version())
                                + ", or name another one: that which no database has run yet.");
    }

    private static String renumber(MigrationFile migration) {
        return "Type `mockloop db renumber %s`".formatted(migration.version());
    }

    private void addRepeated(Folder folder) {
        Set<LockLine> known = new HashSet<>();
        for (LockLine line : folder.lines()) {
            if (!known.add(line)) {
                problem(
                        "LOCK_LINE_TWICE",
                        line.version(),
                        line.path(),
                        "The line '%s' stands twice in %s.".formatted(line, LockFile.NAME),
                        WRITE + ".");
            }
        }
    }

    private void addMisversioned(Folder folder) {
        locks.misversioned(folder)
                .forEach((line, migration) -> problem(
                        "LOCK_LINE_VERSION",
                        migration,
                        "The line '%s' of %s says version %s, and the file has version %s."
                                .formatted(line, LockFile.NAME, line.version(), migration.version()),
                        WRITE + "."));
    }

    private void addWithoutLine(Folder folder) {
        for (MigrationFile each : locks.withoutLine(folder)) {
            Optional<LockLine> former = locks.formerLine(each);
            if (locks.isLate(each)) {
                late(each, locks.head().orElseThrow(), LockFile.NAME);
            } else {
                String what = former.map(line -> "%s has no line in %s, where version %s is %s."
                                .formatted(inventory.label(each), LockFile.NAME, line.version(), line.path()))
                        .orElseGet(() -> "%s has no line in %s.".formatted(inventory.label(each), LockFile.NAME));
                String hint = former.isPresent() ? ", if it is the same one with another name." : ".";
                problem("FILE_WITHOUT_LINE", each, what, WRITE + hint);
            }
        }
    }

    private void late(MigrationFile migration, Version head, String where) {
        problem(
                "LATE_VERSION",
                migration,
                "%s has version %s, which lies below %s, the highest one in %s: a database that has run %s refuses it."
                        .formatted(inventory.label(migration), migration.version(), head, where, head),
                "%s, or, so that it may run late, %s."
                        .formatted(
                                renumber(migration),
                                migration instanceof MigrationFile.Java
                                        ? "name the `dependencies` in its @MigrationInfo"
                                        : "write `-- depends-on: ...` at the head of "
                                                + Dependencies.undeclared(migration)
                                                        .orElse(migration.path())));
    }

    private void addWithoutFile(Folder folder) {
        Set<String> renamed = locks.withoutLine(folder).stream()
                .flatMap(each -> locks.formerLine(each).stream())
                .map(LockLine::key)
                .collect(Collectors.toSet());
        for (LockLine line : locks.withoutFile(folder)) {
            if (!renamed.contains(line.key())) {
                problem(
                        "LINE_WITHOUT_FILE",
                        line.version(),
                        line.path(),
                        "%s has the line '%s', but there is no such migration.".formatted(LockFile.NAME, line),
                        "Put the file back, or, if it is to be gone, t" + WRITE.substring(1) + ".");
            }
        }
    }

    /** They run, and do nothing. */
    private void addUntouched(FolderFiles files) {
        Set<Version> untouched = new HashSet<>();
        for (Sql each : files.migrations()) {
            if (isAny(each, Templates::asksForUp)) {
                untouched.add(each.version());
                problem(
                        "UNTOUCHED_FILE",
                        each,
                        "%s holds no statement yet, only what `mockloop db new` has written: nothing would be run for it."
                                .formatted(inventory.label(each)),
                        "Write its statements, or delete it, and t" + WRITE.substring(1) + ".");
            }
        }
        Stream.concat(files.migrations().stream(), files.undos().stream())
                .filter(each -> !untouched.contains(each.version()) && isAny(each, Templates::asksForDown))
                .forEach(each -> problem(
                        "UNTOUCHED_FILE",
                        each,
                        "The way back in %s holds no statement yet, only what `mockloop db new` has written: nothing would be undone."
                                .formatted(inventory.label(each)),
                        "Write its statements, or do what its comment says."));
    }

    private static boolean isAny(Sql migration, Predicate<String> text) {
        return migration.files().stream()
                .filter(file -> Files.isReadable(file) && file.toFile().length() < MOST_OF_A_TEMPLATE)
                .anyMatch(file -> text.test(TextFile.read(file).text()));
    }

    private void addUnknown() {
        for (Path file : inventory.unknown()) {
            String path = Inventory.relative(inventory.first().path(), file);
            problem(
                    "FILE_WITHOUT_LINE",
                    null,
                    path,
                    "%s looks like a migration and has no line in %s, and its version cannot be read from its source."
                            .formatted(path, LockFile.NAME),
                    "Write the line yourself: the version, a space, and %s.".formatted(path));
        }
    }

    private void problem(String code, MigrationFile migration, String what, String action) {
        problem(code, migration.version(), inventory.label(migration), what, action);
    }

    private void problem(String code, @Nullable Version version, @Nullable String script, String what, String action) {
        problems.add(new Problem(code, version == null ? null : version.toString(), script, what + " " + action));
    }
}
