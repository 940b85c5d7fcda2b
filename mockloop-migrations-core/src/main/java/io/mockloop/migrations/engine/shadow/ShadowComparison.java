package io.mockloop.migrations.engine.shadow;

import io.mockloop.migrations.engine.drift.ComparedSchema;
import io.mockloop.migrations.engine.drift.LeadBack;
import io.mockloop.migrations.engine.drift.SchemaDrift;
import io.mockloop.migrations.engine.plan.Planner;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.SchemaReader.Scope;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.engine.trial.Site;
import io.mockloop.migrations.engine.trial.TrialParts;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.SchemaComparisonException;
import io.mockloop.migrations.exception.TestDatabaseException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A schema that is to be compared with what the applied migrations make.
 *
 * @param applied those
 * @param found the schema as it is
 * @param leadBack how that is led back
 */
public record ShadowComparison(AppliedSet applied, Structure found, LeadBack leadBack) {

    /**
     * Reads the schema.
     *
     * @param planner compares the code with the history
     * @throws SchemaComparisonException if the code isn't what has made it
     */
    public static ShadowComparison of(Planner planner, SchemaDrift drift) throws SQLException {
        return new ShadowComparison(AppliedSet.of(planner), drift.readSeen(), drift.leadBack());
    }

    /**
     * Compares, on a database that is thrown away; the connection that the schema was read on isn't needed any more.
     *
     * @param named the database to take; null for a new one
     * @param ignored what isn't looked at
     * @throws TestDatabaseException if there is no such database
     * @throws SchemaComparisonException if the migrations can't be applied to it
     */
    public ComparedSchema compared(TrialParts parts, @Nullable DataSource named, Predicate<ObjectId> ignored) {
        try (Site site = Site.open(parts, named, applied.scripts()::contains, List.of())) {
            apply(site);
            Structure expected = site.structure(Scope.SESSION);
            return ComparedSchema.withMigrations(
                    expected.with(id -> differsInBeginning(id, expected), found), found, ignored, leadBack);
        }
    }

    /** An event that doesn't say when it begins to be due is due from when it was made. */
    private boolean differsInBeginning(ObjectId id, Structure expected) {
        SchemaObject one = found.objects().get(id);
        SchemaObject other = expected.objects().get(id);
        return id.kind() == ObjectKind.EVENT
                && one != null
                && other != null
                && one.without(List.of(Trait.STARTS)).equals(other.without(List.of(Trait.STARTS)));
    }

    private void apply(Site site) {
        try {
            applied.applyTo(site.manager());
        } catch (MigrationException e) {
            throw SchemaComparisonException.failed(e);
        }
    }
}
