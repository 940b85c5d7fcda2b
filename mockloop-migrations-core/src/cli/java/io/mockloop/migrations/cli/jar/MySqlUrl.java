package io.mockloop.migrations.cli.jar;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * A MySQL or MariaDB URL, for MariaDB's driver.
 *
 * <p>That driver encrypts only if {@code sslMode} says so, and knows MySQL's words for it but {@code PREFERRED}
 * (MariaDB Connector/J, "TLS"; MySQL Connector/J, "Connection properties, security").
 *
 * @param base what stands before the parameters
 * @param parameters in their order
 */
record MySqlUrl(String base, Map<String, String> parameters) {

    private static final String MYSQL = "jdbc:mysql:";
    private static final String SSL_MODE = "sslMode";

    static MySqlUrl of(String jdbc) {
        int start = jdbc.indexOf('?');
        String base = start < 0 ? jdbc : jdbc.substring(0, start);
        Map<String, String> parameters = new LinkedHashMap<>();
        if (start >= 0) {
            for (String each : StringUtils.tokenizeToStringArray(jdbc.substring(start + 1), "&")) {
                String[] pair = each.split("=", 2);
                String value = pair.length == 1 ? "" : pair[1];
                parameters.put(pair[0], base.startsWith(MYSQL) ? decoded(value) : value);
            }
        }
        return new MySqlUrl(base.replaceFirst("^" + MYSQL, "jdbc:mariadb:"), parameters).inItsWords();
    }

    /** MySQL's own driver decodes what MariaDB's takes as it stands, which has no way to write an ampersand. */
    private static String decoded(String value) {
        try {
            String decoded = URLDecoder.decode(value, StandardCharsets.UTF_8);
            return decoded.indexOf('&') < 0 ? decoded : value;
        } catch (IllegalArgumentException notEncoded) {
            return value;
        }
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
