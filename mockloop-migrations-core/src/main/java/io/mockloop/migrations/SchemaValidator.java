package io.mockloop.migrations;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** The part of a {@link MigrationManager} that knows what the schema is, and what it should be like. */
public interface SchemaValidator {

    /**
     * Compares the schema with what the last run that has recorded it has left ({@code validate-schema} says whether
     * runs do); or, if that is said or nothing was recorded, with what the applied migrations make on a database that
     * is thrown away. Tables, columns, keys, constraints, indexes, triggers, views, routines, sequences and types, in
     * the order of their weight.
     *
     * @return each difference is a problem, which names the object; so is that nothing was recorded, and can't be
     *     compared otherwise, or that it wasn't recorded by the last run
     * @throws io.mockloop.migrations.exception.SchemaComparisonException if it is to be compared with what the
     *     migrations make, and they aren't what has made it: it was taken over, or one is not in the code any more as
     *     it was applied
     * @throws io.mockloop.migrations.exception.TestDatabaseException if there is no database for that
     */
    ValidationResult validateSchema(SchemaComparison comparison);

    /**
     * {@link #validateSchema(SchemaComparison)} as usual.
     *
     * @param ignored what isn't compared, as a {@link SchemaComparison} has it
     */
    default ValidationResult validateSchema(Collection<String> ignored) {
        return validateSchema(SchemaComparison.usual().ignoring(ignored));
    }

    /** {@link #validateSchema(Collection)} of all that there is. */
    default ValidationResult validateSchema() {
        return validateSchema(List.of());
    }

    /**
     * The statements that lead the schema back to what it is compared with, with its rows where they can be kept.
     * Nothing is run.
     *
     * @param comparison as {@link #validateSchema(SchemaComparison)} takes it; what it ignores is left as it is
     * @return no statements if the schema is as it should be
     * @throws io.mockloop.migrations.exception.SchemaRecordException if it wasn't recorded by the last run; or was
     *     never recorded, and can't be compared otherwise
     * @throws io.mockloop.migrations.exception.SchemaComparisonException as {@link #validateSchema(SchemaComparison)}
     * @throws io.mockloop.migrations.exception.TestDatabaseException as {@link #validateSchema(SchemaComparison)}
     */
    SchemaFix planSchemaFix(SchemaComparison comparison);

    /**
     * {@link #planSchemaFix(SchemaComparison)} as usual.
     *
     * @param ignored what is left as it is
     */
    default SchemaFix planSchemaFix(Collection<String> ignored) {
        return planSchemaFix(SchemaComparison.usual().ignoring(ignored));
    }

    /** {@link #planSchemaFix(Collection)} of all that there is. */
    default SchemaFix planSchemaFix() {
        return planSchemaFix(List.of());
    }

    /**
     * Compares all that there is, as {@link #validateSchema()} does, if runs do ({@code validate-schema}); else it asks
     * nothing. What it tells can be shown to anybody.
     */
    SchemaState schemaState();

    /**
     * Records what the schema is like now as what it should be.
     *
     * @throws io.mockloop.migrations.exception.TargetException if nothing is applied
     */
    void acceptSchema();

    /**
     * The schema as readable SQL: what makes it in an empty database, in an order that runs, behind a head that names
     * the versions that are applied. The same for the same schema and versions. Not in it are the history's own tables,
     * rows, owners, rights and extensions.
     *
     * @throws io.mockloop.migrations.exception.SchemaFileException if the user may not read all of it
     */
    String schemaSql();

    /**
     * Writes {@link #schemaSql()} to a file, in UTF-8 and at once, if it has other bytes.
     *
     * @return whether it was written
     * @throws io.mockloop.migrations.exception.SchemaFileException if it can't be
     */
    boolean dumpSchema(Path file);
}
