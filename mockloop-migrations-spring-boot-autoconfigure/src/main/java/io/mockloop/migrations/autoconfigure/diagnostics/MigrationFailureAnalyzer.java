package io.mockloop.migrations.autoconfigure.diagnostics;

import io.mockloop.migrations.cli.output.Wording;
import io.mockloop.migrations.exception.MigrationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/** Prints what happened and what to do next instead of a stack trace, whatever the failure was wrapped in. */
class MigrationFailureAnalyzer extends AbstractFailureAnalyzer<MigrationException> implements Ordered {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MigrationException cause) {
        return new FailureAnalysis(
                "%s [%s]".formatted(cause.description(Wording::inApplication), cause.code()),
                cause.advice().in(Wording::inApplication),
                cause);
    }

    /** Before the analyzers of what the failure may have been caused by, which know less about it. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
