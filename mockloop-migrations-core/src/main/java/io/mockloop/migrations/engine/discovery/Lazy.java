package io.mockloop.migrations.engine.discovery;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once; a failure is not kept. Thread-safe. */
final class Lazy<T> {

    private final Supplier<? extends T> maker;
    private @Nullable T value;

    Lazy(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
