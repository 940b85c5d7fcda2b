package io.mockloop.samples.mockserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import io.mockloop.migrations.testkit.FreshDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A migration that injects what an application reads and writes with, in an application with one connection. */
abstract class BeanMigrationTests {

    @AutoClose
    private final FreshDatabase database;

    BeanMigrationTests(TestDatabase server) {
        database = server.newDatabase();
    }

    @ParameterizedTest
    @ValueSource(strings = {"initializer", "runner"})
    void takesTemplatesAndTransactionalServicesIntoItsTransaction(String mode) {
        new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--mockloop.migrations.mode=" + mode,
                        "--mockloop.migrations.locations=",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.user(),
                        "--spring.datasource.password=" + database.password(),
                        "--spring.datasource.hikari.maximum-pool-size=1",
                        "--spring.datasource.hikari.connection-timeout=5000")
                .close();
        assertThat(database.rows("SELECT id, note FROM stock ORDER BY id"))
                .containsExactly("1|migration", "2|template", "3|client", "4|service");
    }

    @Import({AddStock.class, Stock.class})
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        MockLoopMigrationsAutoConfiguration.class,
        MigrationRunAutoConfiguration.class
    })
    static class Application {}

    /** A service like any other. */
    static class Stock {

        private final JdbcClient client;

        Stock(JdbcClient client) {
            this.client = client;
        }

        @Transactional
        public void add(int id, String note) {
            client.sql("INSERT INTO stock VALUES (:id, :note)")
                    .param("id", id)
                    .param("note", note)
                    .update();
        }

        @Transactional(propagation = Propagation.NESTED)
        public void addInVain(int id) {
            add(id, "in vain");
            throw new IllegalStateException("Sold out");
        }
    }

    @MigrationInfo(version = "1")
    static class AddStock implements Migration {

        private final JdbcTemplate template;
        private final JdbcClient client;
        private final Stock stock;

        AddStock(JdbcTemplate template, JdbcClient client, Stock stock) {
            this.template = template;
            this.client = client;
            this.stock = stock;
        }

        @Override
        public void up(DatabaseConnection db) {
            db.execute("CREATE TABLE stock (id INT NOT NULL, note VARCHAR(20))");
            db.execute("INSERT INTO stock VALUES (1, 'migration')");
            template.update("INSERT INTO stock VALUES (?, ?)", 2, "template");
            client.sql("INSERT INTO stock VALUES (3, 'client')").update();
            stock.add(4, "service");
            try {
                stock.addInVain(5);
            } catch (IllegalStateException e) {
                template.execute("ALTER TABLE stock ADD COLUMN left_over INT");
            }
            if (client.sql("SELECT count(*) FROM stock").query(Integer.class).single() != 4) {
                throw new IllegalStateException("There should be 4");
            }
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("DROP TABLE stock");
        }
    }
}
