package io.mockloop.migrations.sql;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.directive.DirectiveParser;
import io.mockloop.migrations.sql.directive.DirectivesBuilder;
import io.mockloop.migrations.sql.split.Piece;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A {@code -- depends-on:} directive of a migration's way up.
 *
 * @param line where it stands, from 1
 * @param versions what it names
 */
public record DependsOn(int line, List<Version> versions) {

    /** Copies the list. */
    public DependsOn {
        versions = List.copyOf(versions);
    }

    /**
     * Reads those of a script. What stands behind the head of its way up isn't looked at, so that it costs little,
     * however long the script is.
     *
     * @param whole as for {@link SqlScript#read}
     * @throws ScriptException if the head cannot be read
     */
    public static List<DependsOn> read(SqlSource source, @Nullable Section whole, SqlRules rules, Charset encoding) {
        ScriptSettings settings = new ScriptSettings(rules, Map.of(), Set.of(), false, Set.of()).in(encoding);
        Collector found = new Collector(source.name());
        try (MarkedStatements statements = new MarkedStatements(source, whole, settings, found)) {
            Piece.Statement next = statements.next();
            while (next != null && statements.section() != Section.UP) {
                next = statements.next();
            }
        }
        return found.directives;
    }

    private static final class Collector implements MarkedStatements.Listener {

        private final DirectiveParser parser;
        private final List<DependsOn> directives = new ArrayList<>();

        Collector(String script) {
            parser = new DirectiveParser(script);
        }

        @Override
        public void comment(Piece.Comment comment, @Nullable Section section, boolean head) {
            if (head && section != Section.DOWN) {
                DirectivesBuilder said = new DirectivesBuilder();
                parser.read(comment, said);
                List<Version> versions = said.below(new DirectivesBuilder()).dependsOn();
                if (!versions.isEmpty()) {
                    directives.add(new DependsOn(comment.line(), versions));
                }
            }
        }
    }
}
