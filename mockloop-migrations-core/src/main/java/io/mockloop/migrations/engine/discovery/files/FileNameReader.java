package io.mockloop.migrations.engine.discovery.files;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.discovery.files.FileName.Misnamed;
import io.mockloop.migrations.engine.discovery.files.FileName.OfCallback;
import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.engine.discovery.files.FileName.OfRepeatable;
import io.mockloop.migrations.engine.discovery.files.FileName.OfScript;
import io.mockloop.migrations.engine.discovery.files.FileName.OfSettings;
import io.mockloop.migrations.engine.discovery.files.FileName.Other;
import io.mockloop.migrations.engine.discovery.files.FileName.Unsupported;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what files are by their names: the two conventions, what other tools take for a migration, and what nearly
 * follows a convention, which is more likely a slip than no migration.
 *
 * @param vendors the names of all databases in file names
 */
public record FileNameReader(Set<String> vendors) {

    private static final String CONF = ".conf";
    static final String NUMBER = "\\d+(?:[._]\\d+)*";
    private static final Pattern FLYWAY = Pattern.compile("([VUB])(" + NUMBER + ")(?:__(.*))?", Pattern.DOTALL);
    private static final Pattern SECTIONS = Pattern.compile("migration_(\\d+(?:\\.\\d+)*)_(.+)", Pattern.DOTALL);
    private static final Pattern REPEATABLE = Pattern.compile("R__(.*)", Pattern.DOTALL);
    private static final Pattern CALLBACK = Pattern.compile(
            "((?:before|after)(?:Each)?(?:Migrate|Undo|Clean|Validate|Baseline|Repair|Info|Connect|Deploy|Versioned"
                    + "|Repeatables)(?:Statement)?(?:Error|Applied|OperationFinish)?|createSchema)(?:__(.*))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern PROGRAM = Pattern.compile(
            "(?:[VUB]" + NUMBER + "__[^$]*|R__[^$]*|(?:before|after)[A-Z]\\w*)\\.(ps1|bat|cmd|sh|bash|py|class)");
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "postgres",
            "postgresql",
            "pgsql",
            "postgresql",
            "pg",
            "postgresql",
            "sqlite3",
            "sqlite",
            "maria",
            "mariadb");
    private static final Set<String> OTHER_DATABASES =
            Set.of("oracle", "sqlserver", "mssql", "db2", "h2", "hsqldb", "derby", "cockroachdb", "firebird");

    /** One that knows the names of all databases. */
    public static FileNameReader ofAllDatabases() {
        Set<String> vendors = new TreeSet<>();
        for (Database each : Database.values()) {
            vendors.addAll(each.vendorNames());
        }
        return new FileNameReader(vendors);
    }

    /** Reads a name, without folders. */
    public FileName read(String file) {
        if (file.endsWith(CONF)) {
            return settings(file.substring(0, file.length() - CONF.length()));
        }
        if (!file.endsWith(".sql")) {
            Matcher program = PROGRAM.matcher(file);
            if (program.matches()) {
                return new Unsupported(
                        program.group(1).equals("class")
                                ? "Flyway's Java migrations; a class that implements Migration is found in java-packages"
                                : "migrations that are programs");
            }
            if (!file.toLowerCase(Locale.ROOT).endsWith(".sql")) {
                return new Other();
            }
        }
        String stem = file.substring(0, file.length() - ".sql".length());
        FileName read = readStem(stem);
        if (read instanceof OfScript && !file.endsWith(".sql")) {
            return new Misnamed(stem + ".sql");
        }
        return read;
    }

    private FileName settings(String configured) {
        FileName script = configured.endsWith(".sql") ? read(configured) : new Other();
        if (script instanceof OfScript) {
            return new OfSettings(configured);
        }
        return script instanceof Misnamed misnamed ? new Misnamed(misnamed.meant() + CONF) : script;
    }

    private FileName readStem(String stem) {
        int dot = stem.lastIndexOf('.');
        String ending = dot < 0 ? "" : stem.substring(dot + 1);
        String lower = ending.toLowerCase(Locale.ROOT);
        if (vendors.contains(ending)) {
            return readName(stem.substring(0, dot), ending);
        }
        String vendor = vendors.contains(lower) ? lower : OTHER_NAMES.get(lower);
        boolean foreign = OTHER_DATABASES.contains(lower);
        if (vendor == null && !foreign) {
            return readName(stem, null);
        }
        FileName read = readName(stem.substring(0, dot), null);
        if (read instanceof Other) {
            return read;
        }
        return vendor == null
                ? new Unsupported("variants for a database other than " + String.join(", ", vendors))
                : new Misnamed(stem.substring(0, dot) + "." + vendor + ".sql");
    }

    private FileName readName(String name, @Nullable String variant) {
        Matcher flyway = FLYWAY.matcher(name);
        if (flyway.matches()) {
            String words = flyway.group(3) == null ? "" : flyway.group(3);
            return new OfMigration(
                    content(flyway.group(1)),
                    Version.of(flyway.group(2).replace('_', '.')),
                    words.replace('_', ' '),
                    name,
                    variant);
        }
        Matcher sections = SECTIONS.matcher(name);
        if (sections.matches()) {
            return new OfMigration(
                    Content.SECTIONS,
                    Version.of(sections.group(1)),
                    capitalised(sections.group(2).replace('_', ' ').strip()),
                    name,
                    variant);
        }
        Matcher repeatable = REPEATABLE.matcher(name);
        if (repeatable.matches()) {
            return new OfRepeatable(repeatable.group(1).replace('_', ' '), name, variant);
        }
        String suffix = variant == null ? ".sql" : "." + variant + ".sql";
        Matcher callback = CALLBACK.matcher(name);
        return callback.matches() ? callback(callback, name, variant, suffix) : NearMisses.read(name, suffix);
    }

    private static FileName callback(Matcher name, String whole, @Nullable String variant, String suffix) {
        CallbackEvent event = CallbackEvent.of(name.group(1)).orElse(null);
        if (event == null) {
            return new Unsupported("callbacks of the kind " + name.group(1));
        }
        if (!name.group(1).equals(event.fileName())) {
            return new Misnamed(event.fileName() + whole.substring(name.end(1)) + suffix);
        }
        String words = name.group(2) == null ? "" : name.group(2);
        return new OfCallback(event, words.replace('_', ' '), whole, variant);
    }

    private static Content content(String prefix) {
        return switch (prefix) {
            case "V" -> Content.UP;
            case "U" -> Content.DOWN;
            default -> Content.BASELINE;
        };
    }

    private static String capitalised(String words) {
        return words.isEmpty()
                ? words
                : new StringBuilder()
                        .appendCodePoint(Character.toUpperCase(words.codePointAt(0)))
                        .append(words, Character.charCount(words.codePointAt(0)), words.length())
                        .toString();
    }
}
