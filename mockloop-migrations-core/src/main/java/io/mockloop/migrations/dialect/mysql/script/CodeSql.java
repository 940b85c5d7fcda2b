package io.mockloop.migrations.dialect.mysql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Routines and events. */
final class CodeSql {

    private static final Pattern COLLATION = Pattern.compile(" collate (\\w+)(?=, |$)");

    private CodeSql() {}

    static String routine(SchemaObject routine) {
        String[] called = routine.id().name().split(" ", 2);
        String returns = routine.trait(Trait.RETURNS);
        String language = routine.trait(Trait.LANGUAGE);
        return "CREATE " + called[0].toUpperCase(Locale.ROOT) + " " + Names.quoted(called[1])
                + "(" + withCharacters(routine.trait(Trait.PARAMETERS)) + ")"
                + (returns.isEmpty() ? "" : " RETURNS " + withCharacters(returns))
                + (language.isEmpty() ? "" : " LANGUAGE " + language.toUpperCase(Locale.ROOT))
                + (routine.trait(Trait.DETERMINISTIC).isEmpty() ? "" : " DETERMINISTIC")
                + inCapitals(" ", routine.trait(Trait.DATA_ACCESS))
                + inCapitals(" SQL SECURITY ", routine.trait(Trait.SECURITY))
                + comment(routine)
                + "\n" + routine.trait(Trait.DEFINITION);
    }

    /** One that is there, of which only what is said of it differs: it keeps its rights. */
    static String changedRoutine(SchemaObject routine) {
        String[] called = routine.id().name().split(" ", 2);
        String access = routine.trait(Trait.DATA_ACCESS);
        String security = routine.trait(Trait.SECURITY);
        return "ALTER " + called[0].toUpperCase(Locale.ROOT) + " " + Names.quoted(called[1])
                + inCapitals(" ", access.isEmpty() ? "contains sql" : access)
                + inCapitals(" SQL SECURITY ", security.isEmpty() ? "definer" : security)
                + " COMMENT " + Names.literal(routine.trait(Trait.COMMENT));
    }

    /** DROP of what has code. */
    static String dropped(SchemaObject code) {
        String name = code.id().name();
        if (code.id().kind() != ObjectKind.ROUTINE) {
            return "DROP " + code.id().kind().name() + " " + Names.quoted(name);
        }
        String[] called = name.split(" ", 2);
        return "DROP " + called[0].toUpperCase(Locale.ROOT) + " " + Names.quoted(called[1]);
    }

    /** A collation alone isn't taken. */
    private static String withCharacters(String types) {
        return COLLATION.matcher(types).replaceAll(each -> Matcher.quoteReplacement(ColumnSql.collated(each.group(1))));
    }

    private static String inCapitals(String before, String word) {
        return word.isEmpty() ? "" : before + word.toUpperCase(Locale.ROOT);
    }

    private static String comment(SchemaObject object) {
        String comment = object.trait(Trait.COMMENT);
        return comment.isEmpty() ? "" : " COMMENT " + Names.literal(comment);
    }

    static String event(SchemaObject event) {
        String status = event.trait(Trait.STATUS);
        return "CREATE EVENT " + Names.quoted(event.id().name()) + " ON SCHEDULE "
                + schedule(event.trait(Trait.SCHEDULE))
                + time(" STARTS ", event.trait(Trait.STARTS))
                + time(" ENDS ", event.trait(Trait.ENDS))
                + inCapitals(" ON COMPLETION ", event.trait(Trait.ON_COMPLETION))
                + (status.isEmpty() ? "" : status.equals("disabled") ? " DISABLE" : " DISABLE ON SLAVE")
                + comment(event)
                + " DO\n" + event.trait(Trait.DEFINITION);
    }

    private static String schedule(String schedule) {
        return schedule.startsWith("at ")
                ? "AT " + Names.literal(schedule.substring("at ".length()))
                : schedule.toUpperCase(Locale.ROOT);
    }

    private static String time(String word, String time) {
        return time.isEmpty() ? "" : word + Names.literal(time);
    }
}
