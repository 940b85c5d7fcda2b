package io.mockloop.migrations.cli.connection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * A MySQL or MariaDB URL, for MariaDB's driver.
 *
 * <p>That driver encrypts only where {@code sslMode} says so, and knows MySQL's words for it but {@code PREFERRED}
 * (MariaDB Connector/J, "TLS"; MySQL Connector/J, "Connection properties, security").
 *
 * @param base what stands before the parameters
 * @param parameters in their order
 */
record MySqlUrl(String base, Map<String, String> parameters) {

    private static final String SSL_MODE = "sslMode";

    static MySqlUrl of(String jdbc) {
        int start = jdbc.indexOf('?');
        String base = (start < 0 ? jdbc : jdbc.substring(0, start)).replaceFirst("^jdbc:mysql:", "jdbc:mariadb:");
        Map<String, String> parameters = new LinkedHashMap<>();
        if (start >= 0) {
            for (String each : StringUtils.tokenizeToStringArray(jdbc.substring(start + 1), "&")) {
                int equals = each.indexOf('=');
                parameters.put(
                        equals < 0 ? each : each.substring(0, equals), equals < 0 ? "" : each.substring(equals + 1));
            }
        }
        return new MySqlUrl(base, parameters).inItsWords();
    }

    private MySqlUrl inItsWords() {
        Map<String, String> translated = new LinkedHashMap<>(parameters);
        String mode = remove(translated, SSL_MODE);
        String use = remove(translated, "useSSL");
        String verify = remove(translated, "verifyServerCertificate");
        if (mode == null && use != null) {
            mode = use.equalsIgnoreCase("false") ? "disable" : "true".equalsIgnoreCase(verify) ? "verify-ca" : "trust";
        }
        if (mode != null && !mode.equalsIgnoreCase("PREFERRED")) {
            translated.put(SSL_MODE, mode);
        }
        return new MySqlUrl(base, translated);
    }

    private static @Nullable String remove(Map<String, String> parameters, String name) {
        for (String each : new ArrayList<>(parameters.keySet())) {
            if (each.equalsIgnoreCase(name)) {
                return parameters.remove(each);
            }
        }
        return null;
    }

    /** Whether it says whether to encrypt. */
    boolean saysHowToEncrypt() {
        return parameters.containsKey(SSL_MODE);
    }

    MySqlUrl with(String sslMode) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        changed.put(SSL_MODE, sslMode);
        return new MySqlUrl(base, changed);
    }

    String jdbc() {
        List<String> written = new ArrayList<>();
        parameters.forEach((name, value) -> written.add(value.isEmpty() ? name : name + "=" + value));
        return written.isEmpty() ? base : base + "?" + String.join("&", written);
    }

    /** Not so {@code jdbc:mysql:loadbalance:} and the like. */
    boolean isPlain() {
        return base.startsWith("//", base.indexOf(':', "jdbc:".length()) + 1);
    }

    boolean namesAHost() {
        return base.contains("://");
    }
}
