package io.mockloop.migrations.autoconfigure.health;

import io.mockloop.migrations.MigrationStatus;
import io.mockloop.migrations.SchemaState.Drift;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot.Counts;
import io.mockloop.migrations.autoconfigure.activity.ActivitySnapshot.Failure;
import io.mockloop.migrations.autoconfigure.activity.MigrationActivity;
import io.mockloop.migrations.autoconfigure.activity.SeenSchema;
import io.mockloop.migrations.cli.output.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down after a run failed, or a start that runs none found one half-done; up otherwise; told from memory, so that a
 * probe costs the database nothing.
 */
final class MigrationsHealthIndicator extends AbstractHealthIndicator {

    /** How many objects are named that are otherwise than the last run has left them. */
    private static final int NAMED = 5;

    private final MigrationActivity activity;
    private final String manager;

    MigrationsHealthIndicator(MigrationActivity activity, String manager) {
        this.activity = activity;
        this.manager = manager;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        ActivitySnapshot known = activity.of(manager);
        Failure failure = known.failure();
        if (failure == null) {
            builder.up();
        } else {
            builder.down().withDetail("error", failure.code());
        }
        builder.withDetail("failed", failure == null ? 0 : 1);
        if (failure != null && failure.version() != null) {
            builder.withDetail("failedVersion", failure.version());
        }
        if (failure != null && failure.halfDone() != null) {
            builder.withDetail("recover", Wording.ofRecovery(failure.halfDone().version()));
        }
        List<String> problems = failure == null ? problems(known.lastStatus()) : List.of();
        if (!problems.isEmpty()) {
            builder.withDetail("problems", problems);
        }
        SeenSchema schema = activity.schema(manager);
        if (schema != null && schema.state().hasDrift()) {
            builder.withDetail("drift", drift(schema.state().drift()));
        }
        Counts counts = known.counts();
        if (counts != null) {
            builder.withDetail("pending", counts.pending());
        }
        if (known.currentVersion() != null) {
            builder.withDetail("version", known.currentVersion().toString());
        }
        if (known.running()) {
            builder.withDetail("running", true);
        }
    }

    private static List<String> drift(List<Drift> drift) {
        List<String> words = drift.stream()
                .limit(NAMED)
                .map(each -> "%s %s %s".formatted(each.kind(), each.object(), each.change()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (drift.size() > NAMED) {
            words.add("%s more".formatted(String.valueOf(drift.size() - NAMED)));
        }
        return words;
    }

    private static List<String> problems(@Nullable MigrationStatus status) {
        return status == null
                ? List.of()
                : status.problems().problems().stream()
                        .map(Problem::code)
                        .distinct()
                        .toList();
    }
}
