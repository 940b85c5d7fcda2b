package io.mockloop.migrations.dialect;

import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The name of a key, check or index that something in the database has: what to do, said with the server's words. */
final class TakenName {

    private static final String QUOTED = "(?:\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`)";

    /** What a statement makes by a name, as changes of a schema are written, and whether it is a foreign key. */
    private static final Pattern MADE = Pattern.compile(
            "(?<!DROP |ALTER |RENAME )(?:CONSTRAINT|INDEX(?: CONCURRENTLY)?(?: IF NOT EXISTS)?) (?:%1$s\\.)?(%1$s)( FOREIGN KEY)?"
                    .formatted(QUOTED));

    private TakenName() {}

    /** What MariaDB says of a foreign key's name, which it doesn't tell. */
    private static final String UNTOLD = "errno: 121 ";

    /** What was said of a name that is taken, with what to do if it is one of the statement's. */
    static SQLException explained(String statement, SQLException failure) {
        String said =
                List.of(String.valueOf(failure.getMessage()).split("\n", 2)).get(0);
        boolean isNamed = !said.contains(UNTOLD);
        List<String> names = MADE.matcher(statement)
                .results()
                .filter(made -> isNamed || made.group(2) != null)
                .map(TakenName::name)
                .filter(name -> !isNamed || isIn(said, name))
                .distinct()
                .toList();
        return names.isEmpty()
                ? failure
                : new SQLException(
                        "%s: the name %s is taken. Give what is made here another one, with named(\"…\")"
                                .formatted(said.replaceFirst("\\.$", ""), String.join(" or ", names)),
                        failure.getSQLState(),
                        failure.getErrorCode(),
                        failure);
    }

    private static String name(MatchResult made) {
        String quoted = made.group(1);
        String quote = quoted.substring(0, 1);
        return quoted.substring(1, quoted.length() - 1).replace(quote + quote, quote);
    }

    /** Not as a part of another. */
    private static boolean isIn(String said, String name) {
        return Pattern.compile("(?i)(?<![\\w$])%s(?![\\w$])".formatted(Pattern.quote(name)))
                .matcher(said)
                .find();
    }
}
