package io.mockloop.migrations.dialect.mysql.script;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and texts of a structure as they stand in SQL, whatever the session's mode is. */
final class Names {

    private Names() {}

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    static String quoted(Collection<String> names) {
        return names.stream().map(Names::quoted).collect(Collectors.joining(", "));
    }

    /** A text in a session that reads backslashes, as sessions do if nothing else is said. */
    static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
