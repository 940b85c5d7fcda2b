package io.mockloop.migrations;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

@AnalyzeClasses(packages = "io.mockloop.migrations", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String ROOT = "io.mockloop.migrations";
    private static final String[] ENGINE = {"..engine..", "..dialect..", "..sql..", "..setup.."};

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theApiExposesNoEngineType = noClasses()
            .that()
            .resideInAnyPackage(ROOT, ROOT + ".settings", ROOT + ".exception", ROOT + ".micrometer")
            .should()
            .dependOnClassesThat(resideInAnyPackage(ENGINE));

    @ArchTest
    static final ArchRule onlySetupKnowsDialects = noClasses()
            .that()
            .resideOutsideOfPackages("..dialect..", "..setup..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..dialect.."));

    @ArchTest
    static final ArchRule onlyDialectsTellDatabasesApart = noClasses()
            .that()
            .resideOutsideOfPackages("..dialect..", "..setup..")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".Database")
            .should()
            .accessFieldWhere(target(owner(equivalentTo(Database.class))));

    @ArchTest
    static final ArchRule textIsReadWithoutADatabase = noClasses()
            .that()
            .resideInAPackage("..sql..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..engine..", "java.sql.."));

    @ArchTest
    static final ArchRule planningRunsNothing = noClasses()
            .that()
            .resideInAnyPackage("..engine.graph..", "..engine.plan..", "..engine.discovery..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..engine.execution..", "..engine.lock..", "java.sql.."));

    @ArchTest
    static final ArchRule theLockKnowsNothingOfMigrations = noClasses()
            .that()
            .resideInAPackage("..engine.lock..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..engine.plan..", "..engine.execution..", "..engine.history.."));

    @ArchTest
    static final ArchRule packagesDependOneWay = arrows();

    /** Each layer with those that it may use, beside the API. */
    private static ArchRule arrows() {
        Map<String, List<String>> arrows = new LinkedHashMap<>();
        arrows.put("micrometer", List.of());
        arrows.put("sql.lexer", List.of());
        arrows.put("sql", List.of("sql.lexer"));
        arrows.put("engine.jdbc", List.of());
        arrows.put("engine.lock", List.of("engine.jdbc"));
        arrows.put("engine.binding", List.of());
        arrows.put("engine.discovery.files", List.of());
        arrows.put("engine.discovery", List.of("engine.discovery.files", "sql"));
        arrows.put("engine.graph", List.of("engine.discovery"));
        arrows.put("engine.history", List.of("engine.jdbc"));
        arrows.put("engine.plan", List.of("engine.graph", "engine.history", "engine.discovery", "sql"));
        arrows.put("engine.program", List.of("engine.plan", "engine.discovery", "sql"));
        arrows.put(
                "engine.execution",
                List.of(
                        "engine.program",
                        "engine.plan",
                        "engine.graph",
                        "engine.history",
                        "engine.discovery",
                        "engine.lock",
                        "engine.binding",
                        "engine.jdbc",
                        "sql"));
        arrows.put(
                "engine",
                List.of(
                        "engine.execution",
                        "engine.program",
                        "engine.plan",
                        "engine.graph",
                        "engine.history",
                        "engine.discovery",
                        "engine.lock",
                        "engine.jdbc",
                        "engine.binding",
                        "sql"));
        arrows.put("cli.files.lock", List.of());
        arrows.put("cli.files.source", List.of("cli.files.lock"));
        arrows.put(
                "cli.files",
                List.of("cli.files.source", "cli.files.lock", "engine.discovery.files", "engine.graph", "sql"));
        arrows.put("cli.output", List.of("cli.files"));
        arrows.put("cli.command", List.of("cli.output", "cli.files", "cli.files.lock", "setup"));
        arrows.put("cli.connection", List.of("setup"));
        arrows.put(
                "cli", List.of("cli.command", "cli.connection", "cli.output", "cli.files", "cli.files.lock", "setup"));
        LayeredArchitecture layers = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("api")
                .definedBy(ROOT, ROOT + ".settings", ROOT + ".exception")
                .whereLayer("api")
                .mayNotAccessAnyLayer();
        for (String layer : arrows.keySet()) {
            layers = layers.layer(layer).definedBy(ROOT + "." + layer);
        }
        layers = layers.layer("setup").definedBy(ROOT + ".setup");
        for (Map.Entry<String, List<String>> arrow : arrows.entrySet()) {
            List<String> targets = new ArrayList<>(arrow.getValue());
            targets.add("api");
            layers = layers.whereLayer(arrow.getKey()).mayOnlyAccessLayers(targets.toArray(String[]::new));
        }
        return layers;
    }
}
