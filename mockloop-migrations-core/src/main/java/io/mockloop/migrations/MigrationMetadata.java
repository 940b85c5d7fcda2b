package io.mockloop.migrations;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Java migration's metadata as its class tells it, by {@link MigrationInfo} or by its name.
 *
 * @param version the version; null if neither annotation nor name tells one, so that only the method can
 * @param description what it does
 * @param dependencies the versions it depends on
 * @param reversible whether it can be undone
 * @param backupRequired whether a backup is to be made before it
 * @param transactional whether it runs in one transaction
 */
public record MigrationMetadata(
        @Nullable String version,
        String description,
        List<String> dependencies,
        boolean reversible,
        boolean backupRequired,
        boolean transactional) {

    private static final Pattern CLASS_NAME = Pattern.compile("Migration_?(\\d+(?:_\\d+)*)_?(.*)");
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+");

    /** Copies the list. */
    public MigrationMetadata {
        dependencies = List.copyOf(dependencies);
    }

    /** Reads a class's metadata without making an instance. */
    public static MigrationMetadata of(Class<?> type) {
        MigrationInfo info = type.getAnnotation(MigrationInfo.class);
        MigrationMetadata named = ofName(type.getSimpleName(), isTransactional(type));
        return info == null
                ? named
                : new MigrationMetadata(
                        info.version().isEmpty() ? named.version : info.version(),
                        info.description().isEmpty() ? named.description : info.description(),
                        List.of(info.dependencies()),
                        info.reversible(),
                        info.backupRequired(),
                        info.transactional() && isTransactional(type));
    }

    /**
     * What the name of a class tells, without an annotation.
     *
     * @param simpleName without its package
     */
    public static MigrationMetadata ofName(String simpleName) {
        return ofName(simpleName, true);
    }

    private static boolean isTransactional(Class<?> type) {
        return !DataMigration.class.isAssignableFrom(type) && !RangeMigration.class.isAssignableFrom(type);
    }

    private static MigrationMetadata ofName(String simpleName, boolean transactional) {
        Matcher name = CLASS_NAME.matcher(simpleName);
        String version = name.matches() ? name.group(1).replace('_', '.') : null;
        String words = version == null || name.group(2).isEmpty() ? simpleName : name.group(2);
        return new MigrationMetadata(version, sentence(words), List.of(), true, false, transactional);
    }

    /**
     * The version, if there must be one.
     *
     * @throws IllegalArgumentException if neither annotation nor name tells one
     */
    static String versionOf(Class<?> type) {
        String version = of(type).version();
        if (version == null) {
            throw new IllegalArgumentException(
                    "%s says no version: annotate it with @MigrationInfo(version = \"…\"), or name it Migration003AddWebhookSupport"
                            .formatted(type.getName()));
        }
        return version;
    }

    /**
     * Whether the class, or one it inherits from, overrides one of the metadata methods, so that only an instance can
     * tell.
     */
    public static boolean isOverriddenIn(Class<? extends Migration> type) {
        return List.of("version", "description", "dependencies", "reversible", "backupRequired", "transactional")
                .stream()
                .anyMatch(name -> declaredOutsideInterface(type, name));
    }

    /** Whether the class, or one it inherits from, overrides {@link Migration#checksum}. */
    public static boolean tellsChecksum(Class<? extends Migration> type) {
        return declaredOutsideInterface(type, "checksum");
    }

    /** Whether the class, or one it inherits from, overrides {@link Migration#validate}. */
    public static boolean validates(Class<? extends Migration> type) {
        return declaredOutsideInterface(type, "validate", DatabaseConnection.class);
    }

    private static boolean declaredOutsideInterface(
            Class<? extends Migration> type, String method, Class<?>... parameters) {
        try {
            return type.getMethod(method, parameters).getDeclaringClass() != Migration.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Migration has no method " + method, e);
        }
    }

    /** {@code AddWebhookSupport} becomes "Add webhook support"; an abbreviation keeps its capitals. */
    private static String sentence(String camelCase) {
        StringBuilder sentence = new StringBuilder();
        for (String word : WORD_START.splitAsStream(camelCase).toList()) {
            boolean abbreviation = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            if (sentence.length() > 0) {
                sentence.append(' ');
                word = abbreviation ? word : word.toLowerCase(Locale.ROOT);
            }
            sentence.append(word);
        }
        return sentence.toString();
    }
}
