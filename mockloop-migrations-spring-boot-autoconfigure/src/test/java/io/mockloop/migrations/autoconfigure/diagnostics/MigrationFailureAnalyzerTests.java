package io.mockloop.migrations.autoconfigure.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.autoconfigure.RecordingMigrationManager;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.PendingMigrationsException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

class MigrationFailureAnalyzerTests {

    private final MigrationException failure = new PendingMigrationsException(
            "SQLite 3.54.1", RecordingMigrationManager.withPending("3").plan(), "Wait for the job.");

    @Test
    void saysWhatHappenedAndWhatToDo() {
        FailureAnalysis analysis = Objects.requireNonNull(new MigrationFailureAnalyzer()
                .analyze(new IllegalStateException(
                        new BeanCreationException("migrationInitializer", "failed", failure))));

        assertThat(analysis.getDescription())
                .isEqualTo("1 migration is not applied to SQLite 3.54.1: 3. Nothing was run. [PENDING_MIGRATIONS]");
        assertThat(analysis.getAction()).isEqualTo("Wait for the job.");
        assertThat(analysis.getCause()).isSameAs(failure);
    }

    @Test
    void leavesOtherFailuresToOthers() {
        assertThat(new MigrationFailureAnalyzer().analyze(new IllegalStateException("x")))
                .isNull();
    }

    @Test
    void isTheFirstToBeAsked() {
        List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation(
                        getClass().getClassLoader())
                .load(FailureAnalyzer.class, ArgumentResolver.none(), FailureHandler.handleMessage((message, e) -> {}));

        assertThat(analyzers.stream()
                        .map(analyzer -> analyzer.analyze(failure))
                        .filter(Objects::nonNull)
                        .findFirst())
                .hasValueSatisfying(
                        analysis -> assertThat(analysis.getDescription()).contains("[PENDING_MIGRATIONS]"));
    }
}
