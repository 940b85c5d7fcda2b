package io.mockloop.migrations.autoconfigure.integration.slices;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.Version;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What each of Spring Boot's test slices with a database has of the application's migrations. */
@Import(PriceList.class)
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
abstract class SliceTests {

    @TempDir
    private static Path folder;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> "jdbc:sqlite:" + folder.resolve("app.db"));
    }

    @Test
    void theSchemaIsTheApplicationsOwn(
            @Autowired DataSource dataSource, @Autowired MigrationManager manager, @Autowired Notes notes) {
        assertThat(JdbcClient.create(dataSource)
                        .sql("SELECT article FROM stock")
                        .query(String.class)
                        .list())
                .containsExactly("tea");
        assertThat(manager.currentVersion()).hasValue(Version.of("3"));
        assertThat(notes.applied()).containsExactly("1", "002", "3");
    }

    @Test
    void otherComponentsStayOut(@Autowired ApplicationContext context) {
        assertThat(context.getBeansWithAnnotation(Service.class).values()).hasOnlyElementsOfType(PriceList.class);
    }
}
