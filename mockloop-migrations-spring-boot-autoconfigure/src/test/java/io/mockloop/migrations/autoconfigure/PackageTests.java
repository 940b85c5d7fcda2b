package io.mockloop.migrations.autoconfigure;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.mockloop.migrations.autoconfigure", importOptions = ImportOption.DoNotIncludeTests.class)
class PackageTests {

    private static final String ROOT = "io.mockloop.migrations.autoconfigure";

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesDependOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
            .layer("connection")
            .definedBy(ROOT + ".connection")
            .layer("root")
            .definedBy(ROOT)
            .layer("activity")
            .definedBy(ROOT + ".activity")
            .layer("run")
            .definedBy(ROOT + ".run")
            .layer("what is told of runs")
            .definedBy(ROOT + ".endpoint", ROOT + ".health", ROOT + ".metrics")
            .layer("diagnostics, hints and command line")
            .definedBy(ROOT + ".diagnostics", ROOT + ".aot", ROOT + ".cli")
            .whereLayer("connection")
            .mayNotAccessAnyLayer()
            .whereLayer("root")
            .mayOnlyAccessLayers("connection")
            .whereLayer("activity")
            .mayOnlyAccessLayers("root")
            .whereLayer("run")
            .mayOnlyAccessLayers("activity", "root")
            .whereLayer("what is told of runs")
            .mayOnlyAccessLayers("activity", "run", "root")
            .whereLayer("diagnostics, hints and command line")
            .mayOnlyAccessLayers("root", "connection");
}
