package io.mockloop.migrations.engine.migration;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once; a failure is not kept. Thread-safe. */
public final class Lazy<T> {

    private final Supplier<? extends T> maker;
    private @Nullable T value;

    public Lazy(Supplier<? extends T> maker) {
        this.maker = maker;
    }

    /** The value, made by the first call. */
    public synchronized T get() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
