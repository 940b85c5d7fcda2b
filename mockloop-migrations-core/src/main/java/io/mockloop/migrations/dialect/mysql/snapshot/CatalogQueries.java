package io.mockloop.migrations.dialect.mysql.snapshot;

import java.util.List;
import java.util.Set;

/**
 * What is asked of MySQL's catalog, and how it answers; MariaDB's differs. Each query is of one database, and asks for
 * no statistics of rows, which are slow. Joins are left to Java: MariaDB makes each of these tables anew for a query.
 */
public class CatalogQueries {

    private static final Set<String> NUMBERS =
            Set.of("tinyint", "smallint", "mediumint", "int", "bigint", "decimal", "float", "double", "year", "bit");

    private static final Set<String> BINARIES = Set.of("binary", "varbinary");

    /** The tables, with views and sequences. */
    final String tables() {
        return "SELECT table_name, table_type, engine, row_format, table_collation, create_options, table_comment"
                + " FROM information_schema.tables WHERE table_schema = DATABASE()";
    }

    /** The columns. */
    protected String columns() {
        return columns(", srs_id");
    }

    /** The columns, with more of what is known of them. */
    protected final String columns(String more) {
        return "SELECT table_name, column_name, ordinal_position, column_default, is_nullable, data_type,"
                + " collation_name, column_type, extra, column_comment, generation_expression" + more
                + " FROM information_schema.columns WHERE table_schema = DATABASE()";
    }

    /** The parts of indexes. */
    protected String indexes() {
        return indexes("IF(is_visible = 'NO', 'YES', 'NO') AS invisible, expression");
    }

    /** The parts of indexes, with what tells whether they are used. */
    protected final String indexes(String more) {
        return "SELECT table_name, index_name, non_unique, seq_in_index, column_name, collation, sub_part, index_type,"
                + " index_comment, " + more + " FROM information_schema.statistics WHERE table_schema = DATABASE()";
    }

    /** Foreign keys: their columns ({@code key}), what they do ({@code rule}); and checks ({@code check}). */
    final String constraints() {
        return "SELECT 'key' AS what, table_name, constraint_name, column_name, ordinal_position, referenced_column_name,"
                + " referenced_table_name, IF(referenced_table_schema = DATABASE(), NULL, referenced_table_schema)"
                + " AS referenced_schema, NULL AS update_rule, NULL AS delete_rule, NULL AS check_clause, NULL AS state"
                + " FROM information_schema.key_column_usage"
                + " WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL"
                + " UNION ALL SELECT 'rule', table_name, constraint_name, NULL, NULL, NULL, NULL, NULL, update_rule,"
                + " delete_rule, NULL, NULL FROM information_schema.referential_constraints"
                + " WHERE constraint_schema = DATABASE()"
                + " UNION ALL " + checks();
    }

    /** The checks, as the last part of {@link #constraints()}. */
    protected String checks() {
        return "SELECT 'check', t.table_name, c.constraint_name, NULL, NULL, NULL, NULL, NULL, NULL, NULL,"
                + " c.check_clause, IF(t.enforced = 'NO', 'not enforced', NULL)"
                + " FROM information_schema.check_constraints c JOIN information_schema.table_constraints t"
                + " ON t.constraint_schema = c.constraint_schema AND t.constraint_name = c.constraint_name"
                + " WHERE c.constraint_schema = DATABASE() AND t.constraint_type = 'CHECK'";
    }

    /** The views. */
    protected String views() {
        return views("'UNDEFINED'");
    }

    /** The views, with what tells how they are put together with a query. */
    protected final String views(String algorithm) {
        return "SELECT table_name, view_definition, check_option, security_type, " + algorithm + " AS algorithm"
                + " FROM information_schema.views WHERE table_schema = DATABASE()";
    }

    /**
     * Triggers and events. An event that isn't told when to begin begins when it is made, or changed, which is the same
     * schema each time. These times are shown in the session's zone, and the event's own in the event's.
     */
    final String triggersAndEvents() {
        return "SELECT 'trigger' AS what, trigger_name AS name, event_object_table AS table_name, action_timing AS timing,"
                + " event_manipulation AS occasion, action_order, NULL AS execute_at, NULL AS interval_value,"
                + " NULL AS interval_field, NULL AS starts, NULL AS ends, NULL AS time_zone, NULL AS status,"
                + " NULL AS on_completion, NULL AS comment, sql_mode, action_statement AS definition"
                + " FROM information_schema.triggers WHERE event_object_schema = DATABASE()"
                + " UNION ALL SELECT 'event', event_name, NULL, NULL, NULL, NULL, execute_at, interval_value,"
                + " interval_field, IF(starts IN (" + inEventsZone("created") + ", " + inEventsZone("last_altered")
                + "), NULL, starts), ends, time_zone, status, on_completion, event_comment, sql_mode, event_definition"
                + " FROM information_schema.events WHERE event_schema = DATABASE()";
    }

    private static String inEventsZone(String time) {
        return "CONVERT_TZ(" + time + ", @@SESSION.time_zone, time_zone)";
    }

    /** Routines, and the parameters of all. */
    final String routines() {
        return "SELECT 'routine' AS what, routine_type, routine_name AS name, NULL AS ordinal_position, NULL AS mode,"
                + " NULL AS parameter, NULL AS type, NULL AS collation, database_collation, routine_definition AS definition,"
                + " is_deterministic, sql_data_access, security_type, sql_mode, routine_comment AS comment,"
                + " external_language AS language"
                + " FROM information_schema.routines WHERE routine_schema = DATABASE()"
                + " UNION ALL SELECT 'parameter', routine_type, specific_name, ordinal_position, parameter_mode,"
                + " parameter_name, dtd_identifier, collation_name, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"
                + " FROM information_schema.parameters WHERE specific_schema = DATABASE()";
    }

    /** The parts of partitioned tables. */
    final String partitions() {
        return "SELECT table_name, partition_name, subpartition_name, partition_ordinal_position,"
                + " subpartition_ordinal_position, partition_method, subpartition_method, partition_expression,"
                + " subpartition_expression, partition_description, partition_comment"
                + " FROM information_schema.partitions WHERE table_schema = DATABASE() AND partition_name IS NOT NULL";
    }

    /** The spatial reference systems of columns, if the query of columns doesn't tell them; empty if it does. */
    protected String spatialReferences() {
        return "";
    }

    /** What sequences give, each with its place in their names; empty if the database has none. */
    protected String sequences(List<String> names) {
        return "";
    }

    /** A column's default as an expression; empty if it has none. */
    protected String defaultOf(CatalogRow column) {
        if (!column.has("column_default")) {
            return "";
        }
        String value = column.text("column_default");
        String type = column.text("data_type");
        boolean isExpression = column.text("extra").contains("DEFAULT_GENERATED")
                || (type.matches("datetime|timestamp") && value.startsWith("CURRENT_TIMESTAMP"));
        if (isExpression) {
            return expression(value);
        }
        boolean isWritten = NUMBERS.contains(type) || (BINARIES.contains(type) && value.startsWith("0x"));
        return isWritten ? value : "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /** An expression as it was written: MySQL keeps it as a text that stands in another one. */
    protected String expression(String stored) {
        return stored.indexOf('\\') < 0 ? stored : stored.replaceAll("\\\\(.)", "$1");
    }

    /** Whether the right to select alone shows what foreign keys do. */
    protected boolean selectShowsRules() {
        return true;
    }
}
