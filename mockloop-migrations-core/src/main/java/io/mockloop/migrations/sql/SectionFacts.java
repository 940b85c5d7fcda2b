package io.mockloop.migrations.sql;

import io.mockloop.migrations.sql.directive.Directives;
import java.util.List;
import java.util.SortedSet;

/**
 * What is kept of a section once it was read.
 *
 * @param line where it begins
 * @param directives of file and section
 * @param checksum over its statements
 * @param transactional whether it runs in a transaction
 * @param ownTransactionLine the statement of the file's own that makes it none; 0 if there is none
 * @param statementCount how many statements are sent
 * @param changesSession whether one of them may change the session
 * @param removals statements that remove what it leaves in the session
 * @param hoisted settings that are set before the transaction instead
 * @param replacesPlaceholders whether placeholders are replaced in it
 * @param placeholders the names of those that are, in order
 */
record SectionFacts(
        int line,
        Directives directives,
        Checksum checksum,
        boolean transactional,
        int ownTransactionLine,
        int statementCount,
        boolean changesSession,
        List<String> removals,
        List<SqlStatement> hoisted,
        boolean replacesPlaceholders,
        SortedSet<String> placeholders) {}
