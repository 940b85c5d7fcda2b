package io.mockloop.migrations.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.exception.NonEmptyDatabaseException;
import io.mockloop.migrations.exception.NonEmptyDatabaseException.Before;
import io.mockloop.migrations.exception.NonEmptyDatabaseException.Other;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdviceTests {

    private static String ofTablesWithoutHistory(@Nullable Before before) {
        return Advice.of(new NonEmptyDatabaseException("SQLite 3.53", "main", "schema_version", List.of("a"), before));
    }

    @Test
    void namesTheVersionThatADatabaseIsKnownToBeAt() {
        assertThat(ofTablesWithoutHistory(new Before(Other.FLYWAY, "7.1")))
                .isEqualTo("Go on at that version: mockloop db baseline --version 7.1.");
        assertThat(ofTablesWithoutHistory(new Before(Other.FLYWAY, null)))
                .isEqualTo("Say which version it is at: mockloop db baseline --version V.");
        assertThat(ofTablesWithoutHistory(null))
                .isEqualTo("Say which version it is at: mockloop db baseline --version V.");
    }
}
