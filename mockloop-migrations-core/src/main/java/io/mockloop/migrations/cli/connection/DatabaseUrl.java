package io.mockloop.migrations.cli.connection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is.
 *
 * @param jdbc the URL for the driver, without user and password where they stood before the host
 * @param user who stood before the host
 * @param password what stood before the host
 */
public record DatabaseUrl(
        String jdbc, @Nullable String user, @Nullable String password) {

    private static final Pattern SHORT =
            Pattern.compile("(?i)(sqlite|postgres|postgresql|mysql|mariadb)(\\+\\w+)?:(.*)");

    /**
     * Reads what was typed.
     *
     * @throws IllegalArgumentException if it is none, with what would be
     */
    public static DatabaseUrl of(String typed) {
        String url = typed.strip();
        if (url.regionMatches(true, 0, "jdbc:", 0, 5)) {
            return withoutUser("jdbc:" + url.substring(5)).withPossiblePorts();
        }
        Matcher matcher = SHORT.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no database URL. Write a JDBC URL, or sqlite:///app.db, postgresql://user@host/database, mysql://user@host/database, mariadb://user@host/database."
                            .formatted(redacted(url)));
        }
        String rest = matcher.group(3);
        return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
            case "sqlite" -> new DatabaseUrl("jdbc:sqlite:" + sqlitePath(rest), null, null);
            case "postgres", "postgresql" ->
                withoutUser("jdbc:postgresql:" + rest).withPossiblePorts();
            case "mysql" -> withoutUser("jdbc:mysql:" + rest).withPossiblePorts();
            default -> withoutUser("jdbc:mariadb:" + rest).withPossiblePorts();
        };
    }

    /** Three slashes stand before a relative path, four before an absolute one. */
    private static String sqlitePath(String rest) {
        String path = rest.startsWith("///") ? rest.substring(3) : rest;
        if (path.length() > 2 && path.startsWith("//") && path.equals(rest)) {
            throw new IllegalArgumentException(
                    "sqlite:%s names a host, and SQLite has none: three slashes stand before a file, as in sqlite:///%s, and four before an absolute path."
                            .formatted(path, path.substring(2)));
        }
        return path.isEmpty() || path.equals("//") ? ":memory:" : path;
    }

    private static DatabaseUrl withoutUser(String jdbc) {
        Matcher matcher = jdbc.indexOf('@') < 0 ? null : Hosts.WITH_USER.matcher(jdbc);
        if (matcher == null || !matcher.matches()) {
            return new DatabaseUrl(jdbc, null, null);
        }
        String[] who = matcher.group(2).split(":", 2);
        try {
            return new DatabaseUrl(
                    matcher.group(1) + matcher.group(3),
                    who[0].isEmpty() ? null : decoded(who[0]),
                    who.length == 1 ? null : decoded(who[1]));
        } catch (IllegalArgumentException e) {
            // The reason would show a part of the password.
            throw new IllegalArgumentException(
                    "In %s a %% stands for itself in the user or the password: write %%25 for it."
                            .formatted(redacted(jdbc)));
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A password that wasn't encoded makes a port, too, which drivers would show. */
    private DatabaseUrl withPossiblePorts() {
        int start = jdbc.indexOf("://") + 3;
        if (start > 2 && Hosts.KINDS.contains(jdbc.substring(0, start))) {
            for (String host : Hosts.END.split(jdbc.substring(start), 2)[0].split(",", -1)) {
                if (!Hosts.WITH_POSSIBLE_PORT.matcher(host).matches()) {
                    throw new IllegalArgumentException(
                            "The port in %s isn't a number from 1 to 65535. If it belongs to a password: write %%2F, %%3F, %%23 for / ? # in it, or give it with --password."
                                    .formatted(shown()));
                }
            }
        }
        return this;
    }

    /** Whether it is that kind, as {@code sqlite}. */
    boolean isOf(String kind) {
        return jdbc.startsWith("jdbc:" + kind + ":");
    }

    /** The URL as it may be shown. */
    public String shown() {
        return redacted(jdbc);
    }

    private static String redacted(String url) {
        return Hosts.SECRETS.matcher(url).replaceAll("$1***");
    }

    /** Not needed by most. */
    private static final class Hosts {

        static final Pattern WITH_USER =
                Pattern.compile("(?i)(jdbc:(?:postgresql|mysql|mariadb)://)([^/?#]*)@([^@/]*(?:[/?].*)?)");
        static final Set<String> KINDS = Set.of("jdbc:postgresql://", "jdbc:mysql://", "jdbc:mariadb://");
        static final Pattern END = Pattern.compile("[/?#]");
        static final Pattern WITH_POSSIBLE_PORT = Pattern.compile("(.*\\(.*|\\[[^]]*]|[^:\\[]*)"
                + "(:(0*(6553[0-5]|655[0-2]\\d|65[0-4]\\d{2}|6[0-4]\\d{3}|[1-5]\\d{4}|[1-9]\\d{0,3}))?)?");
        static final Pattern SECRETS = Pattern.compile("(?i)(password\\w*=|pwd=|(?<=[:/])[^:/@]*:(?=[^@]*@))[^&;@]*");

        private Hosts() {}
    }
}
