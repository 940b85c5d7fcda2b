package io.mockloop.migrations.workspace;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.sql.DependsOn;
import io.mockloop.migrations.workspace.Inventory.Folder;
import io.mockloop.migrations.workspace.MigrationFile.Java;
import io.mockloop.migrations.workspace.MigrationFile.Sql;
import io.mockloop.migrations.workspace.MigrationFile.SqlFile;
import io.mockloop.migrations.workspace.RenumberedMigration.LockChange;
import io.mockloop.migrations.workspace.RenumberedMigration.Renamed;
import io.mockloop.migrations.workspace.lock.FileChanges;
import io.mockloop.migrations.workspace.lock.FilesException;
import io.mockloop.migrations.workspace.lock.LockFile;
import io.mockloop.migrations.workspace.lock.LockLine;
import io.mockloop.migrations.workspace.lock.TextFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives a migration another version: in the names of its files, in its lock file, and where others depend on it. */
final class Renumbering {

    private final Inventory inventory;
    private final FileChanges changes;
    private final MigrationFile migration;
    private final Version from;
    private final Version to;
    private final boolean mayRunLate;
    private final List<MigrationFile> namesakes;
    private final List<Renamed> renamed = new ArrayList<>();
    private final List<Path> changed = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Renumbering(Inventory inventory, FileChanges changes, MigrationFile migration, Version to) {
        this.inventory = inventory;
        this.changes = changes;
        this.migration = migration;
        this.from = migration.version();
        this.to = to;
        this.mayRunLate =
                migration.isBaseline() || Dependencies.undeclared(migration).isEmpty();
        this.namesakes =
                inventory.of(from).stream().filter(each -> each != migration).toList();
    }

    /**
     * Makes all changes, the lock file's last.
     *
     * @throws FilesException if it is a class, with what is to be changed in it
     */
    RenumberedMigration run() {
        if (migration instanceof Java java) {
            throw byHand(java);
        }
        String path = renameFiles((Sql) migration);
        changeDependents();
        noteStates();
        Folder home = inventory.home(migration);
        Path lock = LockFile.in(home.path());
        LockComparison rest = new LockComparison(inventory.without(migration));
        LockFile before = home.lock()
                .map(file -> file.requireSound(lock).without(migration.path()))
                .orElseGet(() -> rest.fitting(home));
        LockChange change = home.lock().isEmpty()
                ? LockChange.CREATED
                : inventory.hasLine(migration) ? LockChange.CHANGED : LockChange.ADDED;
        addLinesElsewhere(home, rest);
        changes.commit(withStaying(home, rest, before).and(new LockLine(to, path)));
        return new RenumberedMigration(from, to, renamed, changed, lock, change, notes);
    }

    /**
     * With the lines of those that keep the version. They came before what this one gets, which afterwards nobody could
     * tell.
     */
    private LockFile withStaying(Folder folder, LockComparison rest, LockFile lock) {
        LockFile lines = lock;
        for (MigrationFile each : namesakes) {
            if (each.home().equals(folder.path())
                    && each.isBaseline() == migration.isBaseline()
                    && !lines.names(each.path())
                    && !rest.isLate(each)) {
                lines = lines.and(each.line());
                notes.add("%s keeps version %s, and has its line now.".formatted(inventory.label(each), from));
            }
        }
        return lines;
    }

    private void addLinesElsewhere(Folder home, LockComparison rest) {
        for (Folder folder : inventory.folders()) {
            if (!folder.equals(home) && folder.lock().isPresent()) {
                Path file = LockFile.in(folder.path());
                LockFile lock = folder.lock().get();
                LockFile lines = withStaying(folder, rest, lock);
                if (!lines.equals(lock)) {
                    lock.requireSound(file);
                    changes.replace(file, lines.text().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private String renameFiles(Sql sql) {
        sql.variants().forEach(this::rename);
        if (sql.name().content() == Content.UP) {
            undos(sql).forEach(undo -> undo.variants().forEach(this::rename));
        }
        return withVersion(sql.path(), sql.name());
    }

    /** A path with the new version in its last name. */
    private String withVersion(String path, OfMigration name) {
        int start = path.lastIndexOf('/') + 1;
        int version = start + (name.content() == Content.SECTIONS ? "migration_".length() : 1);
        return path.substring(0, version)
                + to
                + path.substring(version + name.version().toString().length());
    }

    private void rename(SqlFile sqlFile) {
        Path file = sqlFile.file();
        Path target = file.resolveSibling(withVersion(String.valueOf(file.getFileName()), sqlFile.fileName()));
        move(file, target);
        Path settings = file.resolveSibling(file.getFileName() + ".conf");
        if (Files.exists(settings)) {
            move(settings, target.resolveSibling(target.getFileName() + ".conf"));
        }
    }

    private void move(Path file, Path target) {
        changes.move(file, target);
        renamed.add(new Renamed(file, target));
    }

    /** All undo files of the version, or, if another migration has it, too, those that are named like this one. */
    private List<Sql> undos(Sql sql) {
        List<Sql> all = inventory.folders().stream()
                .flatMap(folder -> folder.files().undos().stream())
                .filter(undo -> undo.version().equals(from))
                .toList();
        List<Sql> rivals = namesakes.stream()
                .flatMap(each -> each instanceof Sql other && other.name().content() == Content.UP
                        ? Stream.of(other)
                        : Stream.empty())
                .toList();
        if (rivals.isEmpty()) {
            return all;
        }
        all.stream()
                .filter(undo -> !undoes(undo, sql) && rivals.stream().noneMatch(rival -> undoes(undo, rival)))
                .forEach(undo -> notes.add("%s keeps version %s: whether it undoes %s cannot be told from its name."
                        .formatted(inventory.label(undo), from, inventory.label(sql))));
        return all.stream().filter(undo -> undoes(undo, sql)).toList();
    }

    private static boolean undoes(Sql undo, Sql sql) {
        return undo.name().name().substring(1).equals(sql.name().name().substring(1));
    }

    private FilesException byHand(Java java) {
        List<String> dependents = inventory.migrations().stream()
                .filter(each -> each != migration && Dependencies.of(each).contains(from))
                .map(inventory::label)
                .toList();
        String others = dependents.isEmpty()
                ? ""
                : "; let %s depend on %s, where this one is meant".formatted(String.join(", ", dependents), to);
        return new FilesException(
                "JAVA_BY_HAND",
                "%s is a class, and those are changed by hand.".formatted(inventory.label(java)),
                "To give it version %s instead of %s: %s%s; then type `mockloop db check --write`. A database that has run it as %s is to undo it first."
                        .formatted(to, from, java.source().change(from, to), others, from));
    }

    private void changeDependents() {
        for (MigrationFile each : inventory.migrations()) {
            if (each == migration || namesakes.contains(each)) {
                continue;
            }
            if (each instanceof Sql sql) {
                sql.variants().forEach(file -> changeDependent(each, file));
            } else if (Dependencies.of(each).contains(from)) {
                noteDependent(inventory.label(each));
            }
        }
    }

    private void changeDependent(MigrationFile dependent, SqlFile sqlFile) {
        Set<Integer> lines = Dependencies.of(sqlFile).stream()
                .filter(each -> each.versions().contains(from))
                .map(DependsOn::line)
                .collect(Collectors.toSet());
        if (lines.isEmpty()) {
            return;
        }
        TextFile file = TextFile.read(sqlFile.file());
        String text = Dependencies.changed(file, lines, from, to);
        if (namesakes.isEmpty() && !text.equals(file.text())) {
            changes.replace(sqlFile.file(), file.bytesOf(text));
            changed.add(sqlFile.file());
        } else {
            noteDependent(inventory.label(dependent.home(), sqlFile.path()));
        }
    }

    private void noteDependent(String label) {
        String others =
                String.join(", ", namesakes.stream().map(inventory::label).toList());
        notes.add(
                others.isEmpty()
                        ? "%s depends on version %s: write %s there.".formatted(label, from, to)
                        : "%s depends on version %s, which is still that of %s: look whether %s is meant."
                                .formatted(label, from, others, to));
    }

    private void noteStates() {
        Version head = inventory.without(migration).versions().stream()
                .filter(version -> !version.equals(from))
                .max(Version::compareTo)
                .orElse(Version.NONE);
        if (head.isAbove(to) && !mayRunLate) {
            notes.add(
                    "Version %s lies below %s: a database that has run %s refuses it, unless it says what it depends on."
                            .formatted(to, head, head));
        }
        notes.add(
                "A database that has run it as version %s refuses %s until that is accepted there: mockloop db repair --version %s."
                        .formatted(from, to, from));
    }
}
