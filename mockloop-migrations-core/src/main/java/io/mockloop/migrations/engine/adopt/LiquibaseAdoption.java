package io.mockloop.migrations.engine.adopt;

import io.mockloop.migrations.engine.adopt.ChangesetFiles.Claim;
import io.mockloop.migrations.engine.graph.MigrationSet;
import io.mockloop.migrations.engine.history.AdoptedRow.Told;
import io.mockloop.migrations.engine.migration.RepeatableMigration;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.exception.AdoptionException.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Takes over what Liquibase has applied and the code has as SQL files. A file is the changesets that it names
 * ({@link ChangesetName}); one that names none is those of the change log that has its name. Contents are not compared:
 * Liquibase's checksums are of changesets as it parses them.
 */
final class LiquibaseAdoption {

    private static final Comparator<Taken> IN_ORDER =
            Comparator.comparingInt(each -> each.last().order());

    private final MigrationSet set;
    private final AdoptionDraft draft;
    private final Map<LiquibaseRow, String> claimed = new HashMap<>();

    LiquibaseAdoption(OtherTable table, MigrationSet set) {
        this.set = set;
        this.draft = new AdoptionDraft(table);
    }

    /** A file, and the rows of its changesets, in the order in which they were run. */
    private record Taken(SqlMigration file, List<LiquibaseRow> rows) {

        LiquibaseRow last() {
            return rows.get(rows.size() - 1);
        }

        String recorded() {
            return rows.stream().map(LiquibaseRow::display).collect(Collectors.joining(", "));
        }

        String remark() {
            return rows.stream().anyMatch(LiquibaseRow::isMarked)
                    ? "not compared; Liquibase noted it as run, without running it"
                    : "not compared";
        }
    }

    Adoption of(List<LiquibaseRow> rows) {
        ChangesetFiles files = new ChangesetFiles(applied(rows));
        List<Taken> taken = new ArrayList<>();
        for (VersionedMigration each : set.graph().byVersion()) {
            if (each instanceof SqlMigration file) {
                List<LiquibaseRow> ofFile = rowsOf(file.script(), files.claim(file.script(), file::text));
                if (!ofFile.isEmpty()) {
                    taken.add(new Taken(file, ofFile));
                }
            }
        }
        taken.sort(IN_ORDER);
        taken.forEach(each ->
                draft.take(each.file(), new Told(each.last().at(), null, null), each.recorded(), each.remark()));
        leaveOthers(files);
        return draft.finished("no file of the code is one of its changesets: give a file the name of its change log, or"
                + " say in its head '-- changeset: AUTHOR:ID'");
    }

    private List<LiquibaseRow> applied(List<LiquibaseRow> rows) {
        List<LiquibaseRow> applied = new ArrayList<>();
        for (LiquibaseRow row : rows) {
            if (row.isApplied()) {
                applied.add(row);
            } else if (row.kind().equals("SKIPPED")) {
                draft.leave(row.display(), "Liquibase has skipped it");
            } else {
                draft.refuse(
                        row.kind().equals("FAILED") ? Kind.ADOPT_FAILED : Kind.ADOPT_UNKNOWN_ROW,
                        "%s is of type '%s' at Liquibase.".formatted(row.display(), row.kind()));
            }
        }
        return applied;
    }

    private List<LiquibaseRow> rowsOf(String script, Claim claim) {
        if (claim.unclear() != null) {
            draft.refuse(Kind.ADOPT_UNCLEAR, "%s: %s.".formatted(script, claim.unclear()));
            return List.of();
        }
        if (!claim.rows().isEmpty() && !claim.notRun().isEmpty()) {
            draft.refuse(
                    Kind.ADOPT_INCOMPLETE,
                    "%s is changesets of which Liquibase has run %s, and not %s."
                            .formatted(
                                    script,
                                    claim.rows().stream()
                                            .map(LiquibaseRow::display)
                                            .collect(Collectors.joining(", ")),
                                    String.join(", ", claim.notRun())));
            return List.of();
        }
        for (LiquibaseRow row : claim.rows()) {
            String other = claimed.putIfAbsent(row, script);
            if (other != null) {
                draft.refuse(Kind.ADOPT_UNCLEAR, "%s: %s is %s already.".formatted(script, row.display(), other));
            }
        }
        return claim.rows();
    }

    private void leaveOthers(ChangesetFiles files) {
        Map<LiquibaseRow, String> again = new HashMap<>();
        for (RepeatableMigration each : set.repeatables()) {
            files.claim(each.script(), each::text).rows().forEach(row -> again.put(row, each.script()));
        }
        for (LiquibaseRow row : files.applied()) {
            if (!claimed.containsKey(row)) {
                String repeatable = again.get(row);
                draft.leave(
                        row.display(),
                        repeatable == null
                                ? "no file of the code is it"
                                : "%s is repeatable, and is run once more by the next migrate".formatted(repeatable));
            }
        }
    }
}
