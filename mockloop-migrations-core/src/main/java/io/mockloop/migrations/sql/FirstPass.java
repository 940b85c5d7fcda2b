package io.mockloop.migrations.sql;

import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.directive.Batch;
import io.mockloop.migrations.sql.directive.DirectiveParser;
import io.mockloop.migrations.sql.directive.Directives;
import io.mockloop.migrations.sql.directive.DirectivesBuilder;
import io.mockloop.migrations.sql.directive.Requirement;
import io.mockloop.migrations.sql.placeholder.Placeholders;
import io.mockloop.migrations.sql.placeholder.ReplacedStatement;
import io.mockloop.migrations.sql.split.ForeignMarker;
import io.mockloop.migrations.sql.split.Piece;
import io.mockloop.migrations.sql.split.StatementDigest;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a script from beginning to end, and learns all that is kept of it. */
final class FirstPass implements MarkedStatements.Listener {

    /** A section that is being read. */
    private static final class SectionRead {

        private final int line;
        private final DirectivesBuilder head = new DirectivesBuilder();
        private final SectionRules rules;
        private final StatementDigest digest;
        private final SortedSet<String> placeholders = new TreeSet<>();

        SectionRead(int line, SectionRules rules, StatementDigest digest) {
            this.line = line;
            this.rules = rules;
            this.digest = digest;
        }

        boolean uses(String placeholder) {
            placeholders.add(placeholder);
            return true;
        }
    }

    private final String script;
    private final @Nullable Section whole;
    private final ScriptSettings settings;
    private final DirectiveParser directives;
    private final Placeholders placeholders;
    private final DirectivesBuilder fileHead = new DirectivesBuilder();
    private final Map<Section, SectionRead> sections = new EnumMap<>(Section.class);
    private final StatementDigest wholeDigest = new StatementDigest();
    private final MarkedStatements statements;
    /** A comment before the next statement that may mean that an undo begins. */
    private Piece.@Nullable Comment heading;

    private FirstPass(SqlSource source, @Nullable Section whole, ScriptSettings settings) {
        script = source.name();
        this.whole = whole;
        this.settings = settings;
        directives = new DirectiveParser(script);
        placeholders = new Placeholders(script, settings.placeholders());
        statements = new MarkedStatements(source, whole, settings, this);
        statements.digestInto(wholeDigest);
    }

    /** Reads the whole script. */
    static Map<Section, SectionFacts> read(SqlSource source, @Nullable Section whole, ScriptSettings settings) {
        FirstPass pass = new FirstPass(source, whole, settings);
        try (MarkedStatements statements = pass.statements) {
            pass.readAll(statements);
        }
        return pass.facts();
    }

    private void readAll(MarkedStatements all) {
        Current current = new Current();
        while (readNext(all, current)) {
            // no statement is held while the next one is read: each may be large
        }
    }

    /** The section of the last statement. */
    private static final class Current {
        private @Nullable SectionRead reading;
        private boolean replaces;
        private @Nullable Batch batch;
    }

    private boolean readNext(MarkedStatements all, Current current) {
        Piece.Statement next = all.next();
        if (next == null) {
            return false;
        }
        Section section = all.section();
        SectionRead reading = section == null ? null : sections.get(section);
        if (reading == null) {
            throw new IllegalStateException("A statement of no section");
        }
        requireNoUndo(section, next);
        if (reading != current.reading) {
            current.replaces = replacesPlaceholders(said(reading));
            current.batch = said(reading).batch();
            current.reading = reading;
        }
        Predicate<String> used = name -> current.replaces && reading.uses(name);
        String text = placeholders.replace(next.text(), next.line(), next.comments(), used);
        readData(all.copyData(), used);
        for (String statement :
                ReplacedStatement.partsOf(next, text, settings.rules().lexical())) {
            SqlStatement one =
                    new SqlStatement(statement, next.line(), settings.rules().kindOf(statement), null);
            reading.rules.accept(one, current.batch);
        }
        return true;
    }

    private void requireNoUndo(@Nullable Section section, Piece.Statement statement) {
        Piece.Comment above = heading;
        heading = null;
        if (above != null && section == Section.UP && ForeignMarker.mayUndo(statement.text())) {
            throw new ScriptException(
                    "FOREIGN_MARKER",
                    script,
                    above.line(),
                    "'%s' says that what undoes the migration follows, and here it would be run behind what applies it."
                            .formatted(above.text()),
                    "Write '-- migrate:down' in its place, or word the comment otherwise if this is to be applied.",
                    null);
        }
    }

    /** Only to learn which placeholders are in it. */
    private void readData(@Nullable Reader data, Predicate<String> used) {
        if (data != null) {
            try {
                placeholders.replace(data, used).transferTo(Writer.nullWriter());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What heads say of a section; of ranges the file's says it if the section is the file. */
    private Directives said(SectionRead reading) {
        Directives said = reading.head.below(fileHead);
        Batch ofFile = fileHead.batch();
        return ofFile == null || reading != sections.get(whole) ? said : said.withBatch(ofFile);
    }

    /** Whose ranges they are must be said where a file has several sections. */
    private void requireOfSection(int line) {
        SectionRead reading = whole == null ? null : sections.get(whole);
        boolean isSaidTwice = reading != null && reading.head.batch() != null;
        if (fileHead.batch() != null && (whole == null || isSaidTwice)) {
            throw new ScriptException(
                    "BAD_DIRECTIVE",
                    script,
                    line,
                    isSaidTwice
                            ? "the directive 'batch' stands twice."
                            : "the directive 'batch' is for one section, and stands before the first.",
                    isSaidTwice
                            ? "Remove one of the two."
                            : "Move it behind '-- migrate:up' or '-- migrate:down', whichever it is for.",
                    null);
        }
    }

    private boolean replacesPlaceholders(Directives said) {
        return settings.placeholderReplacement() && !Boolean.FALSE.equals(said.placeholders());
    }

    @Override
    public void section(Section section, int line) {
        heading = section == whole ? heading : null;
        // the text of the first statement was added before its section was known
        StatementDigest digest = sections.isEmpty() && section == whole ? wholeDigest : new StatementDigest();
        sections.put(section, new SectionRead(line, new SectionRules(script, settings, false), digest));
        statements.digestInto(digest);
    }

    @Override
    public void comment(Piece.Comment comment, @Nullable Section section, boolean head) {
        heading = ForeignMarker.mayHeadUndo(comment) ? comment : heading;
        if (head) {
            SectionRead reading = section == null ? null : sections.get(section);
            directives.read(comment, reading == null ? fileHead : reading.head);
            requireOfSection(comment.line());
        } else {
            directives.refuse(comment);
        }
    }

    private Map<Section, SectionFacts> facts() {
        if (whole != null && !sections.containsKey(whole)) {
            section(whole, 1);
        }
        if (whole == null && !sections.containsKey(Section.UP)) {
            throw new ScriptException(
                    "NO_UP_SECTION",
                    script,
                    1,
                    "there is no '-- migrate:up' in the file.",
                    "Write '-- migrate:up' on a line of its own before what applies the migration.",
                    null);
        }
        Map<Section, SectionFacts> facts = new EnumMap<>(Section.class);
        sections.forEach((section, reading) -> facts.put(section, facts(reading)));
        return facts;
    }

    /**
     * Whether a section runs in one transaction.
     *
     * @param batch the ranges that it is run in, each a transaction of its own; null for none
     * @param said what its directive says; null if it has none
     */
    static boolean isTransactional(SectionRules rules, @Nullable Batch batch, @Nullable Boolean said) {
        if (batch == null) {
            return rules.requireRunnable(said);
        }
        rules.requireRanges(batch, said);
        return false;
    }

    private SectionFacts facts(SectionRead reading) {
        Directives said = said(reading);
        boolean replaces = replacesPlaceholders(said);
        List<Requirement> requirements = said.requirements().stream()
                .map(requirement -> new Requirement(
                        placeholders.replace(requirement.query(), requirement.line(), List.of(), name -> replaces),
                        requirement.message(),
                        requirement.line()))
                .toList();
        @Nullable Boolean inOne = said.transaction() == null ? settings.transaction() : said.transaction();
        boolean transactional = isTransactional(reading.rules, said.batch(), inOne);
        return new SectionFacts(
                reading.line,
                said.withRequirements(requirements),
                Checksum.of(reading.digest),
                transactional,
                said.batch() == null ? reading.rules.ownTransactionLine(inOne) : 0,
                reading.rules.statementCount(transactional),
                reading.rules.changesSession(),
                reading.rules.removals(),
                reading.rules.hoisted(transactional),
                replaces,
                reading.placeholders);
    }
}
