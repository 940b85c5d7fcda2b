package io.mockloop.migrations.workspace;

import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.files.FileName;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.engine.discovery.files.NamedFiles;
import io.mockloop.migrations.workspace.Inventory.Folder;
import io.mockloop.migrations.workspace.MigrationFile.Sql;
import io.mockloop.migrations.workspace.lock.LockLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds files whose names are wrong, or that belong to nothing. */
final class NameCheck {

    private final Inventory inventory;
    private final List<List<MigrationFile>> duplicates;
    private final List<Problem> problems = new ArrayList<>();

    NameCheck(Inventory inventory, List<List<MigrationFile>> duplicates) {
        this.inventory = inventory;
        this.duplicates = duplicates;
    }

    /** Whether a line is that of a baseline. */
    static boolean isBaseline(LockLine line) {
        FileName name = NamedFiles.READER.read(line.path().substring(line.path().lastIndexOf('/') + 1));
        return name instanceof OfMigration migration && migration.content() == Content.BASELINE;
    }

    List<Problem> problems() {
        Map<Version, List<String>> undos = new TreeMap<>();
        for (Folder folder : inventory.folders()) {
            add(folder);
            for (Sql undo : folder.files().undos()) {
                String label = inventory.label(undo);
                undos.computeIfAbsent(undo.version(), any -> new ArrayList<>()).add(label);
                addUndo(undo, label);
            }
        }
        undos.forEach((version, files) -> {
            if (files.size() > 1
                    && duplicates.stream()
                            .noneMatch(each -> each.get(0).version().equals(version))) {
                problem(
                        "DUPLICATE_UNDO",
                        version,
                        files.get(1),
                        "More than one undo file has version %s: %s.".formatted(version, String.join(", ", files)),
                        "Keep one of them.");
            }
        });
        return problems;
    }

    private void add(Folder folder) {
        FolderFiles files = folder.files();
        files.misnamed()
                .forEach((path, meant) -> add(
                        "MISNAMED_FILE",
                        inventory.label(folder.path(), path),
                        "looks like a migration, but is not named like one",
                        "Rename it to %s, or move it out of the folder.".formatted(meant)));
        files.unsupported()
                .forEach((path, kind) -> add(
                        "UNSUPPORTED_FILE",
                        inventory.label(folder.path(), path),
                        "is of a kind that this version does not run: " + kind,
                        "Move it out of the folder, and do its work in a versioned migration."));
        files.settings()
                .forEach(path -> add(
                        "SETTINGS_WITHOUT_SCRIPT",
                        inventory.label(folder.path(), path),
                        "holds settings for a script that is not there",
                        "Add the script, or remove the file."));
    }

    private void add(String code, String label, String what, String action) {
        problem(code, null, label, "%s %s.".formatted(label, what), action);
    }

    private void addUndo(Sql undo, String label) {
        List<MigrationFile> undone = inventory.of(undo.version());
        boolean found = undone.stream()
                .anyMatch(each -> each instanceof Sql sql && sql.name().content() == Content.UP);
        if (!found) {
            String other = undone.stream()
                    .filter(each -> !each.isBaseline())
                    .findFirst()
                    .map(each -> "version %s is %s, which has its way back in itself"
                            .formatted(undo.version(), inventory.label(each)))
                    .orElse("there is no V file of version " + undo.version());
            problem(
                    "UNDO_WITHOUT_MIGRATION",
                    undo.version(),
                    label,
                    "%s undoes nothing: %s.".formatted(label, other),
                    "Add the V file, or remove this one.");
        }
    }

    private void problem(String code, @Nullable Version version, String script, String what, String action) {
        problems.add(new Problem(code, version == null ? null : version.toString(), script, what + " " + action));
    }
}
