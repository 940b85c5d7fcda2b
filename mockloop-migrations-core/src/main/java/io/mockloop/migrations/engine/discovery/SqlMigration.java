package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.sql.Directives;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A migration that is an SQL file, or a pair of them. What its name tells, and its raw hash, are at hand; the file is
 * parsed when anything else is asked for, once. Thread-safe.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class SqlMigration implements ResolvedMigration {

    SqlMigration() {}

    @Override
    public Version version() {
        throw new UnsupportedOperationException();
    }

    @Override
    public MigrationType type() {
        return MigrationType.SQL;
    }

    @Override
    public String script() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String source() {
        throw new UnsupportedOperationException();
    }

    /** SHA-256 of the file's bytes; of a pair, those of the {@code V} file. */
    @Override
    public String rawHash() {
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

    /** Whether it has a way back, an empty one included, and isn't marked as irreversible. */
    @Override
    public boolean reversible() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean backupRequired() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String checksum() {
        throw new UnsupportedOperationException();
    }

    /** The script whose {@link Section#UP} applies it. */
    public SqlScript up() {
        throw new UnsupportedOperationException();
    }

    /**
     * The script whose {@link Section#DOWN} undoes it: the same one for a file with sections, the {@code U} file's for
     * a {@code V} file; null where there is no way back.
     */
    public @Nullable SqlScript down() {
        throw new UnsupportedOperationException();
    }

    /** What the heads of the file and of its up section say. */
    public Directives directives() {
        throw new UnsupportedOperationException();
    }
}
