package io.mockloop.migrations.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.JavaMigrationSource;
import io.mockloop.migrations.engine.discovery.Scans;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.exception.DependencyException;
import io.mockloop.migrations.exception.DuplicateVersionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationGraphTests {

    private static final String SCRIPT = SomeMigration.class.getName();

    @Test
    void readsNothingButNames(@TempDir Path folder) throws IOException {
        Scans.write(folder, "V2__b.sql");
        Scans.write(folder, "V10__c.sql");
        Scans.write(folder, "migration_1_a.sql");

        MigrationGraph graph = new MigrationGraph(Scans.sql(Database.SQLITE, "file:" + folder));

        assertThat(graph.byVersion())
                .extracting(VersionedMigration::script)
                .containsExactly("migration_1_a.sql", "V2__b.sql", "V10__c.sql");
        assertThat(graph.highest()).contains(Version.of("10"));
        assertThat(graph.find(Version.of("2.0")).map(VersionedMigration::script))
                .contains("V2__b.sql");
        assertThat(graph.find(Version.of("3"))).isEmpty();
    }

    @Test
    void anEmptyOneHasNoHighestVersion() {
        MigrationGraph graph = new MigrationGraph(List.of());

        assertThat(graph.highest()).isEmpty();
        assertThat(graph.byVersion()).isEmpty();
        assertThat(graph.order(Set.of(), version -> false)).isEmpty();
    }

    @Test
    void namesAllDuplicatesWithTheirSourcesAndTheNextFreeVersion(@TempDir Path folder) throws IOException {
        Path one = Scans.write(folder, "V1__a.sql");
        Path zeroOne = Scans.write(folder, "migration_01_b.sql");
        Path oneZero = Scans.write(folder, "sub/V1.0__c.sql");
        Path three = Scans.write(folder, "V3__d.sql");
        Path threeAgain = Scans.write(folder, "sub/V3__d.sql");
        Scans.write(folder, "V4.2__e.sql");
        List<VersionedMigration> all = Scans.sql(Database.SQLITE, "file:" + folder);

        assertThatExceptionOfType(DuplicateVersionException.class)
                .isThrownBy(() -> new MigrationGraph(all))
                .withMessageContaining("More than one migration has version 1: ")
                .withMessageContaining(one.toString())
                .withMessageContaining(zeroOne.toString())
                .withMessageContaining(oneZero.toString())
                .withMessageContaining("More than one migration has version 3: %s, %s.", three, threeAgain)
                .withMessageContaining("Nothing was run.")
                .withMessageContaining("the next free one is 5")
                .satisfies(e -> assertThat(e.code()).isEqualTo("DUPLICATE_VERSION"))
                .satisfies(e -> assertThat(e.duplicates())
                        .containsOnlyKeys(Version.of("1"), Version.of("3"))
                        .containsEntry(Version.of("3"), List.of(three.toString(), threeAgain.toString())));
    }

    @Test
    void ordersByDependencyAndBeyondThatByVersion() {
        MigrationGraph graph = graph("1 -> 4", "2", "3", "4 -> 5", "5", "10");

        assertThat(order(graph, "1", "2", "3", "4", "5", "10")).containsExactly("2", "3", "5", "4", "1", "10");
    }

    @Test
    void ordersOnlyWhatIsPending() {
        MigrationGraph graph = graph("1", "2 -> 1", "3 -> 2, 1", "4 -> 99");

        assertThat(graph.order(versions("3"), versions("1", "2")::contains))
                .extracting(each -> each.version().toString())
                .containsExactly("3");
    }

    @Test
    void aDependencyMayBeAppliedWithoutBeingInTheCode() {
        MigrationGraph graph = graph("2 -> 1");

        assertThat(graph.order(versions("2"), Version.of("1")::equals)).hasSize(1);
    }

    @Test
    void namesAllMissingDependencies() {
        MigrationGraph graph = graph("1", "2", "3 -> 1, 2.5", "4 -> 9, 2");

        assertThatExceptionOfType(DependencyException.class)
                .isThrownBy(() -> graph.order(versions("3", "4"), Version.of("1")::equals))
                .withMessageContaining("3 (%s) depends on 2.5, which does not exist", SCRIPT)
                .withMessageContaining("4 (%s) depends on 9, which does not exist", SCRIPT)
                .withMessageContaining("4 (%s) depends on 2, which is neither applied nor to be applied", SCRIPT)
                .withMessageContaining("Nothing was run.")
                .satisfies(e -> assertThat(e.code()).isEqualTo("MISSING_DEPENDENCY"));
    }

    @Test
    void namesThoseThatDependOnThemselves() {
        MigrationGraph graph = graph("1 -> 01", "2", "3 -> 3");

        assertThatExceptionOfType(DependencyException.class)
                .isThrownBy(() -> check(graph, version -> false))
                .withMessageContaining("1 (%s) depends on itself", SCRIPT)
                .withMessageContaining("3 (%s) depends on itself.", SCRIPT)
                .satisfies(e -> assertThat(e.code()).isEqualTo("DEPENDENCY_CYCLE"));
    }

    @Test
    void printsEachCycleAsAPath() {
        MigrationGraph graph = graph("1", "2 -> 4", "3 -> 2, 1", "4 -> 3", "5 -> 4", "7 -> 8", "8 -> 7");

        assertThatExceptionOfType(DependencyException.class)
                .isThrownBy(() -> check(graph, version -> false))
                .withMessageContaining("2 -> 4 -> 3 -> 2 (%1$s, %1$s, %1$s)", SCRIPT)
                .withMessageContaining("7 -> 8 -> 7 (%1$s, %1$s)", SCRIPT)
                .withMessageNotContaining("5 ->")
                .satisfies(e -> assertThat(e.code()).isEqualTo("DEPENDENCY_CYCLE"));
    }

    @Test
    void checksEverything() {
        check(graph("1", "2 -> 1", "3 -> 2"), version -> false);
        check(graph("2 -> 1"), Version.of("1")::equals);

        assertThatExceptionOfType(DependencyException.class)
                .isThrownBy(() -> check(graph("2 -> 1"), version -> false))
                .withMessageContaining("2 (%s) depends on 1, which does not exist.", SCRIPT);
    }

    @Test
    void tellsOfEachWhatIsWrongWithIt() {
        MigrationGraph graph = graph("1", "2 -> 4", "3 -> 2, 1", "4 -> 3", "5 -> 5", "6 -> 77", "7 -> 1");

        assertThat(graph.problems(version -> false))
                .hasEntrySatisfying(
                        Version.of("2"),
                        why -> assertThat(why).hasMessageContaining("2 -> 4 -> 3 -> 2 (%1$s, %1$s, %1$s)", SCRIPT))
                .hasEntrySatisfying(
                        Version.of("5"),
                        why -> assertThat(why).hasMessageContaining("5 (%s) depends on itself", SCRIPT))
                .hasEntrySatisfying(
                        Version.of("6"),
                        why -> assertThat(why)
                                .hasMessageContaining("6 (%s) depends on 77, which does not exist", SCRIPT))
                .hasSize(3);
        assertThat(graph("2 -> 1").problems(Version.of("1")::equals)).isEmpty();
    }

    private static void check(MigrationGraph graph, Predicate<Version> applied) {
        graph.order(graph.byVersion().stream().map(VersionedMigration::version).collect(Collectors.toSet()), applied);
    }

    @Test
    void knowsTheDirectDependents() {
        MigrationGraph graph = graph("1", "2 -> 1", "3 -> 2", "4 -> 1.0", "5 -> 1");

        assertThat(graph.dependents(Version.of("1"), versions("4", "3", "2", "77")))
                .containsExactly(Version.of("2"), Version.of("4"));
        assertThat(graph.dependents(Version.of("5"), versions("1", "2"))).isEmpty();
    }

    @Test
    void anyOrderOfManyKeepsEveryDependency() {
        Random random = new Random(20261124);
        List<Integer> ranks =
                new ArrayList<>(Stream.iterate(1, i -> i + 1).limit(500).toList());
        Collections.shuffle(ranks, random);
        String[] lines = new String[ranks.size()];
        for (int i = 0; i < lines.length; i++) {
            int rank = i;
            String needed = random.ints(3, 0, Math.max(1, i))
                    .filter(earlier -> earlier < rank)
                    .mapToObj(earlier -> ranks.get(earlier).toString())
                    .collect(Collectors.joining(", "));
            lines[i] = ranks.get(i) + (needed.isEmpty() ? "" : " -> " + needed);
        }
        MigrationGraph graph = graph(lines);

        List<Version> order = graph
                .order(
                        graph.byVersion().stream()
                                .map(VersionedMigration::version)
                                .collect(Collectors.toSet()),
                        version -> false)
                .stream()
                .map(VersionedMigration::version)
                .toList();

        assertThat(order).hasSize(500).doesNotHaveDuplicates();
        for (VersionedMigration each : graph.byVersion()) {
            assertThat(order.subList(0, order.indexOf(each.version()))).containsAll(each.dependencies());
        }
    }

    private static List<String> order(MigrationGraph graph, String... pending) {
        return graph.order(versions(pending), version -> false).stream()
                .map(each -> each.version().toString())
                .toList();
    }

    private static Set<Version> versions(String... versions) {
        return Arrays.stream(versions).map(Version::of).collect(Collectors.toCollection(TreeSet::new));
    }

    private static MigrationGraph graph(String... lines) {
        return new MigrationGraph(Scans.known(Arrays.stream(lines)
                .map(line -> line.split(" -> |, "))
                .map(parts -> new JavaMigrationSource(
                        null, () -> new SomeMigration(parts[0], List.of(parts).subList(1, parts.length))))
                .toArray(JavaMigrationSource[]::new)));
    }

    private record SomeMigration(String version, List<String> dependencies) implements Migration {

        @Override
        public void up(DatabaseConnection db) {}

        @Override
        public void down(DatabaseConnection db) {}
    }
}
