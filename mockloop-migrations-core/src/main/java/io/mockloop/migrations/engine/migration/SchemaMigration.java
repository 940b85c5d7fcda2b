package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.ReversibleMigration;
import io.mockloop.migrations.ValidationResult;
import io.mockloop.migrations.engine.ddl.DdlRules;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.schema.SchemaChange;
import io.mockloop.migrations.sql.ScriptSettings;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
        this.down = new Lazy<>(() -> script(Section.DOWN, inverses(changes.get())));
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
        }
        return List.copyOf(written);
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
        for (Written each : written) {
            SchemaChange inverse = each.change()
                    .inverse()
                    .orElseThrow(() -> new ScriptException(
                            "IRREVERSIBLE_CHANGE",
                            script(),
                            each.line(),
                            "this change cannot be undone: %s.".formatted(each.change()),
                            "Write what was there before it (%s), or mark the migration with reversible = false."
                                    .formatted(each.change().lacks()),
                            null));
            inverses.add(new Written(inverse, each.line()));
        }
        Collections.reverse(inverses);
        return inverses;
    }

    private SqlScript script(Section section, List<Written> written) {
        List<String> statements = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        for (String setting : ddl.settings(written.stream().map(Written::change).toList())) {
            statements.add(setting);
            lines.add(written.get(0).line());
        }
        for (Written each : written) {
            for (String statement : statements(each)) {
                statements.add(statement);
                lines.add(each.line());
            }
        }
        return SqlScript.ofChanges(
                script(), section, statements, lines, transactional() ? null : Boolean.FALSE, settings);
    }

    private List<String> statements(Written written) {
        try {
            return ddl.statements(written.change());
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

    /** Makes it, and the statements for both directions. */
    @Override
    public void prepare() {
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
