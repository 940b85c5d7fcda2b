package io.mockloop.migrations.cli.output;

import java.io.File;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The engine speaks of properties and calls; here they are options and commands. */
public final class Wording {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("mockloop\\.migrations\\.placeholders\\.\\[?([^], ]+)]?");
    private static final Pattern OPTION = Pattern.compile(
            "mockloop\\.migrations\\.(out-of-order|on-missing|on-future|rollback-from|table|schema|placeholder-replacement)");
    private static final Pattern LOCK_TIMEOUT = Pattern.compile("mockloop\\.migrations\\.lock\\.timeout");
    private static final Pattern USER =
            Pattern.compile("mockloop\\.migrations\\.username and mockloop\\.migrations\\.password");
    private static final Pattern SETTING = Pattern.compile("the setting '(locations|java-packages)'");
    private static final Pattern CALL = Pattern.compile("MigrationManager\\.(repair|baseline|history)");

    private Wording() {}

    /** A text with what can be typed instead of properties and calls. */
    public static String asTyped(String text) {
        String here = text.replace("a start says", "mockloop db migrate says")
                .replace(
                        "or declare it as a bean.",
                        "or, where it is a bean of an application, call java -jar app.jar db.");
        String options = PLACEHOLDER.matcher(here).replaceAll("--placeholder $1=VALUE");
        options = OPTION.matcher(options).replaceAll("--$1");
        options = LOCK_TIMEOUT.matcher(options).replaceAll("--lock-timeout");
        options = USER.matcher(options).replaceAll("--user and --password");
        options = SETTING.matcher(options).replaceAll("--$1");
        return CALL.matcher(options).replaceAll("mockloop db $1");
    }

    /** A file as it is typed: from the working folder, where it lies below it, and with {@code /}. */
    public static String path(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path shown = file.startsWith(here) ? here.relativize(file) : file;
        return shown.normalize().toString().replace(File.separatorChar, '/');
    }
}
