package io.mockloop.migrations.connection;

import io.mockloop.migrations.exception.ShownUrl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * Where a database is.
 *
 * @param jdbc the URL for the driver, without user and password, wherever they stood
 * @param user who is to connect, if the URL says it
 * @param password the user's, if the URL has it
 */
public record DatabaseUrl(
        String jdbc, @Nullable String user, @Nullable String password) {

    private static final Pattern SHORT =
            Pattern.compile("(?i)(sqlite|postgres|postgresql|mysql|mariadb)(\\+\\w+)?:(.*)");
    private static final String ENCODED = "If it belongs to a password: write %25, %2F, %3F, %23, %40 for % / ? # @"
            + " in it, or give it with --password.";

    /**
     * Reads what was typed.
     *
     * @throws IllegalArgumentException if it is none, with what would be
     */
    public static DatabaseUrl of(String typed) {
        String url = typed.strip();
        if (url.regionMatches(true, 0, "jdbc:", 0, 5)) {
            return server("jdbc:" + url.substring(5));
        }
        Matcher matcher = SHORT.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no database URL. Write a JDBC URL, or sqlite:///app.db, postgresql://user@host/database, mysql://user@host/database, mariadb://user@host/database."
                            .formatted(shown(url)));
        }
        String rest = matcher.group(3);
        return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
            case "sqlite" -> new DatabaseUrl("jdbc:sqlite:" + sqlitePath(rest), null, null);
            case "postgres", "postgresql" -> server("jdbc:postgresql:" + rest);
            case "mysql" -> server("jdbc:mysql:" + rest);
            default -> server("jdbc:mariadb:" + rest);
        };
    }

    /** Three slashes stand before a relative path, four before an absolute one. */
    private static String sqlitePath(String rest) {
        String path = rest.startsWith("///") ? rest.substring(3) : rest;
        if (path.length() > 2 && path.startsWith("//") && path.equals(rest)) {
            String shown = shown("sqlite:" + path);
            throw new IllegalArgumentException(
                    "%s names a host, and SQLite has none: three slashes stand before a file, as in sqlite:///%s, and four before an absolute path."
                            .formatted(shown, shown.endsWith(path) ? path.substring(2) : "app.db"));
        }
        return path.isEmpty() || path.equals("//") ? ":memory:" : path;
    }

    private static DatabaseUrl server(String jdbc) {
        return new DatabaseUrl(jdbc, null, null)
                .withoutUserBeforeHost()
                .withPossiblePorts()
                .withoutUserInParameters()
                .withNothingOfAPassword();
    }

    private DatabaseUrl withoutUserBeforeHost() {
        Matcher matcher = jdbc.indexOf('@') < 0 ? null : Hosts.WITH_USER.matcher(jdbc);
        if (matcher == null || !matcher.matches()) {
            return this;
        }
        String[] who = matcher.group(2).split(":", 2);
        // A plus stands for itself here.
        UnaryOperator<String> decode = text -> decoded(text.replace("+", "%2B"));
        return new DatabaseUrl(
                matcher.group(1) + matcher.group(3),
                who[0].isEmpty() ? null : decode.apply(who[0]),
                who.length == 1 ? null : decode.apply(who[1]));
    }

    private String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // The reason would show a part of the password.
            throw new IllegalArgumentException(
                    "In %s a %% stands for itself in the user or the password: write %%25 for it.".formatted(shown()));
        }
    }

    /** A password that wasn't encoded makes a port, too, which drivers would show. */
    private DatabaseUrl withPossiblePorts() {
        int start = jdbc.indexOf("://") + 3;
        if (start > 2 && Hosts.KINDS.contains(jdbc.substring(0, start))) {
            String hosts = Hosts.END.split(jdbc.substring(start), 2)[0];
            requireNoOtherWord(jdbc.substring(start));
            for (String host : hosts.split(",", -1)) {
                if (!Hosts.WITH_POSSIBLE_PORT.matcher(host).matches()) {
                    // Behind the last @ there is no password.
                    boolean isHost = user != null && jdbc.indexOf('@') < 0;
                    throw new IllegalArgumentException("The port in %s isn't a number from 1 to 65535. %s"
                            .formatted(isHost ? jdbc.substring(0, start) + hosts : shown(), ENCODED));
                }
            }
        }
        return this;
    }

    /** As URLs of Go's driver have it. */
    private static void requireNoOtherWord(String fromHost) {
        Matcher matcher = Hosts.OF_GO.matcher(fromHost);
        if (matcher.lookingAt() && matcher.group(1) != null) {
            throw new IllegalArgumentException(
                    "The host stands alone here, not in tcp(...): write mysql://user@%s/database."
                            .formatted(matcher.group(1)));
        }
        if (matcher.lookingAt()) {
            throw new IllegalArgumentException(
                    "A host stands here, not unix(...) or tcp(...): write mysql://user@host:port/database.");
        }
    }

    /** A driver shows what it cannot read. MariaDB's takes parameters as they stand, the others decode them. */
    private DatabaseUrl withoutUserInParameters() {
        int start = jdbc.indexOf('?');
        if (start < 0 || !Hosts.WITH_PARAMETERS.matcher(jdbc).lookingAt()) {
            return this;
        }
        UnaryOperator<String> decode = isOf("mariadb") ? UnaryOperator.identity() : this::decoded;
        String[] who = {user, password};
        List<String> others = new ArrayList<>();
        for (String each : StringUtils.tokenizeToStringArray(jdbc.substring(start + 1), "&")) {
            String[] pair = each.split("=", 2);
            int which = pair[0].equalsIgnoreCase("user") ? 0 : pair[0].equalsIgnoreCase("password") ? 1 : -1;
            if (which < 0 || pair.length == 1) {
                others.add(each);
            } else {
                who[which] = decode.apply(pair[1]);
            }
        }
        String base = jdbc.substring(0, start);
        return new DatabaseUrl(others.isEmpty() ? base : base + "?" + String.join("&", others), who[0], who[1]);
    }

    /** What is left of a password that wasn't encoded would be taken for a host, a database or a parameter. */
    private DatabaseUrl withNothingOfAPassword() {
        if (Hosts.KINDS.stream().anyMatch(jdbc::startsWith)
                && Hosts.STRAY.matcher(jdbc).matches()) {
            throw new IllegalArgumentException("%s has an @, ; or # where none can be. %s".formatted(shown(), ENCODED));
        }
        return this;
    }

    /** Whether it is that kind, as {@code sqlite}. */
    public boolean isOf(String kind) {
        return jdbc.startsWith("jdbc:" + kind + ":");
    }

    /**
     * Whether it leads to a server, and names no database. (With a slash at its end, PostgreSQL's driver takes the one
     * of the user's name.)
     */
    public boolean namesNoDatabase() {
        return Hosts.WITHOUT_DATABASE.matcher(jdbc).matches();
    }

    /** The URL as it may be shown. */
    public String shown() {
        return shown(jdbc);
    }

    /** A URL, or what is given for one, as it may be shown. */
    public static String shown(String url) {
        return ShownUrl.of(url).text();
    }

    /** Whether a driver's own words about it, which may repeat it, hold no password. */
    public boolean isWithoutSecrets() {
        return ShownUrl.of(jdbc).isWhole();
    }

    /** Not needed by most. */
    private static final class Hosts {

        static final Pattern WITH_USER =
                Pattern.compile("(?i)(jdbc:(?:postgresql|mysql|mariadb)://)([^/?#]*)@([^@/]*(?:[/?].*)?)");
        static final Set<String> KINDS = Set.of("jdbc:postgresql://", "jdbc:mysql://", "jdbc:mariadb://");
        static final Pattern WITH_PARAMETERS = Pattern.compile("jdbc:(?:postgresql|mysql|mariadb):[^?#@;]*\\?");
        static final Pattern OF_GO = Pattern.compile("(?:tcp|unix)\\((?:([\\w.-]+(?::\\d{1,5})?)\\)[^@]*$)?");
        static final Pattern WITHOUT_DATABASE =
                Pattern.compile("jdbc:(?:(?:mysql|mariadb):(?:\\w+:)?//[^/?]+/?|postgresql://[^/?]*)(?:\\?.*)?");
        static final Pattern END = Pattern.compile("[/?#]");
        static final Pattern WITH_POSSIBLE_PORT = Pattern.compile("(.*\\(.*|\\[[^]]*]|[^:\\[]*)"
                + "(:(0*(6553[0-5]|655[0-2]\\d|65[0-4]\\d{2}|6[0-4]\\d{3}|[1-5]\\d{4}|[1-9]\\d{0,3}))?)?");
        /** Before the parameters, or in the name of one. */
        static final Pattern STRAY = Pattern.compile("[^?]*[@;#].*|[^?]*\\?(?:[^&]*&)*[^=&]*@.*");

        private Hosts() {}
    }
}
