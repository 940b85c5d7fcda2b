package io.mockloop.migrations.view;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.MigrationDetails;
import io.mockloop.migrations.MigrationPlan.PlannedStatement;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one migration; its members mean what those of {@link MigrationDetails} do.
 *
 * @param version its version
 * @param description what it does
 * @param type its kind
 * @param script its file or class
 * @param state what has become of it
 * @param pending whether it is pending
 * @param inCode whether the code has it
 * @param dependencies the versions that it needs
 * @param dependents the versions that need it
 * @param reversible whether it can be undone
 * @param backupRequired whether the database is to be backed up before it
 * @param transactional whether it runs in a transaction
 * @param appliedAt since when it is in its state
 * @param appliedBy the database user
 * @param executionTime how long it took, in milliseconds
 * @param marked true if it was noted as applied without being run; else none
 * @param recordedChecksum the checksum it was applied with
 * @param checksum the checksum it has now
 * @param up the statements that apply it
 * @param down the statements that undo it
 * @param undoFrom where these come from
 * @param irreversibleBecause why there are none
 * @param problem what is wrong, and what to do
 */
public record DetailsView(
        @Nullable String version,
        String description,
        String type,
        String script,
        @Nullable String state,
        boolean pending,
        boolean inCode,
        List<String> dependencies,
        List<String> dependents,
        boolean reversible,
        boolean backupRequired,
        boolean transactional,
        @Nullable String appliedAt,
        @Nullable String appliedBy,
        @Nullable Long executionTime,
        @Nullable Boolean marked,
        @Nullable String recordedChecksum,
        @Nullable String checksum,
        List<StatementView> up,
        List<StatementView> down,
        @Nullable String undoFrom,
        @Nullable String irreversibleBecause,
        @Nullable String problem)
        implements View {

    /** Copies the lists. */
    public DetailsView {
        dependencies = List.copyOf(dependencies);
        dependents = List.copyOf(dependents);
        up = List.copyOf(up);
        down = List.copyOf(down);
    }

    /**
     * A statement.
     *
     * @param line where it begins in its file, from 1
     * @param sql its text
     */
    public record StatementView(int line, String sql) implements View {}

    /**
     * The view of a migration.
     *
     * @param words writes a text for those who are told
     */
    public static DetailsView of(MigrationDetails details, Function<Message, String> words) {
        return new DetailsView(
                Objects.toString(details.version(), null),
                details.description(),
                details.type().name(),
                details.script(),
                Objects.toString(details.state(), null),
                details.pending(),
                details.inCode(),
                PendingView.texts(details.dependencies()),
                PendingView.texts(details.dependents()),
                details.reversible(),
                details.backupRequired(),
                details.transactional(),
                Objects.toString(details.appliedAt(), null),
                details.appliedBy(),
                HistoryView.millis(details.executionTime()),
                HistoryView.ifTrue(details.marked()),
                details.recordedChecksum(),
                details.checksum(),
                statements(details.up()),
                statements(details.down()),
                Objects.toString(details.undoFrom(), null),
                details.irreversibleBecause(),
                details.finding() == null ? null : words.apply(details.finding()));
    }

    private static List<StatementView> statements(List<PlannedStatement> statements) {
        return statements.stream()
                .map(each -> new StatementView(each.line(), each.sql()))
                .toList();
    }
}
