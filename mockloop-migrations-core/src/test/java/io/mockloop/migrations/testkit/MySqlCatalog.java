package io.mockloop.migrations.testkit;

import io.mockloop.migrations.testkit.CatalogReader.Query;
import java.util.List;
import java.util.stream.Stream;

/** The catalog queries of MySQL and MariaDB: the connection's own database, whose name is left out. */
final class MySqlCatalog {

    private static final List<Query> COMMON = List.of(
            new Query("table", """
                    SELECT table_name, engine, table_collation, table_comment FROM information_schema.tables
                    WHERE table_schema = database() AND table_type <> 'VIEW'"""),
            new Query("column", """
                    SELECT table_name, column_name, column_type, IF(is_nullable = 'NO', 'not null', ''),
                      concat('default ', column_default), extra, collation_name, generation_expression, column_comment
                    FROM information_schema.columns WHERE table_schema = database()"""),
            new Query("foreign key", """
                    SELECT k.table_name, k.constraint_name,
                      group_concat(k.column_name ORDER BY k.ordinal_position), k.referenced_table_name,
                      group_concat(k.referenced_column_name ORDER BY k.ordinal_position), r.update_rule, r.delete_rule
                    FROM information_schema.key_column_usage k JOIN information_schema.referential_constraints r
                      ON r.constraint_schema = k.constraint_schema AND r.constraint_name = k.constraint_name
                      AND r.table_name = k.table_name
                    WHERE k.table_schema = database() AND k.referenced_table_name IS NOT NULL
                    GROUP BY 1, 2, 4, 6, 7"""),
            new Query("constraint", """
                    SELECT table_name, constraint_name, constraint_type FROM information_schema.table_constraints
                    WHERE table_schema = database()"""),
            new Query("view", """
                    SELECT table_name, replace(view_definition, concat('`', database(), '`.'), ''), check_option,
                      security_type FROM information_schema.views WHERE table_schema = database()"""),
            new Query("trigger", """
                    SELECT event_object_table, trigger_name, action_timing, event_manipulation, action_statement
                    FROM information_schema.triggers WHERE trigger_schema = database()"""),
            new Query("event", """
                    SELECT '', event_name, event_type, interval_value, interval_field, status, on_completion,
                      event_definition FROM information_schema.events WHERE event_schema = database()"""),
            new Query("routine", """
                    SELECT '', routine_name, routine_type, dtd_identifier, routine_definition, routine_comment
                    FROM information_schema.routines WHERE routine_schema = database()"""),
            new Query("event", """
                    SELECT '', event_name, execute_at, interval_value, interval_field, starts, ends, status,
                      on_completion, event_comment, event_definition
                    FROM information_schema.events WHERE event_schema = database()"""),
            new Query("partition", """
                    SELECT table_name, partition_name, subpartition_name, partition_method, partition_expression,
                      partition_description, partition_comment
                    FROM information_schema.partitions
                    WHERE table_schema = database() AND partition_name IS NOT NULL"""));

    private static final String INDEX = """
            SELECT table_name, index_name, IF(non_unique = 0, 'unique', ''), index_type, index_comment,
              group_concat(concat(%s, ifnull(concat('(', sub_part, ')'), ''), ' ', ifnull(collation, ''))
                ORDER BY seq_in_index)
            FROM information_schema.statistics WHERE table_schema = database() GROUP BY 1, 2, 3, 4, 5""";

    static final List<Query> MYSQL =
            and(new Query("index", INDEX.formatted("ifnull(column_name, expression)")), new Query("check", """
                    SELECT t.table_name, c.constraint_name, c.check_clause, t.enforced
                    FROM information_schema.check_constraints c JOIN information_schema.table_constraints t
                      ON t.constraint_schema = c.constraint_schema AND t.constraint_name = c.constraint_name
                    WHERE c.constraint_schema = database() AND t.constraint_type = 'CHECK'"""));

    static final List<Query> MARIADB = and(new Query("index", INDEX.formatted("column_name")), new Query("check", """
                    SELECT table_name, constraint_name, level, check_clause
                    FROM information_schema.check_constraints WHERE constraint_schema = database()"""));

    static final String RELATIONS =
            "SELECT CONCAT('`', REPLACE(table_name, '`', '``'), '`') FROM information_schema.tables"
                    + " WHERE table_schema = DATABASE() AND table_type <> 'VIEW' ORDER BY 1";

    private MySqlCatalog() {}

    private static List<Query> and(Query... more) {
        return Stream.concat(COMMON.stream(), Stream.of(more)).toList();
    }
}
