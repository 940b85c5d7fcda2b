package io.mockloop.migrations.engine.adopt;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.AdoptedRow;
import io.mockloop.migrations.engine.migration.RepeatableMigration;
import io.mockloop.migrations.engine.migration.ResolvedMigration;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.exception.AdoptionException.Kind;
import io.mockloop.migrations.settings.OnMissing;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes over what Flyway has applied, if the files are what it ran. */
final class FlywayAdoption {

    private static final String NOT_COMPARED = "not compared: Flyway has no checksum of it";

    private final MigrationSet set;
    private final OnMissing onMissing;
    private final AdoptionDraft draft;

    FlywayAdoption(OtherTable table, MigrationSet set, OnMissing onMissing) {
        this.set = set;
        this.onMissing = onMissing;
        this.draft = new AdoptionDraft(table);
    }

    Adoption of(List<FlywayRow> rows) {
        for (FlywayRow row : new FlywayHistory(rows, draft).applied()) {
            if (row.version() == null) {
                addRepeatable(row);
            } else if (row.isBaseline()) {
                draft.takeBaseline(
                        Version.of(row.version()),
                        row.baselineDescription(AdoptedRow.BASELINE),
                        row.told(),
                        row.display(),
                        null);
            } else {
                addVersioned(row, Version.of(row.version()));
            }
        }
        return draft.finished("it says of no migration that it is applied");
    }

    private void addVersioned(FlywayRow row, Version version) {
        MigrationType type = row.isBaselineMigration() ? MigrationType.BASELINE : MigrationType.SQL;
        ResolvedMigration migration = set.find(type, version, row.description()).orElse(null);
        if (migration == null) {
            addMissing(row, version);
        } else if (!(migration instanceof SqlMigration file) || !row.isSql() || row.checksum() == null) {
            draft.take(migration, row.told(), row.display(), remark(row, migration));
        } else {
            int checksum = FlywayChecksum.of(file);
            if (checksum == row.checksum()) {
                draft.take(file, row.told(), row.display(), null);
            } else {
                draft.refuse(
                        Kind.ADOPT_CHECKSUM,
                        "%s was run by Flyway with checksum %s, and %s has %s now."
                                .formatted(row.display(), row.checksum(), file.script(), String.valueOf(checksum)));
            }
        }
    }

    private static String remark(FlywayRow row, ResolvedMigration migration) {
        return row.isSql() && migration instanceof SqlMigration
                ? NOT_COMPARED
                : "not compared: it was of type %s at Flyway".formatted(row.type());
    }

    /** What a baseline file of the code stands for is missed by nobody. */
    private void addMissing(FlywayRow row, Version version) {
        boolean isCovered = set.highestBaseline(null)
                .filter(baseline -> !version.isAbove(baseline.version()))
                .isPresent();
        if (!isCovered && onMissing != OnMissing.IGNORE) {
            draft.refuse(
                    Kind.ADOPT_MISSING,
                    "%s was applied by Flyway (type %s), and is not in the code.".formatted(row.display(), row.type()));
            return;
        }
        String remark =
                isCovered ? "not in the code, where a baseline file stands for it" : "missing: it is not in the code";
        if (row.isBaselineMigration()) {
            draft.takeBaseline(version, row.description(), row.told(), row.display(), remark);
            return;
        }
        boolean isJava = row.isJava();
        String checksum =
                row.checksum() == null ? null : "crc32:" + HexFormat.of().toHexDigits(row.checksum());
        draft.takeMissing(
                version,
                row.description(),
                isJava ? MigrationType.JAVA : MigrationType.SQL,
                isJava || checksum != null ? row.script() : "",
                checksum,
                row.told(),
                row.display(),
                remark);
    }

    /** One that was changed since is run again by Flyway, too. */
    private void addRepeatable(FlywayRow row) {
        RepeatableMigration file = repeatable(row).orElse(null);
        if (file == null) {
            draft.leave(row.display(), "it is not in the code, and is repeatable");
        } else if (row.checksum() == null) {
            draft.leave(row.display(), "Flyway has no checksum of it, so that it is run by the next migrate");
        } else if (FlywayChecksum.isOf(file, row.checksum())) {
            draft.take(file, row.told(), row.display(), null);
        } else {
            draft.leave(row.display(), "it has another content now, and is run by the next migrate");
        }
    }

    private Optional<RepeatableMigration> repeatable(FlywayRow row) {
        @Nullable ResolvedMigration byDescription =
                set.find(MigrationType.REPEATABLE, null, row.description()).orElse(null);
        return byDescription instanceof RepeatableMigration file
                ? Optional.of(file)
                : set.repeatables().stream()
                        .filter(each -> each.script().equals(row.script()))
                        .findFirst();
    }
}
