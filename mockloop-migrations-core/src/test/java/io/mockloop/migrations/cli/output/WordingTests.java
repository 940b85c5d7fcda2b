package io.mockloop.migrations.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Remedy.OtherLibrary;
import io.mockloop.migrations.Remedy.TakeOver;
import io.mockloop.migrations.exception.NonEmptyDatabaseException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTests {

    private static String ofTablesWithoutHistory(TakeOver known) {
        return Wording.of(
                new NonEmptyDatabaseException("SQLite 3.53", "main", "schema_version", List.of("a"), known).advice());
    }

    @Test
    void namesTheVersionThatADatabaseIsKnownToBeAt() {
        assertThat(ofTablesWithoutHistory(new TakeOver(OtherLibrary.FLYWAY, "7.1")))
                .isEqualTo("Go on at that version: mockloop db baseline --version 7.1.");
        assertThat(ofTablesWithoutHistory(new TakeOver(OtherLibrary.FLYWAY, null)))
                .isEqualTo("Say which version it is at: mockloop db baseline --version V.");
        assertThat(ofTablesWithoutHistory(new TakeOver(null, null)))
                .isEqualTo("Say which version it is at: mockloop db baseline --version V.");
    }
}
