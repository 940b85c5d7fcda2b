package io.mockloop.migrations.autoconfigure.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.DuplicateVersionException;
import io.mockloop.migrations.exception.MigrationException;
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

    private final MigrationException failure =
            new DuplicateVersionException(Version.of("3"), List.of("V3__a.sql", "V3__b.sql"), Version.of("5"));

    @Test
    void saysWhatHappenedAndWhatToDo() {
        FailureAnalysis analysis = Objects.requireNonNull(new MigrationFailureAnalyzer()
                .analyze(new IllegalStateException(
                        new BeanCreationException("migrationInitializer", "failed", failure))));

        assertThat(analysis.getDescription())
                .isEqualTo("More than one migration has version 3: V3__a.sql, V3__b.sql. Nothing was run."
                        + " [DUPLICATE_VERSION]");
        assertThat(analysis.getAction()).isEqualTo("Give all but one of them another version; the next free one is 5.");
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
                        analysis -> assertThat(analysis.getDescription()).contains("[DUPLICATE_VERSION]"));
    }
}
