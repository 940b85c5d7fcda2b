package io.mockloop.samples.mockserver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = MockServerApplication.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("(**)").should().beFreeOfCycles();

    /** A migration says what was changed on its day; code that changes later would change it too. */
    @ArchTest
    static final ArchRule migrationsUseNoneOfTheApplication = noClasses()
            .that()
            .resideInAPackage("..mockserver.migration")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..mockserver.mock",
                    "..mockserver.scenario",
                    "..mockserver.requestlog",
                    "..mockserver.webhook",
                    "..mockserver.storage",
                    "..mockserver.web");
}
