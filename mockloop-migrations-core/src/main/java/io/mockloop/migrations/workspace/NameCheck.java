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
import java.nio.file.Path;
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
        folder.files().misnamed().forEach((path, meant) -> {
            String label = label(folder.path(), path);
            problem(
                    "MISNAMED_FILE",
                    null,
                    label,
                    "%s looks like a migration, but is not named like one.".formatted(label),
                    "Rename it to %s, or move it out of the folder.".formatted(meant));
        });
        folder.files().unsupported().forEach((path, kind) -> {
            String label = label(folder.path(), path);
            problem(
                    "UNSUPPORTED_FILE",
                    null,
                    label,
                    "%s is of a kind that this version does not run: %s.".formatted(label, kind),
                    "Move it out of the folder, and do its work in a versioned migration.");
        });
        folder.files().settings().forEach(path -> {
            String label = label(folder.path(), path);
            problem(
                    "SETTINGS_WITHOUT_SCRIPT",
                    null,
                    label,
                    "%s holds settings for a script that is not there.".formatted(label),
                    "Add the script, or remove the file.");
        });
    }

    private String label(Path folder, String path) {
        return inventory.label(folder, path);
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
