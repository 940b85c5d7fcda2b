package io.mockloop.migrations.engine;

import io.mockloop.migrations.SchemaFix;
import io.mockloop.migrations.SchemaValidator;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.engine.drift.IgnoredObjects;
import io.mockloop.migrations.engine.drift.SchemaDrift;
import io.mockloop.migrations.engine.drift.SchemaFile;
import io.mockloop.migrations.engine.jdbc.SqlFunction;
import io.mockloop.migrations.engine.plan.PlanPolicy;
import io.mockloop.migrations.engine.run.RunSettings;
import io.mockloop.migrations.engine.session.Engine;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Collection;

/** The manager's calls that are about what the schema is like. */
abstract class SchemaCalls extends ManagerCalls implements SchemaValidator {

    SchemaCalls(
            Connections connections, SqlFunction<Connection, Engine> engines, PlanPolicy policy, RunSettings settings) {
        super(connections, engines, policy, settings);
    }

    @Override
    public ValidationResult validateSchema(Collection<String> ignored) {
        return read(
                "Validating the schema",
                read -> new SchemaDrift(read.engine(), read.history()).validate(new IgnoredObjects(ignored)));
    }

    @Override
    public SchemaFix planSchemaFix(Collection<String> ignored) {
        return read(
                "Looking for what leads the schema back",
                read -> new SchemaDrift(read.engine(), read.history()).fix(new IgnoredObjects(ignored)));
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
}
