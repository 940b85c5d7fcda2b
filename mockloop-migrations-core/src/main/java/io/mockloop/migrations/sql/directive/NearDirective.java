package io.mockloop.migrations.sql.directive;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comments that say what a directive says, in another form: another tool's word, a missing colon, an equals sign. Each
 * form wants a value that makes sense for it, so that a sentence ({@code -- transaction begins here}) is one.
 */
final class NearDirective {

    private static final String IS = "\\s*(?:\\s|:|=)\\s*";
    private static final String BOOL = "(true|false|yes|no|on|off|none|0|1|enabled?|disabled?)";
    private static final String VERSION = "[vV]?\\d+(?:\\.\\d+)*";
    private static final String QUERY =
            "((?:SELECT|select)\\s+(?:[\\d(*'\"@]|\\w+\\s*\\(|(?i:EXISTS|NOT|TRUE|FALSE|NULL)\\b"
                    + "|.*\\|).*|SELECT\\s.*\\sFROM\\s.*)";

    private static final Set<String> NO = Set.of("false", "no", "off", "none", "0", "disable", "disabled");

    private record Form(Pattern pattern, Function<MatchResult, String> meant) {

        Form(String pattern, Function<MatchResult, String> meant) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), meant);
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form(
                    "!?\\s*(?:(?:no|without|disable)[-_ ]?(?:ddl[-_ ]?)?transactions?|non[-_ ]?transactional)!?(?:" + IS
                            + BOOL + ")?",
                    match -> "transaction: " + (match.group(1) != null && isNo(match.group(1)))),
            new Form(
                    "(?:(?:run|execute|use|wrap|in|with|ddl)[-_ ]?){0,3}(?:transaction(?:al|s)?|tx)(?:[-_ ]?mode)?" + IS
                            + BOOL,
                    match -> "transaction: " + !isNo(match.group(1))),
            new Form("backup(?:[-_ ]?required)?" + IS + BOOL, match -> "backup: " + !isNo(match.group(1))),
            new Form(
                    "placeholder(?:s|[-_ ]?replacement)" + IS + BOOL,
                    match -> "placeholders: " + !isNo(match.group(1))),
            new Form(
                    "(?:depends?|dependent|dependenc(?:y|ies))(?:[-_ ]?on)?" + IS + "(" + VERSION + "(?:[\\s,]+"
                            + VERSION + ")*)",
                    match -> "depends-on: "
                            + String.join(
                                    ", ", match.group(1).replaceAll("[vV]", "").split("[\\s,]+"))),
            new Form(
                    "timeout" + IS + "(\\d{1,9})\\s*(ms|s|m|h)",
                    match -> "timeout: " + match.group(1) + match.group(2)),
            new Form(
                    "batch(?:[-_ ]?size)?" + IS + "([\\w\"`]+(?:\\.[\\w\"`]+){1,2}\\s+\\d+)",
                    match -> "batch: " + match.group(1)),
            new Form("(?:irreversible[.!]?|reversible\\s*[:=]\\s*(?:false|no))", match -> "irreversible: REASON"),
            new Form(
                    "lint[-_ ]ignore\\s*[:=]?\\s*(\\w+(?:[-_]\\w+)+)\\s+(\\S.*)",
                    match -> "lint: ignore " + match.group(1) + " " + match.group(2)));

    /** A query in small letters is one only if it can be no sentence. */
    private static final Pattern REQUIRE = Pattern.compile("[Rr](?:equire|EQUIRE)\\s*(?:\\s|=)\\s*" + QUERY);

    private NearDirective() {}

    /** The directive that a comment means, without the comment mark; empty for one that means none. */
    static Optional<String> meantBy(String comment) {
        for (Form form : FORMS) {
            Matcher matcher = form.pattern().matcher(comment);
            if (matcher.matches()) {
                return Optional.of(form.meant().apply(matcher));
            }
        }
        Matcher require = REQUIRE.matcher(comment);
        return require.matches()
                ? Optional.of("require: " + require.group(1) + (require.group(1).contains("|") ? "" : " | MESSAGE"))
                : Optional.empty();
    }

    private static boolean isNo(String value) {
        return NO.contains(value.toLowerCase(Locale.ROOT));
    }
}
