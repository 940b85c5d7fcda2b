package io.mockloop.migrations.autoconfigure.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;

/** The Java code in the documents is that of the classes beside this one, which are run here. */
@ExtendWith(OutputCaptureExtension.class)
class DocumentationTests {

    private static final Path DOCUMENTS = Path.of("../docs");
    private static final Pattern JAVA = Pattern.compile("(?ms)^```java\n(.*?)^```$");

    @TempDir
    private Path folder;

    private ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withInitializer(context ->
                        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
                .withPropertyValues(
                        "spring.datasource.url=jdbc:sqlite:" + folder.resolve("app.db"),
                        "mockloop.migrations.mode=lifecycle",
                        "mockloop.migrations.placeholders.currency=EUR")
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        DataSourceTransactionManagerAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class,
                        MockLoopMigrationsAutoConfiguration.class,
                        MigrationRunAutoConfiguration.class));
    }

    @Test
    void eachJavaExampleIsOneThatIsRun() throws IOException {
        String examples = examples();
        List<String> blocks = JAVA.matcher(Files.readString(DOCUMENTS.resolve("spring-boot.md")))
                .results()
                .map(block -> unindented(block.group(1)))
                .toList();

        assertThat(blocks)
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(block -> assertThat(examples).contains(block));
    }

    private static String examples() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file : files.filter(each -> each.toString().endsWith("Example.java"))
                    .toList()) {
                all.append(unindented(Files.readString(file)));
            }
        }
        return all.toString();
    }

    private static String unindented(String code) {
        return code.replaceAll("(?m)^ +", "").replace("static class", "class");
    }

    @Test
    void eachPropertyOfFlywayIsToldOf() throws IOException {
        String table = Files.readString(DOCUMENTS.resolve("flyway.md"));
        assertThat(flywaysProperties())
                .hasSizeGreaterThan(40)
                .allSatisfy(name -> assertThat(table).containsAnyOf("`" + name + "`", "`" + group(name) + ".*`"));
    }

    private static List<String> flywaysProperties() throws IOException {
        String metadata = "META-INF/spring-configuration-metadata.json";
        for (var found = FlywayProperties.class.getClassLoader().getResources(metadata); found.hasMoreElements(); ) {
            try (InputStream in = found.nextElement().openStream()) {
                List<String> names = Pattern.compile("\"name\": \"spring\\.flyway\\.([a-z.-]+)\",\\s+\"type\": \"java")
                        .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .results()
                        .map(match -> match.group(1))
                        .toList();
                if (!names.isEmpty()) {
                    return names;
                }
            }
        }
        return List.of();
    }

    private static String group(String property) {
        return property.replaceFirst("\\..*", "");
    }

    @Test
    void theDataSourceForMigrationsIsUsedForThemAlone() {
        application()
                .withPropertyValues("app.ddl.url=jdbc:sqlite:" + folder.resolve("other.db"))
                .withUserConfiguration(MigrationDataSourceExample.class)
                .run(context -> {
                    assertThat(context.getBean(MigrationManager.class).currentVersion())
                            .hasValue(Version.of("2"));
                    assertThat(context.getBean(JdbcTemplate.class)
                                    .queryForList("SELECT name FROM sqlite_master", String.class))
                            .isEmpty();
                });
    }

    @Test
    void theCustomizersMigrationsRun() {
        application()
                .withPropertyValues("app.countries=NZ,TR")
                .withUserConfiguration(CustomizerExample.class)
                .run(context -> assertThat(context.getBean(JdbcTemplate.class)
                                .queryForList("SELECT code FROM country ORDER BY code", String.class))
                        .containsExactly("NZ", "TR"));
    }

    @Test
    void listenersAndEventsAreTold(CapturedOutput output) {
        application()
                .withBean(ListenerExample.SlowMigrations.class)
                .withBean(EventExample.Announcement.class)
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).contains("2 migrations were applied").doesNotContain("took");
    }

    @Test
    void whatAMigrationInjectsTakesPartInIt() {
        application()
                .withBean(JdbcTemplateExample.PriceRepository.class)
                .withBean(JdbcTemplateExample.RoundPrices.class)
                .run(context -> assertThat(context.getBean(JdbcTemplate.class)
                                .queryForObject("SELECT rounded FROM price", int.class))
                        .isEqualTo(3));
    }
}
