package io.mockloop.migrations.engine;

import io.mockloop.migrations.SchemaComparison;
import io.mockloop.migrations.SchemaFix;
import io.mockloop.migrations.SchemaValidator;
import io.mockloop.migrations.SetSquash;
import io.mockloop.migrations.SquashOrder;
import io.mockloop.migrations.SquashedSet;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.engine.drift.ComparedSchema;
import io.mockloop.migrations.engine.drift.IgnoredObjects;
import io.mockloop.migrations.engine.drift.SchemaDrift;
import io.mockloop.migrations.engine.drift.SchemaFile;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.plan.PlanPolicy;
import io.mockloop.migrations.engine.run.RunSettings;
import io.mockloop.migrations.engine.session.Engine;
import io.mockloop.migrations.engine.shadow.ShadowComparison;
import io.mockloop.migrations.engine.squash.Squash;
import io.mockloop.migrations.engine.squash.SquashSource;
import io.mockloop.migrations.engine.trial.TrialParts;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.SchemaComparisonException;
import io.mockloop.migrations.exception.SchemaRecordException;
import io.mockloop.migrations.exception.TestDatabaseException;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The manager's calls that are about what the schema is like, and use databases which are thrown away. */
abstract class SchemaCalls extends ManagerCalls implements SchemaValidator, SetSquash {

    private final TrialParts trials;

    SchemaCalls(
            Connections connections,
            SqlFunction<Connection, Engine> engines,
            PlanPolicy policy,
            RunSettings settings,
            TrialParts trials) {
        super(connections, engines, policy, settings);
        this.trials = trials;
    }

    /** What tests of its migrations are made with. */
    public TrialParts trials() {
        return trials;
    }

    @Override
    public ValidationResult validateSchema(SchemaComparison comparison) {
        return asCompared(
                comparison,
                ComparedSchema::result,
                (database, failure) -> new ValidationResult(List.of(SchemaDrift.notRecorded(failure))));
    }

    @Override
    public SchemaFix planSchemaFix(SchemaComparison comparison) {
        return asCompared(comparison, ComparedSchema::fix, (database, failure) -> {
            throw new SchemaRecordException(database, SchemaDrift.notRecorded(failure), failure);
        });
    }

    /** What a database has to say by its record: empty if there is none. */
    private record Asked<T>(String database, Optional<T> answer) {}

    /**
     * Compares.
     *
     * @param otherwise what there is to say of a database, product and version, if nothing was recorded, and it can't
     *     be compared with what the migrations make either
     */
    private <T> T asCompared(
            SchemaComparison comparison,
            Function<ComparedSchema, T> answer,
            BiFunction<String, MigrationException, T> otherwise) {
        if (comparison.isByMigrations()) {
            return byMigrations(comparison, answer);
        }
        Asked<T> recorded = read(
                "Validating the schema",
                read -> new Asked<>(
                        read.engine().product(),
                        new SchemaDrift(read.engine(), read.history())
                                .compared(new IgnoredObjects(comparison.ignored()))
                                .map(answer)));
        return recorded.answer().orElseGet(() -> {
            try {
                return byMigrations(comparison, answer);
            } catch (SchemaComparisonException | TestDatabaseException e) {
                return otherwise.apply(recorded.database(), e);
            }
        });
    }

    /** The connection is given back before others are asked for. */
    private <T> T byMigrations(SchemaComparison comparison, Function<ComparedSchema, T> answer) {
        ShadowComparison read = read(
                "Validating the schema",
                live -> ShadowComparison.of(
                        planners(live.engine()).on(live.history()), new SchemaDrift(live.engine(), live.history())));
        return answer.apply(read.compared(trials, comparison.throwAway(), new IgnoredObjects(comparison.ignored())));
    }

    @Override
    public void acceptSchema() {
        use("Recording the schema", engine -> {
            calls(engine).acceptSchema();
            return engine;
        });
    }

    @Override
    public String schemaSql() {
        return read("Reading the schema", read -> SchemaFile.text(read.engine(), read.history()));
    }

    @Override
    public boolean dumpSchema(Path file) {
        return SchemaFile.write(file, schemaSql());
    }

    @Override
    public SquashedSet planSquash(SquashOrder order) {
        return squashOf(order).plan();
    }

    @Override
    public SquashedSet squash(SquashOrder order) {
        return squashOf(order).write();
    }

    private Squash squashOf(SquashOrder order) {
        SquashSource source = use(
                "Looking for migrations",
                engine -> SquashSource.of(engine, planners(engine).set()));
        return new Squash(trials, source, order);
    }
}
