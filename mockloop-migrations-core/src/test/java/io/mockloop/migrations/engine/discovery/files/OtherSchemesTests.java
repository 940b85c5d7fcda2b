package io.mockloop.migrations.engine.discovery.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtherSchemesTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(textBlock = """
            000003_d.up.sql,                      V000003__d.sql
            000003_d.down.sql,                    U000003__d.sql
            000003_D.UP.SQL,                      V000003__D.sql
            001.do.create users.sql,              V001__create users.sql
            001.undo.create users.sql,            U001__create users.sql
            20240101120000-x.up.sql,              V20240101120000__x.sql
            """)
    void someAreMigrationsByTheirNames(String file, String meant) throws IOException {
        write(file, "SELECT 1");

        assertThat(meant()).containsExactly(entry(file, meant));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            create_users.up.sql,       create_users.down.sql,      V<version>__create_users.sql, U<version>__create_users.sql
            sqls/7-users-up.sql,       sqls/7-users-down.sql,      V7__users.sql,         U7__users.sql
            7_users_up.sql,            7_users_down.sql,           V7__users.sql,         U7__users.sql
            2024-01-01-00_users/up.sql, 2024-01-01-00_users/down.sql, V2024010100__users.sql, U2024010100__users.sql
            up/users.sql,              down/users.sql,             V<version>__users.sql, U<version>__users.sql
            deploy/users.sql,          revert/users.sql,           V<version>__users.sql, U<version>__users.sql
            0001_users.sql,            0001_users.rollback.sql,    V0001__users.sql,      U0001__users.sql
            """)
    void twoThatBelongTogetherAreOne(String up, String down, String meantUp, String meantDown) throws IOException {
        write(up, "SELECT 1");
        write(down, "SELECT 1");

        assertThat(meant()).containsOnly(entry(up, meantUp), entry(down, meantDown));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            20240101120001_e.sql | -- migrate:up           | migration_20240101120001_e.sql, since it holds `-- migrate:up`
            3_x.sql              | -- migrate:down x:y     | migration_3_x.sql, since it holds `-- migrate:down x:y`
            00003_x.sql          | -- +goose Up            | migration_00003_x.sql, with `-- migrate:up` and `-- migrate:down` in place of `-- +goose Up`
            2024-3_x.sql         | -- +migrate Up notransaction | migration_20243_x.sql, with `-- migrate:up` and `-- migrate:down` in place of `-- +migrate Up notransaction`
            3_x.sql              | --liquibase formatted sql | migration_3_x.sql, with `-- migrate:up` and `-- migrate:down` in place of `--liquibase formatted sql`
            3.sql                | -- //@UNDO              | migration_3_description.sql, with `-- migrate:up` and `-- migrate:down` in place of `-- //@UNDO`
            3.sql                | # --- !Ups              | migration_3_description.sql, with `-- migrate:up` and `-- migrate:down` in place of `# --- !Ups`
            """)
    void whatIsInAFileWithALeadingNumberTells(String file, String line, String meant) throws IOException {
        write(file, "-- a licence\n" + line + "\nSELECT 1;\n");

        assertThat(meant()).containsExactly(entry(file, meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"002_c.sql", "002.sql", "1.2 x.sql", "20240101-x.SQL", "2024_x/migration.sql", "7_turn_down.sql"
            })
    void aLeadingNumberAloneTellsNothing(String file) throws IOException {
        write(file, "SELECT 'goose'; -- not a migrate:up");

        OtherSchemes schemes = schemes();

        assertThat(schemes.meant()).isEmpty();
        assertThat(schemes.numbered()).extracting(FoundFile::path).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seed.sql",
                "2fa.sql",
                "up.sql",
                "rollup.sql",
                "README.md",
                "2_x.sql.bak",
                "2_x.txt",
                "seed.up.sql"
            })
    void othersAreNoMigrations(String file) throws IOException {
        write(file, "-- migrate:up");

        assertThat(schemes()).isEqualTo(new OtherSchemes(Map.of(), List.of()));
    }

    @Test
    void whatIsNamedAlikeIsNoPair() throws IOException {
        for (String file : Arrays.asList("lift_up.sql", "shut_down.sql", "x/up.sql", "y/down.sql")) {
            write(file, "SELECT 1");
        }

        assertThat(meant()).isEmpty();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private OtherSchemes schemes() throws IOException {
        return OtherSchemes.among(ClassPathFolders.onDisk(folder).files());
    }

    private Map<String, String> meant() throws IOException {
        Map<String, String> meant = new LinkedHashMap<>();
        schemes().meant().forEach((file, name) -> meant.put(file.path(), name));
        return meant;
    }
}
