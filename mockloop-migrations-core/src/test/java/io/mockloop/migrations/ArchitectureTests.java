package io.mockloop.migrations;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

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
}
