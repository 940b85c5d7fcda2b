package io.mockloop.migrations.engine.discovery.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.mockloop.migrations.engine.discovery.files.Location.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationTests {

    @ParameterizedTest
    @CsvSource(textBlock = """
            classpath:db/migration,    CLASS_PATH, db/migration
            classpath:/db/migration/,  CLASS_PATH, db/migration
            classpath*:db/migration,   CLASS_PATH, db/migration
            db/migration,              CLASS_PATH, db/migration
            classpath:,                CLASS_PATH, ''
            file:migrations,           DISK,       migrations
            file:./migrations,         DISK,       ./migrations
            file:/opt/app/migrations,  DISK,       /opt/app/migrations
            file:///opt/app,           DISK,       /opt/app
            file:C:/migrations,        DISK,       C:/migrations
            """)
    void readsPrefixAndPath(String setting, Kind kind, String path) {
        assertThat(Location.of(setting)).isEqualTo(new Location(setting, kind, path));
    }

    @Test
    void putsTheMostFittingVendorFirst() {
        assertThat(Location.of("db/{vendor}/x").paths(List.of("mariadb", "mysql")))
                .containsExactly("db/mariadb/x", "db/mysql/x");
        assertThat(Location.of("db").paths(List.of("mariadb", "mysql"))).containsExactly("db");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            filesystem:/opt/db,        write file:/opt/db
            s3:bucket,                 there are classpath: and file:
            classpath:db/*,            holds a wildcard
            classpath:db/**/migration, holds a wildcard
            ' ',                       is empty
            """)
    void refusesWhatItCannotRead(String setting, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Location.of(setting))
                .withMessageContaining("'" + setting + "'")
                .withMessageContaining(reason);
    }

    @Test
    void aPathMayBeWrittenAsAUrl(@TempDir Path folder) throws IOException {
        Path spaced = Files.createDirectory(folder.resolve("my migrations"));
        Path percent = Files.createDirectory(folder.resolve("100%25"));

        assertThat(Location.onDisk(folder + "/my%20migrations")).isEqualTo(spaced);
        assertThat(Location.onDisk(folder + "/100%25")).isEqualTo(percent);
    }
}
