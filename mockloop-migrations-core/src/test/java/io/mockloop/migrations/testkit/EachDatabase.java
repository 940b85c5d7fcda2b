package io.mockloop.migrations.testkit;

import io.mockloop.migrations.Database;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The databases of a suite. In a quick build they are, unless the suite says which, SQLite and one of the servers: the
 * suite's name chooses, so that each server has its share. CI runs all on all.
 */
final class EachDatabase implements ArgumentsProvider, AnnotationConsumer<OnEachDatabase> {

    /** The system property that says by tags what is left out. */
    private static final String LEFT_OUT = "mockloop.test.left-out";

    private That that = That.IS_ANY;
    private List<TestDatabase> variants = List.of();
    private Set<Database> quick = Set.of();
    private boolean isQuick;

    @Override
    public void accept(OnEachDatabase suite) {
        that = suite.that();
        variants = suite.variants() ? TestDatabase.variants() : List.of();
        quick = Set.of(suite.quick());
        isQuick = System.getProperty(LEFT_OUT, "").startsWith("slow");
    }

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        List<TestDatabase> all =
                TestDatabase.all().stream().filter(that::isTrueOf).toList();
        Set<Database> run = isQuick ? quick(all, context.getRequiredTestClass()) : kinds(all.stream());
        return Stream.concat(all.stream(), variants.stream().filter(that::isTrueOf))
                .filter(database -> run.contains(database.kind()))
                .map(Arguments::of);
    }

    private Set<Database> quick(List<TestDatabase> all, Class<?> suite) {
        if (!quick.isEmpty()) {
            return quick;
        }
        List<TestDatabase> servers =
                all.stream().filter(That.IS_A_SERVER::isTrueOf).toList();
        Stream<TestDatabase> files = all.stream().filter(That.IS_A_FILE::isTrueOf);
        if (servers.isEmpty()) {
            return kinds(files);
        }
        int chosen = Math.floorMod(suite.getSimpleName().hashCode(), servers.size());
        return kinds(Stream.concat(files, Stream.of(servers.get(chosen))));
    }

    private static Set<Database> kinds(Stream<TestDatabase> databases) {
        return databases.map(TestDatabase::kind).collect(Collectors.toUnmodifiableSet());
    }
}
