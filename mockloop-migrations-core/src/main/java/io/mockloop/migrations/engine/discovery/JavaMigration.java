package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A migration that is a class. It is made when it is first needed, or, where only an instance can tell its metadata,
 * while it is looked for. Thread-safe.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class JavaMigration implements ResolvedMigration {

    JavaMigration() {}

    @Override
    public Version version() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MigrationType type() {
        return MigrationType.JAVA;
    }

    @Override
    public String script() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String source() {
        throw new UnsupportedOperationException();
    }

    @Override
    public @Nullable String rawHash() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String nameDescription() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String description() {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Version> dependencies() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean reversible() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean backupRequired() {
        throw new UnsupportedOperationException();
    }

    /** Makes the instance where its class tells a checksum at all. */
    @Override
    public @Nullable String checksum() {
        throw new UnsupportedOperationException();
    }

    /** Whether it runs in one transaction. */
    public boolean transactional() {
        throw new UnsupportedOperationException();
    }

    /** The class that the user wrote, also where the instance is a proxy of it. */
    public Class<? extends Migration> javaType() {
        throw new UnsupportedOperationException();
    }

    /**
     * The migration itself, made when it is first asked for.
     *
     * @throws io.mockloop.migrations.exception.DiscoveryException if it cannot be made, with the cause
     */
    public Migration instance() {
        throw new UnsupportedOperationException();
    }
}
