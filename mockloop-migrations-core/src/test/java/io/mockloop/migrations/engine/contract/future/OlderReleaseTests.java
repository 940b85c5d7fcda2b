package io.mockloop.migrations.engine.contract.future;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.settings.OnFuture;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An older release, which has four migrations, meets the database of one that has more. */
abstract class OlderReleaseTests extends ContractTests {

    OlderReleaseTests(TestDatabase server) {
        super(server);
    }

    final void addPair(String version) {
        folder.with("V%s__t.sql".formatted(version), "CREATE TABLE t%s (id INT);".formatted(version))
                .with("U%s__t.sql".formatted(version), "DROP TABLE t%s;".formatted(version));
    }

    final void forget(String... versions) {
        for (String version : versions) {
            folder.without("V%s__t.sql".formatted(version)).without("U%s__t.sql".formatted(version));
        }
    }

    final void applyFour() {
        Stream.of("1", "2", "3", "4").forEach(this::addPair);
        manager().migrateToLatest();
        database.execute("INSERT INTO t1 VALUES (1)");
    }

    /** The newer release has been there. */
    final void applySix() {
        applyFour();
        addPair("5");
        addPair("6");
        manager().migrateToLatest();
        forget("5", "6");
    }

    final MigrationManagerBuilder older(@Nullable String from) {
        return builder().onFuture(OnFuture.ROLLBACK).rollbackFrom(from == null ? null : Version.of(from));
    }

    final MigrationException refusal(@Nullable String from) {
        List<String> before = applied();
        String[] catalog = catalogOfUser();
        MigrationException failure = failureOf(() -> older(from).build().migrateToLatest());
        assertThat(applied()).isEqualTo(before);
        assertThat(catalogOfUser()).isEqualTo(catalog);
        return failure;
    }
}
