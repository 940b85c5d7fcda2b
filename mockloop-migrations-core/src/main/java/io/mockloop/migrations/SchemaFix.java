package io.mockloop.migrations;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What leads the schema back to what it should be; to be read before it is run.
 *
 * @param result how it differs, and from what
 * @param statements in an order that runs, without a semicolon at their end; none if there is nothing to be led back,
 *     or nothing that can be
 * @param remarks what they don't bring back, what is lost by them, and what can't be led back at all, in words
 */
public record SchemaFix(ValidationResult result, List<String> statements, List<String> remarks) {

    /** Copies the lists. */
    public SchemaFix {
        statements = List.copyOf(statements);
        remarks = List.copyOf(remarks);
    }

    /** As a script of SQL, the remarks as comments in front of the statements. */
    @Override
    public String toString() {
        return Stream.concat(
                        remarks.stream().flatMap(String::lines).map(each -> "-- " + each),
                        statements.stream().map(each -> each + ";"))
                .collect(Collectors.joining("\n"));
    }
}
