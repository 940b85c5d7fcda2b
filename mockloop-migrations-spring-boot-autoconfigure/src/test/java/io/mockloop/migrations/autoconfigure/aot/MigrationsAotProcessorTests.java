package io.mockloop.migrations.autoconfigure.aot;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.autoconfigure.MockLoopMigrationsAutoConfiguration;
import io.mockloop.migrations.autoconfigure.aot.scanned.Migration002AddScenarios;
import io.mockloop.migrations.autoconfigure.run.MigrationRunAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.aot.generate.ClassNameGenerator;
import org.springframework.aot.generate.DefaultGenerationContext;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.javapoet.ClassName;

class MigrationsAotProcessorTests {

    @Test
    void keepsTheDefaultLocation() {
        RuntimeHints hints = process();

        assertThat(RuntimeHintsPredicates.resource().forResource("db/migration/orders/V1__x.sql"))
                .accepts(hints);
    }

    @Test
    void keepsTheLocationsThatAreSet() {
        RuntimeHints hints =
                process("mockloop.migrations.locations=classpath:/changes/,classpath*:db/{vendor},file:migrations");

        assertThat(RuntimeHintsPredicates.resource().forResource("changes/V1__x.sql"))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.resource().forResource("db/postgresql/V1__x.sql"))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.resource()
                        .forResource("db/migration/V1__x.sql")
                        .test(hints))
                .isTrue();
        assertThat(RuntimeHintsPredicates.resource()
                        .forResource("migrations/V1__x.sql")
                        .test(hints))
                .isFalse();
    }

    @Test
    void keepsMigrationBeansAndScannedClasses() {
        RuntimeHints hints =
                process("mockloop.migrations.java-packages=" + Migration002AddScenarios.class.getPackageName());

        for (Class<?> type : new Class<?>[] {Migration001Bean.class, Migration002AddScenarios.class}) {
            assertThat(RuntimeHintsPredicates.reflection()
                            .onType(type)
                            .withMemberCategories(
                                    MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.INVOKE_PUBLIC_METHODS))
                    .accepts(hints);
            assertThat(RuntimeHintsPredicates.resource()
                            .forResource(type.getName().replace('.', '/') + ".class"))
                    .accepts(hints);
        }
    }

    @Test
    void isRegistered() {
        assertThat(SpringFactoriesLoader.forResourceLocation("META-INF/spring/aot.factories")
                        .load(BeanFactoryInitializationAotProcessor.class))
                .hasAtLeastOneElementOfType(MigrationsAotProcessor.class);
    }

    private static RuntimeHints process(String... properties) {
        GenerationContext generation = new DefaultGenerationContext(
                new ClassNameGenerator(ClassName.get("com.acme", "Application")), new InMemoryGeneratedFiles());
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        TestPropertyValues.of(properties)
                .and("spring.datasource.url=jdbc:sqlite:/no/such/folder/app.db")
                .and("mockloop.migrations.mode=initializer")
                .applyTo(context);
        context.register(
                DataSourceAutoConfiguration.class,
                MockLoopMigrationsAutoConfiguration.class,
                MigrationRunAutoConfiguration.class,
                Migration001Bean.class);
        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        return generation.getRuntimeHints();
    }

    static class Migration001Bean implements Migration {
        @Override
        public void up(DatabaseConnection db) {}

        @Override
        public void down(DatabaseConnection db) {}
    }
}
