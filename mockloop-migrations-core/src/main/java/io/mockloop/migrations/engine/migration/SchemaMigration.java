package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.ReversibleMigration;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.engine.ddl.DdlRules;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.schema.SchemaChange;
import io.mockloop.migrations.sql.ScriptSettings;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ReversibleMigration}: a class whose changes are statements, which are run, shown and stored as those of a
 * file are. It is asked for its changes when they are first needed.
 */
public final class SchemaMigration extends ClassMigration implements ScriptMigration {

    private final DdlRules ddl;
    private final ScriptSettings settings;
    private final Lazy<List<Written>> changes;
    private final Lazy<SqlScript> up;
    private final Lazy<SqlScript> down;

    public SchemaMigration(JavaMigration code, DdlRules ddl, ScriptSettings settings) {
        super(code);
        this.ddl = ddl;
        this.settings = settings;
        this.changes = new Lazy<>(this::write);
        this.up = new Lazy<>(() -> script(Section.UP, changes.get()));
        this.down =
                new Lazy<>(() -> script(Section.DOWN, inverses(changes.get())).takingBack(takenBack(changes.get())));
    }

    /** A change, with the line of the class at which it is written; 0 if that isn't known. */
    private record Written(SchemaChange change, int line) {}

    private List<Written> write() {
        List<Written> written = new ArrayList<>();
        int[] line = {0};
        try {
            ((ReversibleMigration) instance()).tell(change -> {
                line[0] = line();
                written.add(new Written(change, line[0]));
            });
        } catch (IllegalArgumentException e) {
            throw problem(lineOf(e), sentence(e), e);
        } catch (MigrationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw problem(lineOf(e), "change() failed: " + e, e);
        }
        return List.copyOf(written);
    }

    /** What differs each time would be undone by other changes than were made, and never be what was applied. */
    private void requireSame(List<Written> first, List<Written> second) {
        for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
            String once = i < first.size() ? first.get(i).change().toString() : "nothing";
            String again = i < second.size() ? second.get(i).change().toString() : "nothing";
            if (!once.equals(again)) {
                throw problem(
                        (i < first.size() ? first : second).get(i).line(),
                        "change() doesn't say the same each time: once %s, then %s".formatted(once, again),
                        null);
            }
        }
    }

    private void requireOwnNames(List<Written> written) {
        PredictableNames names = new PredictableNames();
        for (Written each : written) {
            names.take(each.change(), each.line()).ifPresent(problem -> {
                throw new ScriptException(
                        "INVALID_CHANGE",
                        script(),
                        each.line(),
                        problem + ".",
                        "Give one of them a name of its own, with named(\"…\").",
                        null);
            });
        }
    }

    /** Where the class is at: lambdas within it count as it. */
    private int line() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> isOwn(frame.getClassName()))
                        .findFirst()
                        .map(StackFrame::getLineNumber)
                        .orElse(0));
    }

    private int lineOf(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (isOwn(frame.getClassName())) {
                return frame.getLineNumber();
            }
        }
        return 0;
    }

    private boolean isOwn(String className) {
        return className.equals(script());
    }

    private List<Written> inverses(List<Written> written) {
        List<Written> inverses = new ArrayList<>();
        List<Written> without = new ArrayList<>();
        for (Written each : written) {
            each.change()
                    .inverse()
                    .ifPresentOrElse(
                            inverse -> inverses.add(new Written(inverse, each.line())), () -> without.add(each));
        }
        if (!without.isEmpty()) {
            throw irreversible(without);
        }
        Collections.reverse(inverses);
        return inverses;
    }

    /** Of each statement of the inverses, the first of its change: settings stand before them, and take back none. */
    private List<Integer> takenBack(List<Written> written) {
        List<Integer> numbers = new ArrayList<>();
        int number = settings(written).size() + 1;
        for (Written each : written) {
            SchemaChange inverse = each.change().inverse().orElseThrow();
            numbers.addAll(
                    0,
                    Collections.nCopies(
                            statements(new Written(inverse, each.line()), List.of())
                                    .size(),
                            number));
            number += statements(each, List.of()).size();
        }
        numbers.addAll(0, Collections.nCopies(settings(inverses(written)).size(), 0));
        return numbers;
    }

    private List<String> settings(List<Written> written) {
        return ddl.settings(written.stream().map(Written::change).toList());
    }

    private ScriptException irreversible(List<Written> changes) {
        boolean isOne = changes.size() == 1;
        String what = changes.stream()
                .map(each -> isOne
                        ? each.change().toString()
                        : "line %s: %s".formatted(String.valueOf(each.line()), each.change()))
                .collect(Collectors.joining("; "));
        String how =
                changes.stream().map(each -> each.change().lacks()).distinct().collect(Collectors.joining("; "));
        return new ScriptException(
                "IRREVERSIBLE_CHANGE",
                script(),
                changes.get(0).line(),
                "%s cannot be undone: %s.".formatted(isOne ? "this change" : "these changes", what),
                "Write what it takes (%s), or mark the migration with reversible = false.".formatted(how),
                null);
    }

    private SqlScript script(Section section, List<Written> written) {
        List<String> statements = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        for (String setting : settings(written)) {
            statements.add(setting);
            lines.add(written.get(0).line());
        }
        List<SchemaChange> all = written.stream().map(Written::change).toList();
        for (int i = 0; i < written.size(); i++) {
            for (String statement : statements(written.get(i), all.subList(i + 1, all.size()))) {
                statements.add(statement);
                lines.add(written.get(i).line());
            }
        }
        return SqlScript.ofChanges(
                script(), section, statements, lines, transactional() ? null : Boolean.FALSE, settings);
    }

    private List<String> statements(Written written, List<SchemaChange> later) {
        try {
            return ddl.statements(written.change(), later);
        } catch (IllegalArgumentException e) {
            throw problem(written.line(), sentence(e), e);
        }
    }

    /** It goes on behind a colon; a product's name, such as MySQL, keeps its capitals. */
    private static String sentence(IllegalArgumentException problem) {
        String message = String.valueOf(problem.getMessage());
        boolean isName = message.split(" ", 2)[0].chars().skip(1).anyMatch(Character::isUpperCase);
        return isName ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private ScriptException problem(int line, String problem, @Nullable Throwable cause) {
        return new ScriptException(
                "INVALID_CHANGE", script(), line, problem, "Correct this change of the schema.", cause);
    }

    /** What its class finds wrong with the database. */
    public ValidationResult validate(DatabaseConnection db) throws Exception {
        return instance().validate(db);
    }

    /**
     * Makes it, and the statements for both directions.
     *
     * @throws ScriptException if it says other changes when it is asked again, or two of them make what would have one
     *     name
     */
    @Override
    public void prepare() {
        requireSame(changes.get(), write());
        requireOwnNames(changes.get());
        up();
        down();
    }

    @Override
    public SqlScript up() {
        return up.get();
    }

    @Override
    public @Nullable SqlScript down() {
        return reversible() ? down.get() : null;
    }
}
