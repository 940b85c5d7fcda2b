package io.mockloop.migrations.cli.files;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.files.Inventory.Folder;
import io.mockloop.migrations.cli.files.MigrationFile.Java;
import io.mockloop.migrations.cli.files.MigrationFile.Script;
import io.mockloop.migrations.cli.files.MigrationFile.Sql;
import io.mockloop.migrations.cli.files.RenumberedMigration.Renamed;
import io.mockloop.migrations.cli.files.lock.FileChanges;
import io.mockloop.migrations.cli.files.lock.LockFile;
import io.mockloop.migrations.cli.files.lock.LockLine;
import io.mockloop.migrations.cli.files.lock.TextFile;
import io.mockloop.migrations.cli.files.source.RenamedSource;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.sql.DependsOn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Gives a migration another version: in the names of its files, in its lock file, and where others depend on it. */
final class Renumbering {

    private final Inventory inventory;
    private final Dependencies dependencies;
    private final FileChanges changes;
    private final MigrationFile migration;
    private final Version from;
    private final Version to;
    private final boolean mayRunLate;
    private final List<MigrationFile> namesakes;
    private final List<Renamed> renamed = new ArrayList<>();
    private final List<Path> changed = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Renumbering(
            Inventory inventory, Dependencies dependencies, FileChanges changes, MigrationFile migration, Version to) {
        this.inventory = inventory;
        this.dependencies = dependencies;
        this.changes = changes;
        this.migration = migration;
        this.from = migration.version();
        this.to = to;
        this.mayRunLate = migration.isBaseline() || dependencies.areDeclared(migration);
        this.namesakes =
                inventory.of(from).stream().filter(each -> each != migration).toList();
    }

    /** Makes all changes, the lock file's last. */
    RenumberedMigration run() {
        String path = migration instanceof Java java ? renameClass(java) : renameScripts((Sql) migration);
        changeDependents();
        noteStates();
        Folder home = inventory.home(migration);
        Path lock = LockFile.in(home.path());
        LockFile before = home.lock()
                .map(file -> file.requireSound(lock).without(migration.path()))
                .orElseGet(() -> new LockState(inventory.without(migration), dependencies).fitting(home));
        changes.commit(before.and(new LockLine(to, path)));
        return new RenumberedMigration(from, to, renamed, changed, lock, notes);
    }

    private String renameScripts(Sql sql) {
        sql.scripts().forEach(this::rename);
        if (sql.name().content() == Content.UP) {
            undos(sql).forEach(undo -> undo.scripts().forEach(this::rename));
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

    private void rename(Script script) {
        Path file = script.file();
        Path target = file.resolveSibling(withVersion(String.valueOf(file.getFileName()), script.name()));
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

    /** All undo files of the version, or, where another migration has it, too, those that are named like this one. */
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

    private String renameClass(Java java) {
        RenamedSource other = RenamedSource.of(java.source(), from, to);
        Path file = java.source().path();
        Path target = file.resolveSibling(other.typeName() + ".java");
        if (!target.equals(file)) {
            changes.move(file, target);
            notes.add("Other code that names the class %s must name %s."
                    .formatted(java.source().typeName(), other.typeName()));
        }
        changes.replace(target, java.source().bytesOf(other.text()));
        renamed.add(new Renamed(file, target));
        return java.path().substring(0, java.path().lastIndexOf('/') + 1) + target.getFileName();
    }

    private void changeDependents() {
        for (MigrationFile each : inventory.migrations()) {
            if (each != migration && !namesakes.contains(each)) {
                if (each instanceof Java java) {
                    changeDependent(java);
                } else {
                    ((Sql) each).scripts().forEach(script -> changeDependent(each, script));
                }
            }
        }
    }

    private void changeDependent(Java java) {
        if (!java.source().dependencies().contains(from)) {
            return;
        }
        if (namesakes.isEmpty()) {
            String text = java.source().withDependency(from, to);
            changes.replace(java.source().path(), java.source().bytesOf(text));
            changed.add(java.source().path());
        } else {
            noteDependent(inventory.label(java));
        }
    }

    private void changeDependent(MigrationFile dependent, Script script) {
        List<DependsOn> directives = dependencies.of(script);
        DirectiveChange change = new DirectiveChange(from, to);
        if (!change.concerns(directives)) {
            return;
        }
        TextFile file = TextFile.read(script.file());
        String text = change.applied(file, directives);
        if (namesakes.isEmpty() && !text.equals(file.text())) {
            changes.replace(script.file(), file.bytesOf(text));
            changed.add(script.file());
        } else {
            noteDependent(inventory.label(dependent.home(), script.path()));
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
        notes.add("A database that has run it as version %s would run it again as %s: undo it there first."
                .formatted(from, to));
    }
}
