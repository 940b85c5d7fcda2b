package io.mockloop.migrations.autoconfigure.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.AbstractDriverBasedDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

class ManagedDatabaseFactoryTests {

    private static final MigrationConnection NOTHING_SET = new MigrationConnection(null, null, null, null);

    private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();
    private final ManagedDatabaseFactory factory = new ManagedDatabaseFactory(beanFactory);
    private final HikariDataSource application = pool("jdbc:postgresql://db/app");

    @Test
    void isTheApplicationsDataSource() {
        beanFactory.registerSingleton("dataSource", application);

        assertThat(factory.choose(null, NOTHING_SET).dataSource()).isSameAs(application);
    }

    @Test
    void isTheMarkedDataSourceBeforeAllElse() {
        HikariDataSource marked = pool("jdbc:postgresql://db/marked");
        beanFactory.registerSingleton("dataSource", application);

        assertThat(factory.choose(marked, new MigrationConnection("jdbc:sqlite:x.db", null, null, null))
                        .dataSource())
                .isSameAs(marked);
    }

    @Test
    void isADatabaseOfItsOwnWhereAUrlIsSet() {
        beanFactory.registerSingleton("dataSource", application);

        ManagedDatabase database = factory.choose(
                null, new MigrationConnection("jdbc:postgresql://db/app?options=x", "ddl", "secret", null));

        assertThat(database.dataSource()).isInstanceOfSatisfying(SimpleDriverDataSource.class, own -> {
            assertThat(own.getUrl()).isEqualTo("jdbc:postgresql://db/app?options=x");
            assertThat(own.getUsername()).isEqualTo("ddl");
            assertThat(own.getPassword()).isEqualTo("secret");
            assertThat(own.getConnectionProperties())
                    .as("what makes its sessions those of the own client")
                    .containsKey("assumeMinServerVersion");
        });
        assertThat(database.isDatabaseOf(application)).isFalse();
    }

    @Test
    void needsNoDataSourceBeanWhereAUrlIsSet() {
        DataSource own = factory.choose(null, new MigrationConnection("jdbc:sqlite:x.db", null, null, null))
                .dataSource();

        assertThat(own)
                .isInstanceOfSatisfying(
                        SimpleDriverDataSource.class,
                        it -> assertThat(it.getUrl()).isEqualTo("jdbc:sqlite:x.db"));
    }

    @Test
    void takesTheDriverThatIsSet() {
        DataSource own = factory.choose(null, new MigrationConnection("jdbc:acme:x", null, null, "org.sqlite.JDBC"))
                .dataSource();

        assertThat(own)
                .isInstanceOfSatisfying(
                        SimpleDriverDataSource.class,
                        it -> assertThat(it.getDriver()).isInstanceOf(org.sqlite.JDBC.class));
    }

    @Test
    void leavesAnUnknownUrlToTheDriversThemselves() {
        assertThat(factory.choose(null, new MigrationConnection("jdbc:acme:x", "ddl", null, null))
                        .dataSource())
                .isInstanceOfSatisfying(
                        DriverManagerDataSource.class,
                        it -> assertThat(it.getUsername()).isEqualTo("ddl"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:oracle:thin:me/secret@db:1521/x | UNSUPPORTED_DATABASE | 'jdbc:oracle:...'
            jdbc:h2:mem:x;PASSWORD=secret | UNSUPPORTED_DATABASE | 'jdbc:h2:...'
            jdbc:sqlserver://db;password=secret | UNSUPPORTED_DATABASE | 'jdbc:sqlserver:...'
            postgresql://me:secret@db/app | UNSUPPORTED_DATABASE | 'postgresql:...'
            """)
    void refusesWhatIsNotSupportedWithoutShowingAPassword(String url, String code, String shown) {
        assertThatExceptionOfType(MigrationDataSourceException.class)
                .isThrownBy(() -> factory.choose(null, new MigrationConnection(url, null, null, null)))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(code);
                    assertThat(refused).hasMessageContaining(shown).hasMessageNotContaining("secret");
                });
    }

    @Test
    void namesADriverThatIsNotThere() {
        assertThatExceptionOfType(MigrationDataSourceException.class)
                .isThrownBy(() -> factory.choose(
                        null,
                        new MigrationConnection("jdbc:mysql://db/app?password=secret", null, null, "com.acme.Driver")))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo("NO_DRIVER");
                    assertThat(refused.description())
                            .isEqualTo("The driver com.acme.Driver, for mockloop.migrations.url"
                                    + " ('jdbc:mysql://db/app'), isn't on the class path. Nothing was run.");
                });
    }

    @Test
    void showsNoUrlThatNoDriverTakes() {
        DataSource unknown = factory.choose(
                        null, new MigrationConnection("jdbc:acme:x?password=secret", null, null, null))
                .dataSource();
        assertThatExceptionOfType(MigrationDataSourceException.class)
                .isThrownBy(unknown::getConnection)
                .withMessageContaining("'jdbc:acme:...'")
                .withMessageNotContaining("secret");
    }

    @Test
    void isTheApplicationsDatabaseAsAnotherUserWhereOnlyAUserIsSet() {
        beanFactory.registerSingleton("dataSource", new DelegatingDataSource(application) {
            @Override
            public boolean isWrapperFor(Class<?> type) {
                return false;
            }
        });

        ManagedDatabase database = factory.choose(null, new MigrationConnection(null, "ddl", "secret", null));

        assertThat(database.dataSource()).isInstanceOfSatisfying(SimpleDriverDataSource.class, derived -> {
            assertThat(derived.getUrl()).isEqualTo("jdbc:postgresql://db/app");
            assertThat(derived.getUsername()).isEqualTo("ddl");
            assertThat(derived.getPassword()).isEqualTo("secret");
        });
        assertThat(database.isDatabaseOf(application)).isTrue();
    }

    @Test
    void isReachedAsTheApplicationsUserWhereOnlyAUrlIsSet() {
        application.setPassword("app-secret");
        beanFactory.registerSingleton("dataSource", new DelegatingDataSource(application));
        beanFactory.registerSingleton("details", details("jdbc:postgresql://db/app", "overridden in the pool"));

        assertReachedAs("app", "app-secret", ofUrl("jdbc:postgresql://db/other"));
        assertReachedAs("app", "app-secret", ofUrl("jdbc:acme:x"));
    }

    @Test
    void isReachedAsTheUserOfTheApplicationsConnectionDetailsWhereItsDataSourceTellsNone() {
        beanFactory.registerSingleton("dataSource", new DelegatingDataSource(new DriverManagerDataSource("jdbc:x")));
        beanFactory.registerSingleton("details", details("jdbc:postgresql://db/app", "container"));

        assertReachedAs("container", "x", ofUrl("jdbc:postgresql://db/other"));
    }

    @Test
    void isReachedAsTheUserInTheApplicationsUrl() {
        beanFactory.registerSingleton(
                "dataSource", new DriverManagerDataSource("jdbc:postgresql://db/app?user=in-url&password=p%40ss"));

        assertReachedAs("in-url", "p@ss", ofUrl("jdbc:postgresql://db/other"));
    }

    @Test
    void takesAPasswordThatIsSetForTheApplicationsUser() {
        application.setPassword("app-secret");
        beanFactory.registerSingleton("dataSource", application);

        assertReachedAs("app", "own", new MigrationConnection("jdbc:postgresql://db/other", null, "own", null));
    }

    @Test
    void isNotReachedWithTheApplicationsPasswordWhereAUserIsSet() {
        application.setPassword("app-secret");
        beanFactory.registerSingleton("dataSource", application);

        assertReachedAs("ddl", null, new MigrationConnection("jdbc:postgresql://db/other", "ddl", null, null));
        assertReachedAs(null, null, ofUrl("jdbc:postgresql://db/other?ssl=true&user=ddl"));
        assertReachedAs(null, null, ofUrl("jdbc:acme://ddl:secret@db/other"));
        assertReachedAs(null, null, ofUrl("jdbc:sqlite:x.db"));
    }

    @Test
    void isReachedAsNobodyWhereTheApplicationHasNoUser() {
        beanFactory.registerSingleton("dataSource", new DriverManagerDataSource("jdbc:sqlite:app.db"));

        assertReachedAs(null, null, ofUrl("jdbc:postgresql://db/other"));
    }

    private void assertReachedAs(@Nullable String user, @Nullable String password, MigrationConnection details) {
        assertThat(factory.choose(null, details).dataSource())
                .isInstanceOfSatisfying(AbstractDriverBasedDataSource.class, own -> {
                    assertThat(own.getUsername()).isEqualTo(user);
                    assertThat(own.getPassword()).isEqualTo(password);
                });
    }

    private static MigrationConnection ofUrl(String url) {
        return new MigrationConnection(url, null, null, null);
    }

    @Test
    void isTheApplicationsPoolWhereAServiceConnectionGivesBothTheSame() {
        beanFactory.registerSingleton("dataSource", application);
        beanFactory.registerSingleton("details", details("jdbc:postgresql://container/test", "test"));

        assertThat(factory.choose(null, new MigrationConnection("jdbc:postgresql://container/test", "test", "x", null))
                        .dataSource())
                .isSameAs(application);
        assertThat(factory.choose(null, new MigrationConnection("jdbc:postgresql://container/test", "ddl", "x", null))
                        .dataSource())
                .isInstanceOf(SimpleDriverDataSource.class);
    }

    @Test
    void namesTheDataSourcesIfNoneOfThemIsTheOne() {
        beanFactory.registerSingleton("orders", application);
        beanFactory.registerSingleton("prices", pool("jdbc:postgresql://db/prices"));

        assertThatExceptionOfType(MigrationDataSourceException.class)
                .isThrownBy(() -> factory.choose(null, NOTHING_SET))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("AMBIGUOUS_DATA_SOURCE"))
                .withMessage("There are 2 DataSource beans (orders, prices), and none of them is the one to migrate."
                        + " Nothing was run.\n-> Mark one of them with @MigrationDataSource or @Primary, or set"
                        + " mockloop.migrations.url to the database that is to be migrated.");
    }

    @Test
    void saysThatThereIsNoDataSource() {
        assertThatExceptionOfType(MigrationDataSourceException.class)
                .isThrownBy(() -> factory.choose(null, NOTHING_SET))
                .satisfies(failure -> assertThat(failure.code()).isEqualTo("NO_DATA_SOURCE"));
    }

    @Test
    void knowsItsDatabaseByTheUrl() {
        ManagedDatabase database = new ManagedDatabase(application, application);

        assertThat(database.isDatabaseOf(application)).isTrue();
        assertThat(database.isDatabaseOf(new DriverManagerDataSource("jdbc:postgresql://db/app")))
                .isTrue();
        assertThat(database.isDatabaseOf(new DelegatingDataSource(pool("jdbc:postgresql://db/app"))))
                .isTrue();
        assertThat(database.isDatabaseOf(pool("jdbc:postgresql://db/other"))).isFalse();
        assertThat(database.isDatabaseOf(new HikariDataSource())).isFalse();
    }

    @Test
    void managesTheSchemaOfItsDatabaseAlone() {
        beanFactory.registerSingleton("managedDatabase", new ManagedDatabase(application, application));
        ManagedDatabaseSchemaManagementProvider provider =
                new ManagedDatabaseSchemaManagementProvider(beanFactory.getBeanProvider(ManagedDatabase.class));

        assertThat(provider.getSchemaManagement(application)).isEqualTo(SchemaManagement.MANAGED);
        assertThat(provider.getSchemaManagement(pool("jdbc:postgresql://db/other")))
                .isEqualTo(SchemaManagement.UNMANAGED);
    }

    @Test
    void showsNoPassword() {
        assertThat(new MigrationConnection("jdbc:x?password=secret", "ddl", "secret", null).toString())
                .doesNotContain("secret");
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setUsername("app");
        pool.setDataSourceProperties(new Properties());
        return pool;
    }

    private static JdbcConnectionDetails details(String url, @Nullable String username) {
        return new JdbcConnectionDetails() {
            @Override
            public @Nullable String getUsername() {
                return username;
            }

            @Override
            public @Nullable String getPassword() {
                return "x";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }
}
