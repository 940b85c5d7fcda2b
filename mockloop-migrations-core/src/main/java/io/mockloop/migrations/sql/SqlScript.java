package io.mockloop.migrations.sql;

import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.directive.Batch;
import io.mockloop.migrations.sql.directive.Directives;
import io.mockloop.migrations.sql.placeholder.Placeholders;
import io.mockloop.migrations.sql.split.StatementDigest;
import io.mockloop.migrations.sql.split.StoredStatement;
import io.mockloop.migrations.sql.token.LexicalRules;
import io.mockloop.migrations.sql.token.RulesInForce;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A script that was read once from beginning to end and found sound. It keeps what its sections are like, not their
 * text: the statements are read again from the source when they are asked for, so that a script of any length takes the
 * memory of its longest statement.
 *
 * <p>Immutable. Methods that take a section it doesn't have answer as for an empty one.
 */
public final class SqlScript {

    private static final SectionFacts ABSENT = new SectionFacts(
            1,
            Directives.NONE,
            Checksum.of(new StatementDigest()),
            true,
            0,
            0,
            false,
            List.of(),
            List.of(),
            false,
            Collections.emptySortedSet());
    private static final Set<StatementKind> OUTSIDE_OF_TRANSACTIONS =
            EnumSet.of(StatementKind.BEGIN, StatementKind.COMMIT, StatementKind.HOISTED_SETTING);

    private final String name;
    private final ScriptSettings settings;
    private final Map<Section, SectionFacts> sections;
    private final Function<Section, StatementOrigin> origin;
    private final Predicate<String> replaced;
    private final @Nullable ChangeStatements changes;

    private SqlScript(
            String name,
            ScriptSettings settings,
            Map<Section, SectionFacts> sections,
            Function<Section, StatementOrigin> origin,
            Predicate<String> replaced,
            @Nullable ChangeStatements changes) {
        this.name = name;
        this.settings = settings;
        this.sections = Map.copyOf(sections);
        this.origin = origin;
        this.replaced = replaced;
        this.changes = changes;
    }

    /**
     * Reads a script and checks all that can be checked without a database.
     *
     * @param whole the section that text without {@code -- migrate:} markers belongs to, and that is there even if the
     *     script is empty; null if there must be markers, and an up section
     * @throws ScriptException if the script cannot be run as it stands, with the line
     */
    public static SqlScript read(SqlSource source, @Nullable Section whole, ScriptSettings settings) {
        return new SqlScript(
                source.name(),
                settings,
                FirstPass.read(source, whole, settings),
                section -> new ScriptOrigin(
                        new MarkedStatements(source, whole, settings, new MarkedStatements.Listener() {}), section),
                placeholder -> true,
                null);
    }

    /**
     * The script of statements that {@link #storedStatements} gave. Of the placeholders, only the secret ones are
     * replaced: the others were when it was stored. A statement's line is its number among them.
     *
     * @param name what messages call it
     * @param section the section that the statements belong to
     * @param statements as stored
     * @param transaction whether they run in a transaction: {@link #runsInTransaction} of the script they came from
     * @throws ScriptException if a secret placeholder is not defined
     */
    public static SqlScript stored(
            String name, Section section, List<String> statements, boolean transaction, ScriptSettings settings) {
        Batch batch = statements.size() == 1 ? Batch.ofStored(statements.get(0)).orElse(null) : null;
        List<String> texts = batch == null ? statements : List.of(Batch.withoutDirective(statements.get(0)));
        return given(
                name,
                section,
                new StoredOrigin.Texts(texts),
                batch == null ? transaction : null,
                batch == null ? Directives.NONE : Directives.NONE.withBatch(batch),
                settings,
                false);
    }

    /**
     * The script of changes of a schema, whose statements are rewritten as they are sent. No placeholder is replaced.
     *
     * @param lines where each stands in its source; empty if that is no longer known, so that it is its number
     * @param transaction whether they run in a transaction; null for what they allow
     * @throws ScriptException if they cannot be run so
     */
    public static SqlScript ofChanges(
            String name,
            Section section,
            List<String> statements,
            List<Integer> lines,
            @Nullable Boolean transaction,
            ScriptSettings settings) {
        return given(
                name, section, new StoredOrigin.Texts(statements, lines), transaction, Directives.NONE, settings, true);
    }

    private static SqlScript given(
            String name,
            Section section,
            StoredOrigin.Texts texts,
            @Nullable Boolean transaction,
            Directives said,
            ScriptSettings settings,
            boolean ofChanges) {
        LexicalRules lexical = settings.rules().lexical();
        SectionRules rules = new SectionRules(name, settings, ofChanges);
        Predicate<String> secret = ofChanges ? placeholder -> false : settings.secretPlaceholders()::contains;
        List<SqlStatement> read = new ArrayList<>();
        try (SectionStatements all = new SectionStatements(
                new StoredOrigin(texts, lexical),
                settings.rules(),
                new Placeholders(name, settings.placeholders()),
                secret,
                kind -> true)) {
            for (SqlStatement next = all.next(); next != null; next = all.next()) {
                if (ofChanges) {
                    read.add(next);
                }
                rules.accept(next, said.batch());
            }
        }
        boolean isTransactional = FirstPass.isTransactional(rules, said.batch(), transaction);
        SectionFacts facts = new SectionFacts(
                1,
                said,
                checksum(ofChanges ? List.of() : texts.statements(), lexical), // changes have one of their own
                isTransactional,
                0,
                rules.statementCount(isTransactional),
                rules.changesSession(),
                rules.removals(),
                rules.hoisted(isTransactional),
                true,
                Collections.emptySortedSet());
        return new SqlScript(
                name,
                settings,
                Map.of(section, facts),
                asked -> new StoredOrigin(texts, lexical),
                secret,
                ofChanges ? new ChangeStatements(read) : null);
    }

    private static Checksum checksum(List<String> statements, LexicalRules lexical) {
        StatementDigest digest = new StatementDigest();
        RulesInForce inForce = new RulesInForce(lexical);
        statements.forEach(text -> digest.statement(text, inForce));
        return Checksum.of(digest);
    }

    /**
     * The same as the inverses of changes.
     *
     * @param numbers of each statement, the number of the first statement of the change that it takes back; 0 if it
     *     takes back none, and no number at all if none is known
     */
    public SqlScript takingBack(List<Integer> numbers) {
        ChangeStatements inverses = Objects.requireNonNull(changes, "It is of no changes");
        return new SqlScript(name, settings, sections, origin, replaced, inverses.takingBack(numbers));
    }

    /** What each of {@link #storedStatements} {@linkplain #takingBack takes back}; nothing if that isn't known. */
    public List<Integer> takenBack() {
        return changes == null ? List.of() : changes.takenBack();
    }

    /** Whether its statements are those of changes of a schema, which are rewritten as they are sent. */
    public boolean isOfChanges() {
        return changes != null;
    }

    private SectionFacts facts(Section section) {
        return sections.getOrDefault(section, ABSENT);
    }

    /** The source's name, as messages show it. */
    public String name() {
        return name;
    }

    /** Whether the section is there at all; an empty one is, too: a declared "nothing to do". */
    public boolean has(Section section) {
        return sections.containsKey(section);
    }

    /** The line of the section's marker, or of the first statement that belongs to it; 1 if it has none. */
    public int line(Section section) {
        return facts(section).line();
    }

    /** What the comments at the head of the file say, with those at the head of the section. */
    public Directives directives(Section section) {
        return facts(section).directives();
    }

    /**
     * {@code sha256:<hex>} over the section's statements before placeholders; comments, line ends, and white space
     * outside literals are left out, so that it changes only with what the database gets.
     */
    public Checksum checksum(Section section) {
        return facts(section).checksum();
    }

    /**
     * The same if no placeholder is replaced; else over the statements and the values of their placeholders, so that it
     * changes with what is run, too. A value cannot be told from it but by trying.
     */
    public Checksum checksumWithValues(Section section) {
        SectionFacts facts = facts(section);
        Checksum plain = facts.checksum();
        if (facts.placeholders().isEmpty()) {
            return plain;
        }
        return new Checksum(
                withValues(plain.value(), facts),
                plain.older().stream().map(older -> withValues(older, facts)).collect(Collectors.toSet()));
    }

    private String withValues(String checksum, SectionFacts facts) {
        StatementDigest digest = new StatementDigest();
        digest.text(checksum);
        for (String placeholder : facts.placeholders()) {
            digest.text(placeholder);
            digest.text(settings.placeholders().getOrDefault(placeholder, ""));
        }
        return digest.checksum();
    }

    /** How many statements {@link #statements} will give. */
    public int statementCount(Section section) {
        return facts(section).statementCount();
    }

    /**
     * Whether the section is to run in a transaction: false with {@code -- transaction: false} or {@code -- batch:}, if
     * it has statements and every one of them cannot run in one, and if it has {@linkplain #ownTransactionLine its
     * own}.
     */
    public boolean runsInTransaction(Section section) {
        return facts(section).transactional();
    }

    /**
     * Where the file begins or ends transactions that are no single one around everything, and says nothing else: it
     * runs as with {@code -- transaction: false}; 0 if it doesn't.
     */
    public int ownTransactionLine(Section section) {
        return facts(section).ownTransactionLine();
    }

    /** Whether a statement may change the session beyond the transaction; true in case of doubt. */
    public boolean changesSession(Section section) {
        return facts(section).changesSession();
    }

    /** Statements that remove what the section leaves in the session; one that has nothing to remove may fail. */
    public List<String> removals(Section section) {
        return facts(section).removals();
    }

    /**
     * The {@link StatementKind#HOISTED_SETTING} statements that were taken out of a section that runs in a transaction,
     * in order, placeholders replaced; of each setting the first alone, since a later one is the script's own way of
     * putting it back, for which the transaction's end is waited. {@link #statements} leaves all of them out there.
     */
    public List<SqlStatement> hoisted(Section section) {
        Set<String> seen = new HashSet<>();
        return facts(section).hoisted().stream()
                .filter(setting -> seen.add(settingOf(setting.text())))
                .toList();
    }

    /** What is set, without schema and value: {@code PRAGMA main.foreign_keys = OFF} sets foreign_keys. */
    private static String settingOf(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '=' && text.charAt(end) != '(') {
            end++;
        }
        String name = text.substring(0, end).strip();
        int begin = Math.max(name.lastIndexOf('.'), Math.max(name.lastIndexOf(' '), name.lastIndexOf('\n')));
        return name.substring(begin + 1).toLowerCase(Locale.ROOT);
    }

    /**
     * Opens the source again and gives the statements one by one, placeholders replaced. A section that runs in a
     * transaction gives neither its own pair of transaction statements around everything nor the hoisted settings; any
     * other is given as it stands.
     */
    public ScriptStatements statements(Section section) {
        return statements(section, replaced, facts(section).transactional() ? OUTSIDE_OF_TRANSACTIONS : Set.of());
    }

    /** The same for the eyes of people: secret placeholders stay as they are written. */
    public ScriptStatements shownStatements(Section section) {
        return statements(section, known(), facts(section).transactional() ? OUTSIDE_OF_TRANSACTIONS : Set.of());
    }

    private Predicate<String> known() {
        return replaced.and(Predicate.not(settings.secretPlaceholders()::contains));
    }

    private ScriptStatements statements(Section section, Predicate<String> names, Set<StatementKind> left) {
        if (changes != null && changes.isWhole() && has(section)) {
            return changes.without(left);
        }
        return new SectionStatements(
                origin.apply(section),
                settings.rules(),
                new Placeholders(name, settings.placeholders()),
                facts(section).replacesPlaceholders() ? names : placeholder -> false,
                kind -> !left.contains(kind));
    }

    /**
     * The statements to store, so that the section can be run without its file: all of {@link #statements} with the
     * hoisted settings at their place, placeholders replaced but for the secret ones, the data of a {@code COPY} behind
     * its statement. {@link #stored} reads them.
     *
     * @param most how many characters may be held in memory as a whole
     * @return empty if they are longer
     */
    public Optional<List<String>> storedStatements(Section section, int most) {
        Set<StatementKind> left =
                facts(section).transactional() ? EnumSet.of(StatementKind.BEGIN, StatementKind.COMMIT) : Set.of();
        List<String> texts = new ArrayList<>();
        int room = most;
        try (ScriptStatements statements = statements(section, known(), left)) {
            for (SqlStatement next = statements.next(); next != null; next = statements.next()) {
                String stored = stored(next, room - next.text().length());
                room -= stored.length();
                if (room < 0) {
                    return Optional.empty();
                }
                texts.add(stored);
            }
        }
        Batch batch = directives(section).batch();
        return Optional.of(batch == null ? List.copyOf(texts) : List.of(batch.before(texts.get(0))));
    }

    /** A statement with its data, of which no more are read than there is room for, and one character. */
    private static String stored(SqlStatement statement, int room) {
        Reader data = statement.copyData();
        if (data == null || room < 0) {
            return statement.text();
        }
        StringBuilder text = new StringBuilder();
        char[] piece = new char[8192];
        try {
            for (int read = data.read(piece); read >= 0 && text.length() <= room; read = data.read(piece)) {
                text.append(piece, 0, read);
            }
        } catch (IOException ex) {
            throw new UncheckedIOException(ex);
        }
        return StoredStatement.withData(statement.text(), text.toString());
    }
}
