package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.DataMigration;
import io.mockloop.migrations.Migration;
import io.mockloop.migrations.RangeMigration;
import io.mockloop.migrations.RebuildsTables;
import io.mockloop.migrations.ReversibleMigration;
import io.mockloop.migrations.sql.SqlStatement;
import io.mockloop.migrations.sql.StatementKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A class whose code is run. */
public final class JavaMigration extends ClassMigration {

    private final List<SqlStatement> settings;

    public JavaMigration(
            Class<? extends Migration> javaType,
            Lazy<Migration> instance,
            Metadata metadata,
            @Nullable String rawHash) {
        super(javaType, instance, metadata, rawHash);
        this.settings = List.of();
    }

    private JavaMigration(JavaMigration other, List<SqlStatement> settings) {
        super(other);
        this.settings = settings;
    }

    /** The same, run behind settings that have no effect inside of its transaction. */
    public JavaMigration behind(List<String> statements) {
        return new JavaMigration(
                this,
                statements.stream()
                        .map(text -> new SqlStatement(text, 0, StatementKind.HOISTED_SETTING, null))
                        .toList());
    }

    /** What is set before its transaction. */
    public List<SqlStatement> settings() {
        return settings;
    }

    @Override
    public void prepare() {
        instance();
        checksum();
    }

    /** Whether its code is changes of a schema, and nothing else. */
    public boolean isOfChanges() {
        return ReversibleMigration.class.isAssignableFrom(javaType());
    }

    /** Whether it goes through rows, in batches or in ranges. */
    public boolean isOfRows() {
        return DataMigration.class.isAssignableFrom(javaType()) || RangeMigration.class.isAssignableFrom(javaType());
    }

    /** Of rows each batch is a transaction, whatever its class says. */
    @Override
    public boolean transactional() {
        return !isOfRows() && super.transactional();
    }

    /** Whether it may make a table anew. */
    public boolean mayRebuild() {
        return javaType().isAnnotationPresent(RebuildsTables.class);
    }
}
