package io.mockloop.migrations.exception;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be shown of a database's URL, the one place that says so: product, hosts and database, if it is sure that
 * none of them is a part of a password, else what it begins with. Never who connects, and no parameter.
 *
 * @param text what may be shown
 * @param isWhole whether nothing but parameters is left out, and none of them can hold a password
 */
public record ShownUrl(String text, boolean isWhole) {

    static final String REST = "...";
    private static final String SQLITE = "(?:jdbc:)?sqlite:";

    /** A name that an assignment follows is one, too: it may be meant as a parameter. */
    static final Pattern SECRET =
            Pattern.compile("(?i)(?:(?:pass|pwd|secret|token)\\w*|(?:api|access|private|\\W)_?key)\\s*=");

    /** What may have a colon in the name of a file: else it is taken for the one between a user and a password. */
    private static final Pattern BEFORE_FILE = Pattern.compile("^(?:file:|:memory:|/?[A-Za-z]:(?=[/\\\\][^@]*$))");

    private static final Pattern SCHEME = Pattern.compile("(?i)(?:jdbc:)?[a-z][a-z0-9+.-]{0,20}:|jdbc:");

    private static final String HOST = "(?:[\\p{L}\\p{N}_.-]+|\\[[\\p{XDigit}:.]+])(?::\\d{0,5})?";
    private static final Pattern SERVER = Pattern.compile(
            "((?:jdbc:)?[A-Za-z][A-Za-z0-9+.-]*:(?:[a-z]+:)?//(?:HOST(?:,HOST)*)?(?:/[^@?:;=&#(){},\\s]*)?)(\\?[^@]*)?"
                    .replace("HOST", HOST));
    /** Also what is no URL: the name of a host or file, which is what many give in place of one. */
    private static final Pattern NAME = Pattern.compile("((?:jdbc:(?:postgresql|mysql|mariadb):/?)?[\\w.-]*"
            + "|jdbc:(?:sqlite|postgresql|mysql|mariadb)|[\\w.-]+:\\d{1,5}(?:/[\\w.-]*)?)(\\?[^@]*)?");

    /** What may be shown of a URL, or of what is given for one. */
    public static ShownUrl of(String url) {
        if (url.matches("(?is)" + SQLITE + ".*")) {
            return ofFile(url);
        }
        for (Pattern each : new Pattern[] {SERVER, NAME}) {
            Matcher matcher = each.matcher(url);
            if (matcher.matches()) {
                String parameters = matcher.group(2);
                return new ShownUrl(
                        matcher.group(1),
                        parameters == null || !SECRET.matcher(parameters).find());
            }
        }
        return new ShownUrl(beginning(url), false);
    }

    private static ShownUrl ofFile(String url) {
        int parameters = url.indexOf('?');
        String path = parameters < 0 ? url : url.substring(0, parameters);
        boolean isShown = !isDoubtful(path.replaceFirst("(?i)^" + SQLITE, ""));
        return new ShownUrl(
                isShown ? path : beginning(url), isShown && !SECRET.matcher(url).find());
    }

    /** Whether no more than the beginning is shown. */
    boolean isCut() {
        return text.endsWith(REST);
    }

    /** What every URL may be shown of. */
    String beginning() {
        return beginning(text);
    }

    private static String beginning(String url) {
        Matcher scheme = SCHEME.matcher(url);
        String shown = scheme.lookingAt() ? scheme.group() : "";
        return shown.length() == url.length() ? shown : shown + REST;
    }

    /** The name of a file, of which a URL may have been made by mistake. */
    public static String ofPath(String path) {
        return isDoubtful(path) ? REST : path;
    }

    private static boolean isDoubtful(String path) {
        return BEFORE_FILE.matcher(path).replaceFirst("").indexOf(':') >= 0
                || SECRET.matcher(path).find();
    }
}
