package io.mockloop.migrations.autoconfigure.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationLocationsTests {

    @ParameterizedTest
    @CsvSource({
        "classpath:db/migration, classpath:db/migration",
        "classpath:db/migration, db/migration",
        "classpath:/db/migration/, classpath*:db/migration",
        "classpath:db, classpath:db/migration",
        "classpath:db/migration/orders, classpath:db/migration",
        "classpath:, classpath:db/migration",
        "classpath:db/migration/{vendor}, classpath:db/migration/postgresql",
        "file:./migrations, filesystem:migrations",
        "file:/srv/app/migrations, filesystem:/srv/app/migrations",
    })
    void overlap(String ours, String theirs) {
        assertThat(locations(ours).overlap(theirs)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "classpath:db/migration, classpath:db/changelog",
        "classpath:db/migration, classpath:db/migrations",
        "classpath:db/migration, filesystem:db/migration",
        "classpath:db/{vendor}, classpath:flyway/postgresql",
        "file:/srv/app/migrations, filesystem:migrations",
    })
    void areApart(String ours, String theirs) {
        assertThat(locations(ours).overlap(theirs)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "classpath:db/changelog, classpath:/db/changelog/db.changelog-master.yaml, true",
        "classpath:db/migration, classpath:/db/changelog/db.changelog-master.yaml, false",
        "classpath:db/changelog/orders, classpath:/db/changelog/db.changelog-master.yaml, false",
    })
    void holdAFile(String ours, String file, boolean held) {
        assertThat(locations(ours).hold(file)).isEqualTo(held);
    }

    private static MigrationLocations locations(String location) {
        return MigrationLocations.of(Optional.of(List.of(location)));
    }
}
