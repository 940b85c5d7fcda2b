package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.Migration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Java migration that was handed in, which may not have been made yet.
 *
 * @param type its class; null if only an instance can tell it
 * @param instance makes it, or finds it; asked once, and only when it is needed
 */
public record JavaMigrationSource(@Nullable Class<? extends Migration> type, Supplier<? extends Migration> instance) {}
