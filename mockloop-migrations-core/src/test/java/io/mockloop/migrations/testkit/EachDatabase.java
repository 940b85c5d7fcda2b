package io.mockloop.migrations.testkit;

import io.mockloop.migrations.Database;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The databases of a suite. */
final class EachDatabase implements ArgumentsProvider, AnnotationConsumer<OnEachDatabase> {

    /** The system property that says by tags what is left out. */
    private static final String LEFT_OUT = "mockloop.test.left-out";

    private That that = That.IS_ANY;
    private List<TestDatabase> variants = List.of();
    private Set<Database> quick = Set.of();

    @Override
    public void accept(OnEachDatabase suite) {
        that = suite.that();
        variants = suite.variants() ? TestDatabase.variants() : List.of();
        quick = System.getProperty(LEFT_OUT, "").startsWith("slow") ? Set.of(suite.quick()) : Set.of();
    }

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return Stream.concat(TestDatabase.all().stream(), variants.stream())
                .filter(that::isTrueOf)
                .filter(database -> quick.isEmpty() || quick.contains(database.kind()))
                .map(Arguments::of);
    }
}
