package io.mockloop.migrations.workspace;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.workspace.Inventory.Folder;
import io.mockloop.migrations.workspace.MigrationFile.Sql;
import io.mockloop.migrations.workspace.lock.LockFile;
import io.mockloop.migrations.workspace.lock.LockLine;
import io.mockloop.migrations.workspace.lock.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Lock files and migrations side by side: what lacks a line, what lacks a file, and the lock file that is right. */
final class LockComparison {

    private record Place(boolean baseline, Version version) {}

    private final Inventory inventory;
    private final List<List<MigrationFile>> duplicates;

    LockComparison(Inventory inventory) {
        this.inventory = inventory;
        Map<Place, List<MigrationFile>> places = inventory.migrations().stream()
                .collect(Collectors.groupingBy(
                        each -> new Place(each.isBaseline(), each.version()), LinkedHashMap::new, Collectors.toList()));
        duplicates = places.values().stream().filter(LockComparison::collide).toList();
    }

    private static boolean collide(List<MigrationFile> ofOneVersion) {
        for (int i = 0; i < ofOneVersion.size(); i++) {
            for (MigrationFile other : ofOneVersion.subList(i + 1, ofOneVersion.size())) {
                if (!(ofOneVersion.get(i) instanceof Sql sql && sql.standsInFor(other))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Those that share a version, which no two may. */
    List<List<MigrationFile>> duplicates() {
        return duplicates;
    }

    /** The one of them that has no line, if only one hasn't: the newcomer. */
    Optional<MigrationFile> newcomer(List<MigrationFile> duplicate) {
        List<MigrationFile> without =
                duplicate.stream().filter(each -> !inventory.hasLine(each)).toList();
        return without.size() == 1 ? Optional.of(without.get(0)) : Optional.empty();
    }

    private boolean isDuplicate(MigrationFile migration) {
        return duplicates.stream().anyMatch(each -> each.contains(migration));
    }

    /** Lines that name no migration that is there. */
    List<LockLine> withoutFile(Folder folder) {
        Set<String> there =
                inventory.in(folder).stream().map(MigrationFile::key).collect(Collectors.toSet());
        return folder.lines().stream()
                .filter(line -> !there.contains(line.key()))
                .toList();
    }

    /** Migrations without a line that share their version with none. */
    List<MigrationFile> withoutLine(Folder folder) {
        return inventory.in(folder).stream()
                .filter(each -> !inventory.hasLine(each) && !isDuplicate(each))
                .toList();
    }

    /** The line of a migration without one that seems to have had another name. */
    Optional<LockLine> formerLine(MigrationFile migration) {
        if (inventory.hasLine(migration) || inventory.of(migration.version()).size() > 1) {
            return Optional.empty();
        }
        return withoutFile(inventory.home(migration)).stream()
                .filter(line -> line.version().equals(migration.version()))
                .findFirst();
    }

    /** Whether it has come behind one with a higher version, and says nothing that lets it run late. */
    boolean isLate(MigrationFile migration) {
        boolean judged = inventory.home(migration).lock().isPresent() && !inventory.hasLine(migration);
        return judged
                && formerLine(migration).isEmpty()
                && head().filter(head -> isLateBelow(head, migration)).isPresent();
    }

    /** Whether a database that is at a version would refuse it. */
    boolean isLateBelow(Version head, MigrationFile migration) {
        return head.isAbove(migration.version())
                && !migration.isBaseline()
                && Dependencies.undeclared(migration).isPresent();
    }

    /** The highest version of all lines. */
    Optional<Version> head() {
        return inventory.folders().stream()
                .flatMap(folder -> folder.lock().flatMap(LockFile::head).stream())
                .max(Version::compareTo);
    }

    /**
     * The lock file that fits the folder. What has no line gets one, unless it must get another version first; what has
     * one keeps it.
     */
    LockFile fitting(Folder folder) {
        List<LockLine> lines = new ArrayList<>();
        for (MigrationFile each : inventory.in(folder)) {
            if (inventory.hasLine(each) || !(isDuplicate(each) || isLate(each))) {
                lines.add(each.line());
            }
        }
        return folder.lock()
                .filter(lock -> !lock.comments().isEmpty())
                .orElse(LockFile.empty())
                .with(lines);
    }

    /** The lines whose version isn't that of their file, with the migration. */
    Map<LockLine, MigrationFile> misversioned(Folder folder) {
        Map<String, MigrationFile> byPath = inventory.in(folder).stream()
                .collect(Collectors.toMap(MigrationFile::key, each -> each, (one, other) -> one));
        Map<LockLine, MigrationFile> wrong = new LinkedHashMap<>();
        for (LockLine line : folder.lines()) {
            MigrationFile migration = byPath.get(Names.key(line.path()));
            if (migration != null && !migration.version().equals(line.version())) {
                wrong.put(line, migration);
            }
        }
        return wrong;
    }
}
