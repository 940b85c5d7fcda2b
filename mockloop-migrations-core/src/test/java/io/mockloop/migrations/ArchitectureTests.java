package io.mockloop.migrations;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

@AnalyzeClasses(packages = "io.mockloop.migrations", importOptions = DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String ROOT = "io.mockloop.migrations";
    private static final String[] ENGINE = {ROOT + ".engine..", ROOT + ".dialect..", ROOT + ".sql..", ROOT + ".setup.."
    };

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles =
            slices().matching("(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theApiExposesNoEngineType = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT,
                    ROOT + ".schema",
                    ROOT + ".data",
                    ROOT + ".legacy",
                    ROOT + ".settings",
                    ROOT + ".exception",
                    ROOT + ".micrometer")
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
            .resideOutsideOfPackages("..dialect..", "..setup..", "..legacy..")
            .and()
            .doNotHaveFullyQualifiedName(ROOT + ".Database")
            .should()
            .accessFieldWhere(target(owner(equivalentTo(Database.class))));

    @ArchTest
    static final ArchRule applicationsLackWhatIsForTheExecutableJarAlone = noClasses()
            .that()
            .resideOutsideOfPackage("..cli.jar..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..cli.jar.."));

    @ArchTest
    static final ArchRule textIsReadWithoutADatabase = noClasses()
            .that()
            .resideInAPackage("..sql..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..engine..", "java.sql.."));

    @ArchTest
    static final ArchRule planningRunsNothing = noClasses()
            .that()
            .resideInAnyPackage("..engine.graph..", "..engine.plan..", "..engine.discovery..", "..engine.migration..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..engine.session..", "..engine.lock..", "java.sql.."));

    @ArchTest
    static final ArchRule theLockKnowsNothingOfMigrations = noClasses()
            .that()
            .resideInAPackage("..engine.lock..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("..engine.plan..", "..engine.session..", "..engine.history.."));

    /** Flat families, of which one member is as good as the others, may be larger. */
    @ArchTest
    static void packagesAreOfASizeThatOneCanKnow(JavaClasses classes) {
        Set<String> flat = Set.of(ROOT, ROOT + ".exception", ROOT + ".cli.command", ROOT + ".cli.output");
        Map<String, Long> files = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(each -> !flat.contains(each.getPackageName()))
                .collect(groupingBy(JavaClass::getPackageName, TreeMap::new, counting()));
        files.values().removeIf(count -> count <= 20);
        assertThat(files).isEmpty();
    }

    @ArchTest
    static final ArchRule packagesDependOneWay = arrows();

    /** Each package of core with those that it may use, beside the API. */
    private static final String ARROWS = """
            micrometer
            sql.token
            sql.split > sql.token
            sql.directive > sql.split
            sql.placeholder > sql.token, sql.split
            sql > sql.token, sql.split, sql.directive, sql.placeholder
            engine.jdbc
            engine.backup > engine.jdbc
            engine.lock > engine.jdbc
            engine.ddl
            engine.bulk > engine.jdbc
            engine.safety > engine.jdbc
            engine.binding > engine.safety, engine.bulk, engine.ddl, engine.jdbc
            engine.history > engine.jdbc
            engine.snapshot
            engine.trial > engine.snapshot, engine.jdbc
            engine.batch > engine.history, engine.jdbc
            engine.discovery.files
            engine.migration > engine.discovery.files, engine.ddl, sql, sql.directive
            engine.discovery > engine.discovery.files, engine.ddl, engine.migration, sql
            engine.graph > engine.migration
            engine.plan > engine.graph, engine.history, engine.migration, sql, sql.directive
            engine.program > engine.plan, engine.ddl, engine.migration, sql, sql.directive, sql.split, sql.token
            engine.session > engine.program, engine.plan, engine.batch, engine.history, engine.backup, engine.lock, engine.ddl, engine.bulk,\
             engine.binding, engine.snapshot, engine.safety,\
             engine.jdbc, engine.discovery, engine.migration, sql
            engine.recovery > engine.session, engine.batch, engine.backup, engine.plan, engine.lock, engine.graph, engine.history, engine.jdbc,\
             engine.migration, sql
            engine.drift > engine.session, engine.snapshot, engine.history, engine.jdbc
            engine.precaution > engine.session, engine.safety, engine.backup, engine.plan, engine.history, engine.jdbc, engine.migration, sql,\
             sql.split, sql.token
            engine.watch > engine.session, engine.history, engine.lock, engine.binding, engine.jdbc
            engine.rows > engine.watch, engine.session, engine.batch, engine.plan, engine.history, engine.jdbc, sql,\
             sql.directive, sql.placeholder, sql.token
            engine.step > engine.rows, engine.safety, engine.watch, engine.recovery, engine.session, engine.batch, engine.backup, engine.program,\
             engine.plan, engine.history, engine.ddl, engine.bulk, engine.binding, engine.jdbc, engine.migration, sql,\
             sql.directive, sql.split, sql.token
            engine.adopt > engine.step, engine.session, engine.history, engine.graph, engine.jdbc, engine.migration, sql
            engine.run > engine.drift, engine.precaution, engine.step, engine.watch, engine.recovery, engine.session, engine.batch, engine.backup, engine.program, engine.plan,\
             engine.graph, engine.history, engine.lock, engine.jdbc, engine.migration, sql
            engine.report > engine.run, engine.watch, engine.recovery, engine.batch, engine.session, engine.program, engine.plan, engine.graph,\
             engine.history, engine.discovery, engine.migration, sql
            engine.shadow > engine.drift, engine.trial, engine.snapshot, engine.plan, engine.graph, engine.history, engine.migration
            engine.squash > engine.drift, engine.trial, engine.session, engine.snapshot, engine.discovery, engine.graph, engine.migration
            engine > engine.squash, engine.shadow, engine.drift, engine.trial, engine.report, engine.run, engine.adopt, engine.step, engine.recovery, engine.session, engine.batch, engine.backup, engine.program,\
             engine.plan, engine.graph, engine.history, engine.discovery, engine.binding, engine.jdbc, engine.migration, sql
            workspace.lock
            workspace > workspace.lock, engine.discovery.files, engine.graph, sql, sql.directive, setup
            connection
            view > testing
            testing > engine, engine.trial, engine.drift, engine.jdbc, engine.snapshot, setup
            cli.output > view, testing, workspace, setup
            cli.command > testing, connection, cli.output, workspace, workspace.lock, setup
            cli > cli.command, cli.output, workspace.lock, connection, setup
            cli.jar > cli, cli.command, cli.output, workspace, connection, setup, sql.directive, engine.jdbc
            """;

    private static ArchRule arrows() {
        Map<String, List<String>> arrows = new LinkedHashMap<>();
        ARROWS.lines()
                .map(line -> line.split(" > "))
                .forEach(each -> arrows.put(
                        each[0],
                        List.of(each).subList(1, each.length).stream()
                                .flatMap(targets -> Stream.of(targets.split(", ")))
                                .toList()));
        LayeredArchitecture layers = layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .layer("api")
                .definedBy(
                        ROOT,
                        ROOT + ".schema",
                        ROOT + ".data",
                        ROOT + ".legacy",
                        ROOT + ".settings",
                        ROOT + ".exception")
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
