package io.mockloop.migrations.engine.snapshot;

import java.util.List;

/** Leads a schema back to what it should be, in its database's SQL: the role that a dialect has. */
@FunctionalInterface
public interface SchemaFixer {

    /**
     * The statements that make one structure of another.
     *
     * @param found what is there
     * @param expected what should be there
     */
    Fix fix(Structure found, Structure expected);

    /**
     * What leads back.
     *
     * @param statements in an order that runs, without a semicolon at their end; none if nothing differs
     * @param remarks what they don't bring back, or what is lost by them, in words: rows of a table that isn't
     *     expected, values of a column that is missing, what can't be led back at all
     */
    record Fix(List<String> statements, List<String> remarks) {

        /** Copies the lists. */
        public Fix {
            statements = List.copyOf(statements);
            remarks = List.copyOf(remarks);
        }
    }
}
