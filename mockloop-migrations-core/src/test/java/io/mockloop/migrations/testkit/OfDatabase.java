package io.mockloop.migrations.testkit;

import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterInfo;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** A test's arguments that are others on each database, in a suite {@link OnEachDatabase}. */
public abstract class OfDatabase implements ArgumentsProvider {

    /** The arguments on one of them. */
    protected abstract Stream<?> of(Traits traits);

    @Override
    public final Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        ParameterInfo suite = Objects.requireNonNull(ParameterInfo.get(context), "a suite on each database");
        TestDatabase database = Objects.requireNonNull(suite.getArguments().get(0, TestDatabase.class));
        return of(database.traits()).map(Arguments::of);
    }
}
