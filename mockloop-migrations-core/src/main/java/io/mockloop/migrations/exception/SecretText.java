package io.mockloop.migrations.exception;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words of drivers, which may repeat a password with the URL that it stands in, or pieces of both. */
final class SecretText {

    private static final Pattern URL = Pattern.compile("(?i)(?:jdbc:|[a-z][a-z0-9+.-]{0,20}://)[^\\s'\"<>]*");
    private static final Pattern USER_AND_PASSWORD = Pattern.compile("[^\\s'\"(]*:[^\\s'\"]*@");

    private static final String PLAIN = "(?:[\\w.~!*+-]|%[0-9A-Fa-f]{2})*";
    /** The one kind of URL in which a driver takes user and password before the host. */
    private static final Pattern BEFORE_HOST =
            Pattern.compile("(jdbc:mysql:(?:[a-z+]+:)?//)" + PLAIN + "(?::(" + PLAIN + "))?@");

    private static final Pattern PARAMETERS = Pattern.compile("(?:[^=&@]*(?:=(?:[^&%]|%[0-9A-Fa-f]{2})*)?(?:&|$))*");

    private SecretText() {}

    /** A line without what can be a password. */
    static String without(String line) {
        Matcher url = URL.matcher(line);
        if (!url.find() || !isSecretive(line.substring(url.start()))) {
            return cut(line);
        }
        String before = line.substring(0, url.start());
        String head = cut(before);
        if (!head.equals(before)) {
            return head;
        }
        String after = line.substring(url.end());
        ShownUrl shown = ShownUrl.of(url.group());
        // Where a URL ends isn't known if it has a password, which can hold spaces and quotes.
        return isSecretive(after)
                ? head + shown.beginning()
                : head + shown.text() + (after.isBlank() || shown.isCut() ? "" : ShownUrl.REST);
    }

    private static boolean isSecretive(String text) {
        return text.indexOf('@') >= 0 || ShownUrl.SECRET.matcher(text).find();
    }

    private static String cut(String text) {
        Matcher secret = ShownUrl.SECRET.matcher(text);
        String shown = secret.find() ? text.substring(0, secret.end()) + ShownUrl.REST : text;
        return USER_AND_PASSWORD.matcher(shown).replaceAll(ShownUrl.REST + "@");
    }

    /**
     * Whether a driver that takes a URL apart can say a piece of a password, as the port that it took it for, or has
     * done so.
     */
    static boolean canHoldPieceOf(String url, String words) {
        if (!isSecretive(url)) {
            return false;
        }
        Matcher user = BEFORE_HOST.matcher(url);
        boolean hasUser = user.lookingAt();
        String password = hasUser ? user.group(2) : null;
        if (password != null && !password.isEmpty() && words.contains(password)) {
            return true;
        }
        String rest = hasUser ? user.group(1) + url.substring(user.end()) : url;
        int parameters = rest.indexOf('?');
        String base = parameters < 0 ? rest : rest.substring(0, parameters);
        return ShownUrl.of(base).isCut()
                || (parameters >= 0
                        && !PARAMETERS.matcher(rest.substring(parameters + 1)).matches());
    }
}
