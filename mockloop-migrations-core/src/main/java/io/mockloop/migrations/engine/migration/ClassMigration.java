package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationMetadata;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.DiscoveryException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A migration that is a class. It is made when it is first needed, or, if only an instance can tell its metadata, while
 * it is looked for. Thread-safe.
 */
public abstract sealed class ClassMigration implements VersionedMigration permits JavaMigration, SchemaMigration {

    private final Class<? extends Migration> javaType;
    private final Lazy<Migration> instance;
    private final Metadata metadata;
    private final @Nullable String rawHash;

    ClassMigration(
            Class<? extends Migration> javaType,
            Lazy<Migration> instance,
            Metadata metadata,
            @Nullable String rawHash) {
        this.javaType = javaType;
        this.instance = instance;
        this.metadata = metadata;
        this.rawHash = rawHash;
    }

    /** Of the same class as another one. */
    ClassMigration(ClassMigration other) {
        this(other.javaType, other.instance, other.metadata, other.rawHash);
    }

    /** What it says about itself, with versions that are ones. */
    public record Metadata(
            Version version,
            String description,
            List<Version> dependencies,
            boolean reversible,
            boolean backupRequired,
            boolean transactional) {}

    @Override
    public Version version() {
        return metadata.version();
    }

    @Override
    public MigrationType type() {
        return MigrationType.JAVA;
    }

    @Override
    public String script() {
        return javaType.getName();
    }

    @Override
    public String source() {
        return javaType.getName();
    }

    @Override
    public @Nullable String rawHash() {
        return rawHash;
    }

    /** What a class says of its content can come from a constant or a method of another class. */
    @Override
    public boolean isKnownByItsBytes() {
        return !MigrationMetadata.tellsChecksum(javaType);
    }

    @Override
    public String nameDescription() {
        return metadata.description();
    }

    @Override
    public String description() {
        return metadata.description();
    }

    @Override
    public List<Version> dependencies() {
        return metadata.dependencies();
    }

    @Override
    public boolean reversible() {
        return metadata.reversible();
    }

    @Override
    public boolean backupRequired() {
        return metadata.backupRequired();
    }

    /**
     * Makes the instance if its class tells a checksum at all.
     *
     * @throws DiscoveryException if it cannot be made, or fails when it is asked
     */
    @Override
    public @Nullable String checksum() {
        if (!MigrationMetadata.tellsChecksum(javaType)) {
            return null;
        }
        Migration made = instance();
        try {
            return made.checksum();
        } catch (RuntimeException e) {
            throw alone(new DefectException(
                    Defect.INVALID_METADATA, "%s: its checksum() failed: %s".formatted(script(), e), e));
        }
    }

    /** Whether its class looks at the database before it is run. */
    public boolean validates() {
        return MigrationMetadata.validates(javaType);
    }

    /** Whether it runs in one transaction. */
    public boolean transactional() {
        return metadata.transactional();
    }

    /** The class that the user wrote, even if the instance is a proxy of it. */
    public Class<? extends Migration> javaType() {
        return javaType;
    }

    /**
     * The migration itself, made when it is first asked for.
     *
     * @throws DiscoveryException if it cannot be made, with the cause
     */
    public Migration instance() {
        try {
            return instance.get();
        } catch (DefectException e) {
            throw alone(e);
        }
    }

    private DiscoveryException alone(DefectException defect) {
        return Defects.alone(defect, version(), script());
    }
}
