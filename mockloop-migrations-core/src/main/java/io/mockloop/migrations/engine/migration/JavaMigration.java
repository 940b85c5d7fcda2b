package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.Migration;
import io.mockloop.migrations.MigrationMetadata;
import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.ReversibleMigration;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.DiscoveryException;
import io.mockloop.migrations.legacy.SqliteMigration;
import io.mockloop.migrations.sql.SqlStatement;
import io.mockloop.migrations.sql.StatementKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A migration that is a class. It is made when it is first needed, or, if only an instance can tell its metadata, while
 * it is looked for. Thread-safe.
 */
public final class JavaMigration implements VersionedMigration {

    private final Class<? extends Migration> javaType;
    private final Lazy<Migration> instance;
    private final Metadata metadata;
    private final @Nullable String rawHash;
    private final List<SqlStatement> settings;

    public JavaMigration(
            Class<? extends Migration> javaType,
            Lazy<Migration> instance,
            Metadata metadata,
            @Nullable String rawHash) {
        this(javaType, instance, metadata, rawHash, List.of());
    }

    private JavaMigration(
            Class<? extends Migration> javaType,
            Lazy<Migration> instance,
            Metadata metadata,
            @Nullable String rawHash,
            List<SqlStatement> settings) {
        this.javaType = javaType;
        this.instance = instance;
        this.metadata = metadata;
        this.rawHash = rawHash;
        this.settings = settings;
    }

    /** The same, run behind settings that have no effect inside of its transaction. */
    public JavaMigration behind(List<String> statements) {
        return new JavaMigration(
                javaType,
                instance,
                metadata,
                rawHash,
                statements.stream()
                        .map(text -> new SqlStatement(text, 0, StatementKind.HOISTED_SETTING, null))
                        .toList());
    }

    /** What is set before its transaction. */
    public List<SqlStatement> settings() {
        return settings;
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

    @Override
    public void prepare() {
        instance();
        checksum();
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

    /** Whether its code is changes of a schema, and nothing else. */
    public boolean isOfChanges() {
        return ReversibleMigration.class.isAssignableFrom(javaType);
    }

    /** Whether it may make a table anew. */
    public boolean mayRebuild() {
        return SqliteMigration.class.isAssignableFrom(javaType);
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
