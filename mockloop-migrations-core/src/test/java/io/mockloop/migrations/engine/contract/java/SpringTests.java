package io.mockloop.migrations.engine.contract.java;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.Coded;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Java migrations that use an application's templates and transactions, on a pool. */
abstract class SpringTests extends ContractTests {

    @AutoClose
    final HikariDataSource pool = pool();

    final JdbcTemplate jdbc = new JdbcTemplate(pool);
    final PlatformTransactionManager transactions = new JdbcTransactionManager(pool);
    final List<String> calls = new ArrayList<>();

    SpringTests(TestDatabase server) {
        super(server);
    }

    final HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        try (HikariDataSource model = database.pool(2)) {
            model.copyStateTo(config);
        }
        config.setConnectionTimeout(1_000);
        return new HikariDataSource(config);
    }

    @BeforeEach
    void aTable() {
        database.execute("CREATE TABLE t (id INT)");
    }

    final MigrationManagerBuilder onPool(Coded... migrations) {
        return MigrationManagerBuilder.forDataSource(pool)
                .locations(folder.location())
                .baselineOnMigrate(true)
                .migrations(migrations);
    }

    final void migrate(Coded... migrations) {
        onPool(migrations).build().migrateToLatest();
    }

    final MigrationException failureOf(Coded... migrations) {
        MigrationManager manager = onPool(migrations).build();
        return failureOf(manager::migrateToLatest);
    }

    final TransactionTemplate with(int propagation) {
        TransactionTemplate template = new TransactionTemplate(transactions);
        template.setPropagationBehavior(propagation);
        return template;
    }

    final void in(int propagation, Consumer<TransactionStatus> work) {
        with(propagation).executeWithoutResult(work);
    }

    final void insert(int id) {
        jdbc.update("INSERT INTO t VALUES (?)", id);
    }

    final List<String> ids() {
        return database.rows("SELECT id FROM t ORDER BY id");
    }

    final List<String> done() {
        return database.rows(
                "SELECT version FROM schema_version WHERE state IN ('APPLIED', 'BASELINE') ORDER BY version");
    }

    final int count() {
        Integer count = jdbc.queryForObject("SELECT count(*) FROM t", Integer.class);
        return count == null ? -1 : count;
    }

    static void waitForTheEnd(TransactionSynchronization synchronization) {
        TransactionSynchronizationManager.registerSynchronization(synchronization);
    }

    static void assertThatNothingIsBound() {
        assertThat(TransactionSynchronizationManager.getResourceMap()).isEmpty();
        assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse();
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .isFalse();
        assertThat(TransactionSynchronizationManager.getCurrentTransactionName())
                .isNull();
    }
}
