package io.mockloop.migrations.engine.rows;

import io.mockloop.migrations.RangeMigration;
import io.mockloop.migrations.data.KeyRanges;
import io.mockloop.migrations.engine.batch.KeyColumn;
import io.mockloop.migrations.engine.batch.KeyColumn.Name;
import io.mockloop.migrations.engine.plan.Body;
import io.mockloop.migrations.exception.DataMigrationException;
import io.mockloop.migrations.sql.ScriptStatements;
import io.mockloop.migrations.sql.SqlStatement;
import io.mockloop.migrations.sql.directive.Batch;
import io.mockloop.migrations.sql.placeholder.RangeStatement;
import io.mockloop.migrations.sql.token.LexicalRules;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is run in ranges of a key.
 *
 * @param column the key
 * @param size how many rows a range has at most; 0 if that isn't said
 * @param statement with the names of a range's ends in it
 * @param hash what tells whether it is another statement
 * @param line where it stands in its file; 0 in a class
 * @param timeout how long it may take for a range; null if that isn't said
 */
public record RangeWork(
        KeyColumn column,
        int size,
        String statement,
        String hash,
        int line,
        @Nullable Duration timeout) {

    /** Of a section with the directive. */
    public static RangeWork of(Body.Script body) {
        Batch batch = Objects.requireNonNull(body.batch(), "It is not run in ranges");
        List<Name> table = batch.table().stream().map(Name::of).toList();
        try (ScriptStatements statements = body.script().statements(body.section())) {
            SqlStatement only = Objects.requireNonNull(statements.next(), "It has no statement");
            return new RangeWork(
                    new KeyColumn(table, Name.of(batch.key())),
                    batch.size(),
                    only.text(),
                    body.script().checksumWithValues(body.section()).value(),
                    only.line(),
                    body.script().directives(body.section()).timeout());
        }
    }

    /** Of a class; names are as in changes of a schema. */
    public static RangeWork of(RangeMigration migration) {
        KeyRanges ranges = migration.ranges();
        List<Name> table = Stream.of(ranges.table().split("\\.", 2))
                .map(name -> new Name(name, true))
                .toList();
        return new RangeWork(
                new KeyColumn(table, new Name(ranges.key(), true)),
                ranges.size(),
                ranges.statement(),
                ranges.statement(),
                0,
                null);
    }

    /** No worker has fewer rows than the first range. */
    int leastOfPart() {
        return size == 0 ? KeyRanges.USUAL_SIZE : size;
    }

    /**
     * The statement as it is sent.
     *
     * @throws DataMigrationException if it cannot be run in ranges
     */
    public RangeStatement sent(LexicalRules rules) {
        RangeStatement sent = RangeStatement.of(statement, rules);
        sent.problem().ifPresent(problem -> {
            throw DataMigrationException.statementUnfit(problem);
        });
        return sent;
    }
}
