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
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ReversibleMigration}: a class whose changes are statements, which are run, shown and stored as those of a
 * file are. It is asked for its changes when they are first needed.
 */
public final class SchemaMigration extends ClassMigration implements ScriptMigration {

    private final DdlRules ddl;
    private final ScriptSettings settings;
    private final Lazy<List<Written>> changes;
    private final Lazy<Told> told;
    private final Lazy<SqlScript> up;
    private final Lazy<SqlScript> down;

    public SchemaMigration(JavaMigration code, DdlRules ddl, ScriptSettings settings) {
        super(code);
        this.ddl = ddl;
        this.settings = settings;
        this.changes = new Lazy<>(this::write);
        this.told = new Lazy<>(() -> tell(changes.get()));
        this.up = new Lazy<>(() -> script(Section.UP, told.get()));
        this.down = new Lazy<>(() -> {
            Told inverses = tell(inverses(changes.get()));
            return script(Section.DOWN, inverses).takingBack(inverses.takenBack(told.get()));
        });
    }

    /** A change, with the line of the class at which it is written; 0 if that isn't known. */
    private record Written(SchemaChange change, int line) {}

    /** Of the changes that are known, if the class says them without a problem: it isn't asked for them once more. */
    @Override
    public @Nullable String checksum() {
        try {
            return ReversibleMigration.checksum(
                    changes.get().stream().map(Written::change).toList());
        } catch (ScriptException e) {
            return super.checksum(); // which says it as a problem of the class
        }
    }

    /** The statements of a change. */
    private record Part(List<String> statements, int line) {}

    /**
     * Changes, told in statements.
     *
     * @param settings stand before all of them
     */
    private record Told(List<String> settings, List<Part> parts) {

        List<String> statements() {
            return Stream.concat(settings.stream(), parts.stream().flatMap(part -> part.statements().stream()))
                    .toList();
        }

        List<Integer> lines() {
            return Stream.concat(
                            settings.stream().map(setting -> parts.get(0).line()),
                            parts.stream()
                                    .flatMap(part -> part.statements().stream().map(statement -> part.line())))
                    .toList();
        }

        /** Of each of these statements, the first of the change that it takes back; settings take back none. */
        List<Integer> takenBack(Told changes) {
            List<Integer> numbers =
                    new ArrayList<>(Collections.nCopies(statements().size(), 0));
            int number = changes.settings.size() + 1;
            int end = numbers.size();
            for (int i = 0; i < parts.size(); i++) {
                int begin = end - parts.get(parts.size() - 1 - i).statements().size();
                Collections.fill(numbers.subList(begin, end), number);
                number += changes.parts.get(i).statements().size();
                end = begin;
            }
            return numbers;
        }
    }

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
            SchemaChange once = i < first.size() ? first.get(i).change() : null;
            SchemaChange again = i < second.size() ? second.get(i).change() : null;
            if (!Objects.equals(once, again) && !String.valueOf(once).equals(String.valueOf(again))) {
                throw problem(
                        (once != null ? first : second).get(i).line(),
                        "change() doesn't say the same each time: once %s, then %s"
                                .formatted(
                                        Objects.requireNonNullElse(once, "nothing"),
                                        Objects.requireNonNullElse(again, "nothing")),
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

    private Told tell(List<Written> written) {
        List<SchemaChange> all = written.stream().map(Written::change).toList();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < written.size(); i++) {
            parts.add(new Part(
                    statements(written.get(i), all.subList(i + 1, all.size())),
                    written.get(i).line()));
        }
        return new Told(ddl.settings(all), parts);
    }

    private SqlScript script(Section section, Told said) {
        return SqlScript.ofChanges(
                script(), section, said.statements(), said.lines(), transactional() ? null : Boolean.FALSE, settings);
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
