package io.mockloop.migrations.dialect.mysql.snapshot;

import java.util.Locale;
import java.util.regex.Pattern;

/** Texts of the catalog without what differs from one session, version or database to the next. */
final class CatalogText {

    /** The width that newer versions of MySQL don't tell, since it says nothing of what fits in. */
    private static final Pattern WIDTH = Pattern.compile("^((?:tiny|small|medium|big)?int|year)\\(\\d+\\)");

    /** What only newer versions understand is written as a comment to the others. */
    private static final Pattern CONDITIONAL = Pattern.compile("/\\*M?!\\d* (\\w+)\\*/");

    private static final String OLD_UTF8 = "utf8_";

    private static final String BOOLEAN = "tinyint(1)"; // by which drivers know it

    private final String text;
    private final String prefix;
    private final StringBuilder result = new StringBuilder();
    private int at;

    private CatalogText(String text, String prefix) {
        this.text = text;
        this.prefix = prefix;
    }

    /** A column's type. */
    static String type(String type) {
        if (type.equals(BOOLEAN) || type.endsWith(" zerofill")) {
            return type;
        }
        String narrow = WIDTH.matcher(type).replaceFirst("$1");
        return narrow.contains("/*") && narrow.indexOf('\'') < 0
                ? CONDITIONAL.matcher(narrow).replaceAll(each -> each.group(1).toLowerCase(Locale.ROOT))
                : narrow;
    }

    /** A collation, which older versions write without the width of its characters. */
    static String collation(String collation) {
        return collation.startsWith(OLD_UTF8) ? "utf8mb3_" + collation.substring(OLD_UTF8.length()) : collation;
    }

    /** An expression or query without the name of its own database, and with MySQL's quotes around names. */
    static String expression(String expression, String database) {
        if (expression.indexOf('`') < 0 && expression.indexOf('"') < 0) {
            return expression.strip(); // it names nothing
        }
        return new CatalogText(expression.strip(), database.isEmpty() ? "" : quoted(database) + ".").normal();
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private String normal() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '\'') {
                int end = end(next);
                result.append(text, at, end);
                at = end;
            } else if (next == '`' || next == '"') { // the second in a session that has ANSI_QUOTES, on MariaDB
                name(next);
            } else {
                result.append(next);
                at++;
            }
        }
        return result.toString();
    }

    private void name(char quote) {
        boolean isQualified = result.length() > 0 && result.charAt(result.length() - 1) == '.';
        int from = at;
        at = end(quote);
        String name = text.substring(from, at);
        if (quote == '"') {
            name = quoted(name.substring(1, name.length() - 1).replace("\"\"", "\""));
        }
        boolean isDatabase =
                !isQualified && (name + ".").equals(prefix) && at < text.length() && text.charAt(at) == '.';
        if (isDatabase) {
            at++;
        } else {
            result.append(name);
        }
    }

    /** Behind the quote that ends what begins here. */
    private int end(char quote) {
        int position = at + 1;
        while (position < text.length()) {
            char next = text.charAt(position);
            if (next == '\\' && quote == '\'') {
                position++;
            } else if (next == quote) {
                if (position + 1 == text.length() || text.charAt(position + 1) != quote) {
                    return position + 1;
                }
                position++;
            }
            position++;
        }
        return text.length();
    }
}
