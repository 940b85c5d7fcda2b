package io.mockloop.migrations.autoconfigure.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.autoconfigure.integration.busy.BusyApplication;
import io.mockloop.migrations.autoconfigure.integration.minimal.MinimalApplication;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** {@code db COMMAND …} in place of an application's start, in a process of its own. */
class DbCommandTests {

    private static final String[] WORK = {
        "DID ApplicationRunner",
        "DID CommandLineRunner",
        "DID SmartInitializingSingleton",
        "DID PostConstruct",
        "DID ApplicationListener",
        "DID ContextRefreshedEvent",
        "DID Schedule",
        "DID SmartLifecycle",
        "Tomcat started"
    };

    private static final String[] TABLES = {"by_flyway", "by_liquibase", "by_script", "by_hibernate"};

    @TempDir
    private Path folder;

    @Test
    void onlyTheCommandRuns() throws Exception {
        CommandProcess migrated = busy("db", "migrate");

        assertThat(migrated.err())
                .containsPattern("\\[3 of 3] up 3 Add the stock: done in \\d+ ms")
                .doesNotContain("DID", "LOGGED");
        assertThat(migrated.out())
                .matches("VERSION  DESCRIPTION +WAY  TIME\\R(.*\\R){3}\\R"
                        + "3 migrations applied. The database is at version 3.\\R");
        assertThat(migrated.exitCode()).isZero();
        assertThat(tables()).containsExactlyInAnyOrder("price", "stock", "schema_version", "schema_version_log");
        assertThat(client().sql("SELECT article FROM stock").query(String.class).single())
                .isEqualTo("tea");
    }

    /** As arguments of a container that has its own already. */
    @Test
    void optionsBeforeDbAreTheApplicationsAndDbIsTheCommand() throws Exception {
        CommandProcess status = run(
                System.getProperty("java.class.path"),
                BusyApplication.class,
                List.of("--spring.config.location=classpath:busy/", "--debug", "db", "status", "--check"));

        assertThat(status.exitCode()).as(status.err()).isEqualTo(3);
        assertThat(status.out()).contains("Version   none").doesNotContain("DID");
        assertThat(status.err()).doesNotContain("DID");
        assertThat(folder.resolve("app.db")).doesNotExist();
    }

    @Test
    void anOptionOfTheCommandBeforeDbIsRefused() throws Exception {
        CommandProcess refused = minimal(StarterProcess.classPath(), "--dry-run", "db", "migrate");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith("Error: --dry-run stands before db")
                .contains("db migrate --dry-run");
        assertThat(folder.resolve("app.db")).doesNotExist();
    }

    @Tag("slow")
    @Test
    void theSameApplicationDoesAllOfItWithout() throws Exception {
        CommandProcess started = busy("db", "migrate", "--mockloop.migrations.cli.enabled=false");

        assertThat(started.exitCode()).as(started.out()).isZero();
        assertThat(started.out()).contains(WORK).contains("LOGGED DEBUG", "Migrations: 3 applied");
        assertThat(started.err()).isEmpty();
        assertThat(tables()).contains(TABLES);
    }

    @Test
    void aMistakeStartsNothing() throws Exception {
        CommandProcess refused = busy("db", "rolback");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .startsWith("Error: There is no command 'rolback'.")
                .doesNotContain("DID", "LOGGED");
        assertThat(folder.resolve("app.db")).doesNotExist();
    }

    @Test
    void leavesThePidFileOfTheRunningApplication() throws Exception {
        Path pidFile = Files.writeString(folder.resolve("app.pid"), "1");

        assertThat(busy("db", "status").exitCode()).isZero();

        assertThat(pidFile).hasContent("1");
    }

    @Test
    void logsOnStandardErrorWhatIsAskedFor() throws Exception {
        CommandProcess shown = busy("db", "pending", "--output", "json", "--verbose");

        assertThat(shown.exitCode()).isZero();
        assertThat(shown.out()).startsWith("[{").endsWith("}]\n");
        assertThat(shown.err()).contains("LOGGED INFO").doesNotContain("LOGGED DEBUG", "DID");
    }

    @Test
    void commandsOnFilesAskTheApplicationWhereTheyAre() throws Exception {
        CommandProcess made = minimal(
                StarterProcess.classPath(), "db", "new", "add webhooks", "--mockloop.migrations.locations=file:sql");

        assertThat(made.exitCode()).as(made.err()).isZero();
        assertThat(folder.resolve("sql"))
                .isDirectoryContaining(file -> file.toString().endsWith("_add_webhooks.sql"));
        assertThat(folder.resolve("migrations")).doesNotExist();
    }

    @Test
    void readsADatabaseThatIsNotThereWithoutMakingIt() throws Exception {
        CommandProcess status = minimal(StarterProcess.classPath(), "db", "status", "--check");

        assertThat(status.exitCode()).as(status.err()).isEqualTo(3);
        assertThat(status.out()).contains("Version   none");
        assertThat(status.err()).contains("app.db doesn't exist yet: an empty database is shown");
        assertThat(folder.resolve("app.db")).doesNotExist();
    }

    @Test
    void saysWhichLibraryIsMissing() throws Exception {
        String classPath = Stream.of(StarterProcess.classPath().split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains("picocli"))
                .collect(Collectors.joining(File.pathSeparator));

        CommandProcess refused = minimal(classPath, "db", "status");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .startsWith("Error: ")
                .contains("info.picocli:picocli")
                .hasLineCount(1);

        CommandProcess started = minimal(classPath, "other");
        assertThat(started.exitCode()).as(started.out()).isZero();
        assertThat(started.out()).contains("Migrations: 2 applied");
    }

    private CommandProcess minimal(String classPath, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--mockloop.migrations.placeholders.currency=EUR");
        return run(classPath, MinimalApplication.class, all);
    }

    private CommandProcess busy(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--spring.config.location=classpath:busy/");
        return run(System.getProperty("java.class.path"), BusyApplication.class, all);
    }

    private CommandProcess run(String classPath, Class<?> application, List<String> arguments) throws Exception {
        List<String> all = new ArrayList<>(arguments);
        all.add("--spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"));
        return CommandProcess.run(folder, classPath, application, all);
    }

    private List<String> tables() {
        return client().sql("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
                .query(String.class)
                .list();
    }

    private JdbcClient client() {
        return JdbcClient.create(new DriverManagerDataSource("jdbc:sqlite:" + folder.resolve("app.db")));
    }
}
