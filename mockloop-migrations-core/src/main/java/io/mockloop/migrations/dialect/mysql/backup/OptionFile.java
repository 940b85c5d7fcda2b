package io.mockloop.migrations.dialect.mysql.backup;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.engine.backup.BackupProblem;
import io.mockloop.migrations.engine.backup.BackupSite;
import io.mockloop.migrations.engine.backup.LoginOfTools;
import io.mockloop.migrations.engine.backup.Private;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The file by which a program of the server's is told where to connect, and as whom. */
final class OptionFile {

    private static final Pattern URL = Pattern.compile(
            "jdbc:(?:mysql|mariadb):(?:\\w+:)?//(?:[^/?@]*@)?(\\[[^]]+]|[^/?:,@()\\[]*)(?::(\\d+))?(?:[,/?].*)?");

    private final BackupSite site;
    private final String text;

    OptionFile(BackupSite site, ToolFamily family) throws BackupProblem, SQLException {
        this.site = site;
        String url = String.valueOf(site.connection().getMetaData().getURL());
        Matcher address = URL.matcher(url);
        if (!address.matches()) {
            throw LoginOfTools.unknownAddress();
        }
        Map<String, String> parameters = parameters(url);
        LoginOfTools login = LoginOfTools.of(site, parameters.get("user"), parameters.get("password"));
        StringBuilder lines = new StringBuilder("[client]\nprotocol=tcp\n");
        add(lines, "host", host(address.group(1)));
        add(lines, "port", address.group(2) == null ? "3306" : address.group(2));
        add(lines, "user", login.user());
        add(lines, "password", login.password() == null ? "" : login.password());
        String mode =
                parameters.getOrDefault("sslmode", "").toUpperCase(Locale.ROOT).replace('-', '_');
        boolean asksForKey = "true".equalsIgnoreCase(parameters.get("allowpublickeyretrieval"));
        family.encryption(mode, asksForKey).forEach(line -> lines.append(line).append('\n'));
        text = lines.toString();
    }

    /** The clients look for a socket if they are told this name. */
    private static String host(String named) {
        String host = named.isEmpty() || named.equals("localhost") ? "127.0.0.1" : named;
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static void add(StringBuilder lines, String name, String value) {
        lines.append(name)
                .append("=\"")
                .append(value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r"))
                .append("\"\n");
    }

    /** By their names in lower case. */
    private static Map<String, String> parameters(String url) {
        Map<String, String> parameters = new HashMap<>();
        int start = url.indexOf('?');
        for (String each : start < 0 ? new String[0] : url.substring(start + 1).split("&")) {
            String[] pair = each.split("=", 2);
            parameters.put(pair[0].toLowerCase(Locale.ROOT), pair.length == 1 ? "" : decoded(pair[1]));
        }
        return parameters;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /** The file, in the folder that nobody else can look into. */
    Path written() throws BackupProblem {
        try {
            Path file = site.work().resolve("client.cnf");
            return Files.exists(file) ? file : Private.file(file, text);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    static BackupProblem unusable(IOException e) {
        return new BackupProblem(e.toString(), Message.of("See why the folder for backups cannot be used."), e);
    }
}
