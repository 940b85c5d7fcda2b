package io.mockloop.migrations.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationInfo;
import io.mockloop.migrations.autoconfigure.connection.ManagedDatabase;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.sqlite.JDBC;

/** For which of the application's data sources a migration's connection is found. */
class ApplicationDataSourcesTests {

    @TempDir
    private static Path folder;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withPropertyValues(
                    "mockloop.migrations.mode=lifecycle",
                    "mockloop.migrations.placeholders.currency=EUR",
                    "mockloop.migrations.baseline-on-migrate=true")
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class,
                    JdbcTemplateAutoConfiguration.class,
                    MockLoopMigrationsAutoConfiguration.class,
                    MigrationRunAutoConfiguration.class))
            .withBean(Inserting.class);

    private static String url(String name) {
        return "jdbc:sqlite:" + folder.resolve(name + ".db");
    }

    private void assertThatATemplateTakesPart(ApplicationContextRunner runner) {
        runner.run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(context.getBean(Inserting.class).seen).containsExactly(2);
        });
    }

    @Test
    void forTheApplicationsOwn() {
        assertThatATemplateTakesPart(runner.withPropertyValues("spring.datasource.url=" + url("own")));
    }

    @Test
    void whereMigrationsHaveAUserOfTheirOwn() {
        assertThatATemplateTakesPart(runner.withPropertyValues(
                "spring.datasource.url=" + url("user"), "mockloop.migrations.username=owner"));
        assertThatATemplateTakesPart(runner.withPropertyValues(
                "spring.datasource.url=" + url("url"),
                "mockloop.migrations.url=" + url("url"),
                "mockloop.migrations.username=owner"));
        assertThatATemplateTakesPart(runner.withPropertyValues("spring.datasource.url=" + url("marked"))
                .withUserConfiguration(Owner.class));
    }

    @Test
    void forAProxyBeforeThePool() {
        assertThatATemplateTakesPart(runner.withUserConfiguration(Proxied.class));
    }

    @Test
    void notForAnotherDatabaseNorAnotherSchemaNorWhatIsNotMade() {
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        HikariDataSource own = pool("a", "public");
        HikariDataSource sameSchema = pool("a", "public");
        DataSource proxy = new DelegatingDataSource(new LazyConnectionDataSourceProxy(own));
        beans.registerSingleton("own", own);
        beans.registerSingleton("proxy", proxy);
        beans.registerSingleton("sameSchema", sameSchema);
        beans.registerSingleton("otherSchema", pool("a", "reports"));
        beans.registerSingleton("noSchema", new SimpleDriverDataSource(new JDBC(), url("a")));
        beans.registerSingleton("otherDatabase", pool("b", "public"));
        beans.registerBeanDefinition("notMade", new RootBeanDefinition(DataSource.class, () -> pool("a", "public")));
        assertThat(new ApplicationDataSources(beans, new ManagedDatabase(own, own)).all())
                .containsExactly(own, proxy, sameSchema);
    }

    private static HikariDataSource pool(String name, String schema) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url(name));
        pool.setSchema(schema);
        return pool;
    }

    @Configuration(proxyBeanMethods = false)
    static class Owner {

        @Bean(defaultCandidate = false)
        @MigrationDataSource
        DataSource owner() {
            return new SimpleDriverDataSource(new JDBC(), url("marked"));
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Proxied {

        @Bean
        @MigrationDataSource
        HikariDataSource pool() {
            return ApplicationDataSourcesTests.pool("proxied", "main");
        }

        @Bean
        @Primary
        DataSource lazy(HikariDataSource pool) {
            return new LazyConnectionDataSourceProxy(pool);
        }
    }

    @MigrationInfo(version = "3")
    static class Inserting implements Migration {

        private final JdbcTemplate template;
        private final List<Integer> seen = new ArrayList<>();

        Inserting(JdbcTemplate template) {
            this.template = template;
        }

        @Override
        public void up(DatabaseConnection db) {
            db.execute("CREATE TABLE stock (id INT)");
            template.update("INSERT INTO stock VALUES (1)");
            db.execute("INSERT INTO stock VALUES (2)");
            seen.add(template.queryForObject("SELECT count(*) FROM stock", Integer.class));
        }

        @Override
        public void down(DatabaseConnection db) {
            db.execute("DROP TABLE stock");
        }
    }
}
