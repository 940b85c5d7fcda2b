package io.mockloop.migrations.dialect.postgresql.ddl;

import io.mockloop.migrations.engine.ddl.RefusedChangeException;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A column that is dropped. The server lets the indexes and constraints that are over it go with it, also those over
 * more columns (manual, "ALTER TABLE"), of which the undo would know nothing.
 *
 * @param table as it is written
 * @param column its name
 */
record DroppedColumn(String table, String column) {

    /** As changes of a schema are written; with CASCADE behind it, it is another statement. */
    private static final Pattern WRITTEN = Pattern.compile(
            "ALTER TABLE ((?:\"(?:[^\"]|\"\")+\"\\.)?\"(?:[^\"]|\"\")+\") DROP COLUMN \"((?:[^\"]|\"\")+)\"");

    /** What the server says if it isn't asked to drop what depends on something. */
    private static final String DEPENDENT_OBJECTS_STILL_EXIST = "2BP01";

    private static final String MARK = "\u0001";

    /** Nothing if it is another statement. */
    static Optional<DroppedColumn> of(String statement) {
        Matcher written = WRITTEN.matcher(statement);
        return written.matches()
                ? Optional.of(
                        new DroppedColumn(written.group(1), written.group(2).replace("\"\"", "\"")))
                : Optional.empty();
    }

    /** A query for what goes with it, but for its default, its sequence, and the primary key of an identity. */
    private String held(UnaryOperator<String> literal) {
        return """
                SELECT string_agg(pg_describe_object(d.classid, d.objid, 0), ', ' ORDER BY d.classid, d.objid)
                FROM pg_attribute a
                JOIN (SELECT DISTINCT classid, objid, refobjid, refobjsubid FROM pg_depend
                    WHERE refclassid = 'pg_class'::regclass AND deptype = 'a') d
                    ON d.refobjid = a.attrelid AND d.refobjsubid = a.attnum
                LEFT JOIN pg_constraint c ON d.classid = 'pg_constraint'::regclass AND c.oid = d.objid
                LEFT JOIN pg_class i ON d.classid = 'pg_class'::regclass AND i.oid = d.objid
                WHERE a.attrelid = to_regclass(%s) AND a.attname = %s
                    AND (c.contype IN ('u', 'f', 'c', 'x')
                        OR (c.contype = 'p' AND (a.attidentity = '' OR c.conkey <> ARRAY[a.attnum]))
                        OR i.relkind IN ('i', 'I') OR d.classid = 'pg_statistic_ext'::regclass)""".formatted(literal.apply(table), literal.apply(column));
    }

    /**
     * What refuses it, to be sent before it: asked by the server itself, since what stands before it may not have been
     * sent yet.
     */
    String check(UnaryOperator<String> literal) {
        String[] message = String.valueOf(reason(MARK).getMessage()).split(MARK, 2);
        return "DO "
                + literal.apply("""
                        DECLARE held text := (%s);
                        BEGIN
                            IF held IS NOT NULL THEN
                                RAISE EXCEPTION USING ERRCODE = '%s', MESSAGE = %s || held || %s;
                            END IF;
                        END
                        """.formatted(
                                held(literal),
                                DEPENDENT_OBJECTS_STILL_EXIST,
                                literal.apply(message[0]),
                                literal.apply(message[1])));
    }

    /** Refuses it, asked now. */
    void requireNothingOn(Connection connection, UnaryOperator<String> literal) throws SQLException {
        Optional<String> held = PlainSql.text(connection, held(literal));
        if (held.isPresent()) {
            throw reason(held.get());
        }
    }

    private RefusedChangeException reason(String held) {
        return RefusedChangeException.onColumn(table.replace("\"", ""), column, held);
    }

    /** Without where in the {@link #check} it was said. */
    static SQLException withoutPlace(SQLException failure) {
        String said =
                List.of(String.valueOf(failure.getMessage()).split("\n", 2)).get(0);
        return DEPENDENT_OBJECTS_STILL_EXIST.equals(failure.getSQLState())
                ? new SQLException(said, failure.getSQLState(), failure.getErrorCode(), failure)
                : failure;
    }
}
