package io.mockloop.migrations.cli.jar;

import io.mockloop.migrations.setup.Settings;
import io.mockloop.migrations.sql.directive.EditDistance;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Finds the property of {@code mockloop.migrations} that a name in a file means, or may mean. */
final class PropertyNames {

    private static final String PLACEHOLDERS = "placeholders";
    private static final int FAR = 3;

    private final Map<String, String> byPlain = new LinkedHashMap<>();

    PropertyNames() {
        Settings.ALL.forEach(each -> byPlain.put(plain(each.name()), each.name()));
    }

    /** Spring Boot takes {@code onFuture}, {@code on_future}, {@code onfuture} and {@code on-future} for one name. */
    private static String plain(String name) {
        return name.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }

    /**
     * The name as it is listed; that of a placeholder's value is kept, but for brackets around it.
     *
     * @throws IllegalArgumentException if there is no such property, with what may be meant
     */
    String listed(String written) {
        int end = Math.min(end(written, '.'), end(written, '['));
        if (end < written.length() && plain(written.substring(0, end)).equals(PLACEHOLDERS)) {
            String name = written.substring(written.charAt(end) == '.' ? end + 1 : end);
            boolean inBrackets = name.startsWith("[") && name.endsWith("]");
            return PLACEHOLDERS + "." + (inBrackets ? name.substring(1, name.length() - 1) : name);
        }
        String name = byPlain.get(plain(written));
        if (name == null) {
            throw new IllegalArgumentException(
                    "there is no property mockloop.migrations.%s. %s".formatted(written, suggestion(plain(written))));
        }
        return name;
    }

    private static int end(String text, char of) {
        int at = text.indexOf(of);
        return at < 0 ? text.length() : at;
    }

    private String suggestion(String plain) {
        String nearest = "";
        int least = Math.min(FAR, plain.length() / 2) + 1;
        for (Map.Entry<String, String> each : byPlain.entrySet()) {
            int distance = plain.length() > 2 && each.getKey().startsWith(plain) ? 0 : EditDistance.between(plain, each.getKey());
            if (distance < least) {
                least = distance;
                nearest = each.getValue();
            }
        }
        if (nearest.isEmpty() && EditDistance.between(plain.split("[.\\[]", 2)[0], PLACEHOLDERS) < FAR) {
            nearest = PLACEHOLDERS + ".NAME";
        }
        return nearest.isEmpty()
                ? "There are %s, %s.NAME.".formatted(String.join(", ", byPlain.values()), PLACEHOLDERS)
                : "Is it %s?".formatted(nearest);
    }
}
