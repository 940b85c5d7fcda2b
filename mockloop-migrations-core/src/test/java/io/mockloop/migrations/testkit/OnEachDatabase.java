package io.mockloop.migrations.testkit;

import io.mockloop.migrations.Database;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * A suite that is run on each database: its constructor takes the {@link TestDatabase} or, if one instance has all
 * tests, a field that is a {@code @Parameter}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@ArgumentsSource(EachDatabase.class)
public @interface OnEachDatabase {

    /** What a database must be for it. */
    That that() default That.IS_ANY;

    /** Whether it is run in the other ways to use a database, too, as {@link TestDatabase#variants()} has them. */
    boolean variants() default false;

    /** Those of a quick build, as it leaves out what is {@link Slow}; if none is named, SQLite and one server. */
    Database[] quick() default {};
}
