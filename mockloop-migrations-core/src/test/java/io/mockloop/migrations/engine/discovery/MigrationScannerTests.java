package io.mockloop.migrations.engine.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mockloop.migrations.Database;
import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.files.Fingerprint;
import io.mockloop.migrations.engine.discovery.files.OtherSchemes;
import io.mockloop.migrations.engine.migration.PassedOver;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.exception.DiscoveryException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class MigrationScannerTests {

    @TempDir
    private Path folder;

    @Test
    void findsBothConventionsInSubFoldersToo() throws IOException {
        Scans.write(folder, "V10__ten.sql");
        Scans.write(folder, "2026/first/V9__nine.sql");
        Scans.write(folder, "migration_003_add_x.sql");
        Scans.write(folder, "README.md");
        Scans.write(folder, "data.sql");

        assertThat(scan())
                .extracting(VersionedMigration::script)
                .containsExactly("migration_003_add_x.sql", "2026/first/V9__nine.sql", "V10__ten.sql");
    }

    @Test
    void knowsWhatTheNameTellsWithoutParsing() throws IOException {
        Path file = Scans.write(folder, "migration_003_add_x.sql");

        assertThat(scan()).singleElement().satisfies(migration -> {
            assertThat(migration.version()).isEqualTo(Version.of("3"));
            assertThat(migration.nameDescription()).isEqualTo("Add x");
            assertThat(migration.source()).isEqualTo(file.toString());
            assertThat(migration.rawHash())
                    .isEqualTo("79b4bff885ddd5e48b10840e6c38a6349c9ff3ec0bfd4d69947c7857023e72da");
        });
    }

    @Test
    void locationsThatOverlapGiveAFileOnce() throws IOException {
        Scans.write(folder, "a/V1__x.sql");
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));

        assertThat(Scans.sql(
                        Database.SQLITE,
                        "file:" + folder.resolve("a"),
                        "file:" + folder,
                        "file:" + folder + "/./a/../a",
                        "file:" + folder.resolve("link")))
                .extracting(VersionedMigration::script)
                .containsExactly("V1__x.sql");
    }

    @Test
    void aFileThatIsLinkedFromAHiddenFolderIsKnownByItsUpperName() throws IOException {
        Scans.write(folder, "..2026_11_24/V1__x.sql");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_11_24"));
        Files.createSymbolicLink(folder.resolve("V1__x.sql"), Path.of("..data/V1__x.sql"));

        assertThat(scan()).extracting(VersionedMigration::script).containsExactly("V1__x.sql");
    }

    @Test
    void hardLinksAreFilesOfTheirOwn() throws IOException {
        Path file = Scans.write(folder, "a/V1__x.sql");
        Files.createLink(folder.resolve("a/V2__y.sql"), file);
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a"));

        assertThat(Scans.sql(Database.SQLITE, "file:" + folder.resolve("a"), "file:" + folder.resolve("link")))
                .extracting(VersionedMigration::script)
                .containsExactly("V1__x.sql", "V2__y.sql");
    }

    @Test
    void theDefaultLocationMayBeAbsent() {
        DiscoverySettings settings = new DiscoverySettings(
                List.of("classpath:no/such/folder", "file:" + folder + "/none"),
                false,
                List.of(),
                List.of(),
                getClass().getClassLoader());

        assertThat(new MigrationScanner(settings, Scans.unparseable(), Database.SQLITE, change -> List.of())
                        .scan()
                        .versioned())
                .isEmpty();
    }

    @Test
    void namesChosenLocationsThatDoNotExistAndWhereItLooked() {
        assertThatScanFails("file:" + folder + "/none", "classpath:no/such/{vendor}", "file:" + folder)
                .satisfies(e -> assertThat(e.code()).isEqualTo("LOCATION_NOT_FOUND"))
                .withMessageContaining("file:%1$s/none: no folder %1$s/none", folder)
                .withMessageContaining("classpath:no/such/{vendor}: no folder no/such/sqlite in ")
                .withMessageContaining("test-classes")
                .withMessageContaining("jars of the class path")
                .withMessageContaining("-> Create what is missing, or correct mockloop.migrations.locations.");
    }

    @Test
    void namesLocationsThatItCannotRead() {
        assertThatScanFails("filesystem:/opt/db")
                .satisfies(e -> assertThat(e.code()).isEqualTo("LOCATION_INVALID"))
                .withMessageContaining("'filesystem:/opt/db' has an unknown prefix; write file:/opt/db");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void takesTheVariantOfTheDatabase(Database database) throws IOException {
        Scans.write(folder, "V1__x.sql");
        Scans.write(folder, "V1__x.sqlite.sql");
        Scans.write(folder, "V1__x.postgresql.sql");
        Scans.write(folder, "V1__x.mysql.sql");
        Scans.write(folder, "V1__x.mariadb.sql");

        assertThat(scan(database))
                .extracting(VersionedMigration::script)
                .containsExactly("V1__x.%s.sql".formatted(database.vendorNames().get(0)));
    }

    @Test
    void takesThePlainFileWhereTheDatabaseHasNoVariant() throws IOException {
        Scans.write(folder, "migration_1_x.sql");
        Scans.write(folder, "migration_1_x.mysql.sql");

        assertThat(scan(Database.SQLITE)).extracting(VersionedMigration::script).containsExactly("migration_1_x.sql");
    }

    @Test
    void mariaDbTakesTheFilesOfMySqlAndSaysSoOnce() throws IOException {
        Scans.write(folder, "base/V1__x.sql");
        Scans.write(folder, "base/V1__x.mysql.sql");
        Scans.write(folder, "own/mysql/V2__y.sql");
        DiscoverySettings settings = new DiscoverySettings(
                List.of("file:" + folder + "/base", "file:" + folder + "/own/{vendor}"),
                true,
                List.of(),
                List.of(),
                getClass().getClassLoader());
        MigrationScanner scanner =
                new MigrationScanner(settings, Scans.unparseable(), Database.MARIADB, change -> List.of());
        Logger logger = (Logger) LoggerFactory.getLogger(MigrationScanner.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            assertThat(scanner.scan().versioned())
                    .extracting(VersionedMigration::script)
                    .containsExactly("V1__x.mysql.sql", "V2__y.sql");
            scanner.scan();
        } finally {
            logger.detachAppender(log);
        }

        assertThat(log.list)
                .filteredOn(event -> event.getFormattedMessage().contains(folder.toString()))
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .startsWith("MariaDB runs files that are named for another database")
                        .contains("V1__x.mysql.sql", "own/mysql"));
    }

    @Test
    void refusesAVersionThatOnlyOtherDatabasesHave() throws IOException {
        Scans.write(folder, "V1__x.mysql.sql");
        Scans.write(folder, "V2__y.postgresql.sql");

        assertThatScanFails()
                .satisfies(e -> assertThat(e.code()).isEqualTo("NO_VARIANT"))
                .withMessageContaining("version 1: there is no V1__x.sqlite.sql and no V1__x.sql, only ")
                .withMessageContaining("V1__x.mysql.sql")
                .withMessageContaining("version 2: there is no V2__y.sqlite.sql")
                .withMessageContaining("-> Add the file for this database");
    }

    @Test
    void namesAllMisnamedFilesAtOnceWithWhatWasMeant() throws IOException {
        Scans.write(folder, "V3_x.sql");
        Scans.write(folder, "sub/v4__y.sql");
        Scans.write(folder, "V5__z.SQL");
        Scans.write(folder, "migration_x.sql");

        assertThatScanFails()
                .satisfies(e -> assertThat(e.code()).isEqualTo("MISNAMED_FILE"))
                .withMessageContaining("%s: meant is V3__x.sql", folder.resolve("V3_x.sql"))
                .withMessageContaining("%s: meant is V4__y.sql", folder.resolve("sub/v4__y.sql"))
                .withMessageContaining("%s: meant is V5__z.sql", folder.resolve("V5__z.SQL"))
                .withMessageContaining("%s: meant is migration_<version>_x.sql", folder.resolve("migration_x.sql"))
                .withMessageContaining("Nothing was run.")
                .withMessageContaining("-> Rename what is a migration");
    }

    @Test
    void refusesFilesOfAnotherSchemeBesideOurs() throws IOException {
        Scans.write(folder, "V1__a.sql");
        Scans.write(folder, "000003_d.up.sql");
        Files.writeString(folder.resolve("20240101120001_e.sql"), "-- migrate:up\nSELECT 1;\n");
        Scans.write(folder, "002_c.sql");

        assertThatScanFails()
                .satisfies(e -> assertThat(e.code()).isEqualTo("MISNAMED_FILE"))
                .withMessageContaining("%s: meant is V000003__d.sql", folder.resolve("000003_d.up.sql"))
                .withMessageContaining(
                        "%s: meant is migration_20240101120001_e.sql, since it holds `-- migrate:up`",
                        folder.resolve("20240101120001_e.sql"))
                .withMessageNotContaining("002_c");
    }

    @Test
    void tellsWhatItPassesOver() throws IOException {
        Scans.write(folder, "V1__a.sql");
        Path numbered = Scans.write(folder, "002_c.sql");
        Path other = Scans.write(folder, "README.md");

        DiscoverySettings settings = new DiscoverySettings(
                List.of("file:" + folder),
                true,
                List.of(),
                List.of(),
                getClass().getClassLoader());
        PassedOver passedOver = new MigrationScanner(
                        settings, Scans.unparseable(), Database.SQLITE, change -> List.of())
                .scan()
                .passedOver();

        assertThat(passedOver.warnings(false))
                .extracting(Problem::message)
                .singleElement()
                .asString()
                .startsWith("SQL files with a leading number are passed over: %s.".formatted(numbered));
        assertThat(OtherSchemes.migrationOf("a/010_x.sql")).isEqualTo("V010__x.sql");
        assertThat(OtherSchemes.migrationOf("2024-01-02 add it.SQL")).isEqualTo("V20240102__add it.sql");
        assertThat(OtherSchemes.migrationOf("7.sql")).isEqualTo("V7__description.sql");
        assertThat(passedOver.warnings(true))
                .extracting(Problem::message)
                .first()
                .asString()
                .startsWith("No migrations were found in %s. ".formatted(folder))
                .contains(numbered.toString(), other.toString());
    }

    @Test
    void refusesFilesThatOnlyOtherToolsRunByName() throws IOException {
        Scans.write(folder, "S1__state.sql");
        Scans.write(folder, "afterMigrateError.sql");
        Scans.write(folder, "V1__x.py");

        assertThatScanFails()
                .satisfies(e -> assertThat(e.code()).isEqualTo("UNSUPPORTED_FILE"))
                .withMessageContaining("%s: files with the prefix S", folder.resolve("S1__state.sql"))
                .withMessageContaining(
                        "%s: callbacks of the kind afterMigrateError", folder.resolve("afterMigrateError.sql"))
                .withMessageContaining("%s: migrations that are programs", folder.resolve("V1__x.py"))
                .withMessageContaining("this version does not support");
    }

    @Test
    void tellsProblemsOfAllKindsTogether() throws IOException {
        Scans.write(folder, "V3_x.sql");
        Scans.write(folder, "afterInfo.sql");

        assertThatScanFails("file:" + folder, "file:none")
                .satisfies(e -> assertThat(e.code()).isEqualTo("LOCATION_NOT_FOUND"))
                .withMessageContaining("V3_x.sql")
                .withMessageContaining("afterInfo.sql");
    }

    @Test
    void refusesSettingsOfAScriptThatIsNotThere() throws IOException {
        Scans.write(folder, "V1__x.sql");
        Scans.write(folder, "V1__x.sql.conf");
        Scans.write(folder, "a folder/V2__y.sql");
        Scans.write(folder, "V2__y.sql.conf");

        assertThatScanFails()
                .satisfies(e -> assertThat(e.code()).isEqualTo("SETTINGS_WITHOUT_SCRIPT"))
                .withMessageContaining("  %s\nNothing was run.", folder.resolve("V2__y.sql.conf"));
    }

    @Test
    void refusesAnUndoFileOfNothing() throws IOException {
        Scans.write(folder, "V1__x.sql");
        Scans.write(folder, "U2__y.sql");
        Scans.write(folder, "migration_3_z.sql");
        Scans.write(folder, "U3__z.sql");

        assertThatScanFails()
                .satisfies(e -> assertThat(e.code()).isEqualTo("UNDO_WITHOUT_MIGRATION"))
                .withMessageContaining("U2__y.sql: there is no V file of version 2")
                .withMessageContaining("U3__z.sql: version 3 is ")
                .withMessageContaining("migration_3_z.sql, which has its way back in its own down section");
    }

    @Test
    void refusesTwoUndoFilesOfOneVersion() throws IOException {
        Scans.write(folder, "V1__x.sql");
        Scans.write(folder, "U1__x.sql");
        Scans.write(folder, "U1.0__y.sql");

        assertThatScanFails()
                .satisfies(e -> assertThat(e.code()).isEqualTo("DUPLICATE_UNDO"))
                .withMessageContaining("U1__x.sql")
                .withMessageContaining("U1.0__y.sql");
    }

    @Test
    void thePairsHashIsThatOfBothFiles() throws IOException {
        Path up = Scans.write(folder, "V1__x.sql");
        Path undo = Scans.write(folder, "U1__x.sql");

        String before = String.valueOf(scan().get(0).rawHash());
        Files.writeString(undo, "DROP TABLE another;");

        assertThat(before).isNotEqualTo(scan().get(0).rawHash());
        try (InputStream both = new ByteArrayInputStream(
                (Files.readString(up) + Files.readString(undo)).getBytes(StandardCharsets.UTF_8))) {
            assertThat(scan().get(0).rawHash()).isEqualTo(Fingerprint.of(both).hash());
        }
    }

    @Test
    void namesFilesThatCannotBeRead() throws IOException {
        Files.createSymbolicLink(folder.resolve("V1__x.sql"), Path.of("nowhere.sql"));
        Scans.write(folder, "V2__x.sql");
        Files.createSymbolicLink(folder.resolve("U2__x.sql"), Path.of("nowhere.sql"));
        Files.createSymbolicLink(folder.resolve("README.md"), Path.of("nowhere.md"));

        assertThatScanFails()
                .satisfies(e -> assertThat(e.code()).isEqualTo("UNREADABLE_FILE"))
                .withMessageContaining("%s: java.io.FileNotFoundException", folder.resolve("V1__x.sql"))
                .withMessageContaining(folder.resolve("U2__x.sql").toString())
                .withMessageNotContaining("README");
    }

    @Test
    void findsThousandsOfFiles() throws IOException {
        for (int i = 1; i <= 4000; i++) {
            Scans.write(folder, "%d/V%d__x.sql".formatted(i / 100, i));
        }

        assertThat(scan())
                .hasSize(4000)
                .last()
                .satisfies(last -> assertThat(last.version()).isEqualTo(Version.of("4000")));
    }

    private List<VersionedMigration> scan() {
        return scan(Database.SQLITE);
    }

    private List<VersionedMigration> scan(Database database) {
        return Scans.sql(database, "file:" + folder);
    }

    private ThrowableAssertAlternative<DiscoveryException> assertThatScanFails(String... locations) {
        String[] chosen = locations.length == 0 ? new String[] {"file:" + folder} : locations;
        return assertThatExceptionOfType(DiscoveryException.class).isThrownBy(() -> Scans.sql(Database.SQLITE, chosen));
    }
}
