package io.mockloop.migrations.workspace;

import io.mockloop.migrations.MigrationMetadata;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.workspace.lock.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of Java source as far as it may be a migration's: whether it is one, its version, and what it depends on. What
 * is computed, or held by a constant, isn't seen; the compiler says what is wrong with it.
 */
final class JavaSource {

    private static final Pattern NAMED_LIKE_A_MIGRATION = Pattern.compile("Migration_?\\d.*(?<!Tests?|TestCase|IT)");

    private static final Pattern TOKEN = Pattern.compile("""
            //.*|/\\*(?s:.*?)(?:\\*/|\\z)\
            |\"""(?s:.*?)(?:(?<!\\\\)\"""|\\z)|'(?:[^'\\\\\\n]|\\\\.){0,6}'?\
            |"[^"\\\\\\n]*+(?:\\\\.[^"\\\\\\n]*+)*+"?\
            |[\\p{javaJavaIdentifierPart}&&[^\\x00]]+|[^\\s\\x00\\uFEFF]""");

    private static final Pattern TYPE = Pattern.compile("(?<=^|}1 )(?<head>[^{}]*+)\\{1(?<body>.*?)(?:}1|$)");
    private static final Pattern HEAD =
            Pattern.compile("(?<before>.*)(?<!\\. )\\b(?:class|record|enum) (?<name>\\S+)(?<behind>.*)");
    private static final Pattern ANNOTATION =
            Pattern.compile("@ (?:\\S+ \\. )*MigrationInfo\\b(?: \\( ((?:[^()]++|\\([^()]*+\\))*+))?");
    private static final Pattern VERSION = Pattern.compile("\\bversion = (?:(\"\\d+\")(?= [,)]| $|$))?");
    private static final Pattern DEPENDENCIES = Pattern.compile("\\bdependencies = (\\[[^]]*]|[^,]*)");
    private static final Pattern STRING = Pattern.compile("\"\\d+\"");
    private static final Pattern VERSION_METHOD =
            Pattern.compile("\\bversion \\( \\) \\{2(?: return (\"\\d+\") ; }2)?");
    private static final Pattern DEPENDENCIES_METHOD = Pattern.compile("\\bdependencies \\( \\) \\{2");

    private final TextFile file;
    private final String typeName;
    private final List<String> strings = new ArrayList<>();
    private boolean declared;
    private boolean annotated;
    private boolean implementsSomething;
    private @Nullable String saidVersion;
    private boolean computesVersion;
    private final List<String> dependencies = new ArrayList<>();
    private boolean computesDependencies;

    private JavaSource(TextFile file) {
        this.file = file;
        String name = String.valueOf(file.path().getFileName());
        this.typeName = name.substring(0, name.lastIndexOf('.'));
        Matcher type = TYPE.matcher(tokens());
        while (!declared && type.find()) {
            Matcher head = HEAD.matcher(type.group("head"));
            if (head.matches() && head.group("name").equals(typeName)) {
                declared = true;
                implementsSomething = head.group("behind").matches(".*\\b(?:implements|extends)\\b.*");
                readAnnotation(head.group("before"));
                readBody(type.group("body"));
            }
        }
    }

    /**
     * Reads a file.
     *
     * @throws io.mockloop.migrations.workspace.lock.FilesException if it cannot be read
     */
    static JavaSource read(Path path) {
        return new JavaSource(TextFile.read(path));
    }

    /**
     * The tokens, with a space between them: comments are left out, strings stand apart and are known by their numbers,
     * braces have their depth behind them, but for those in brackets.
     */
    private String tokens() {
        StringBuilder tokens = new StringBuilder();
        int depth = 0;
        int brackets = 0;
        for (MatchResult each : TOKEN.matcher(file.text()).results().toList()) {
            String token = each.group();
            char first = token.charAt(0);
            if (first == '/' && token.length() > 1) {
                continue;
            }
            brackets += first == '(' ? 1 : first == ')' ? -1 : 0;
            if (first == '{') {
                token = brackets > 0 ? "[" : "{" + ++depth;
            } else if (first == '}') {
                token = brackets > 0 ? "]" : "}" + depth--;
            } else if (first == '"' && !token.startsWith("\"\"\"")) {
                strings.add(token.substring(1, Math.max(1, token.length() - 1)));
                token = "\"" + (strings.size() - 1) + "\"";
            } else if (first == '"' || first == '\'') {
                token = "'";
            }
            tokens.append(token).append(' ');
        }
        return tokens.toString();
    }

    private String string(String token) {
        return strings.get(Integer.parseInt(token.substring(1, token.length() - 1)));
    }

    private void readAnnotation(String head) {
        Matcher annotation = ANNOTATION.matcher(head.substring(head.lastIndexOf(';') + 1));
        annotated = annotation.find();
        String arguments = annotated && annotation.group(1) != null ? annotation.group(1) : "";
        Matcher version = VERSION.matcher(arguments);
        if (version.find()) {
            saidVersion = version.group(1) == null ? null : string(version.group(1));
            computesVersion = saidVersion == null;
        }
        Matcher named = DEPENDENCIES.matcher(arguments);
        if (named.find()) {
            STRING.matcher(named.group(1)).results().forEach(each -> dependencies.add(string(each.group())));
            computesDependencies =
                    !STRING.matcher(named.group(1)).replaceAll("").matches("[\\[\\], ]*");
        }
    }

    /** A method overrides what the annotation says. */
    private void readBody(String body) {
        Matcher method = VERSION_METHOD.matcher(body);
        if (method.find()) {
            saidVersion = method.group(1) == null ? null : string(method.group(1));
            computesVersion = saidVersion == null;
        }
        computesDependencies |= DEPENDENCIES_METHOD.matcher(body).find();
    }

    /** The file. */
    Path path() {
        return file.path();
    }

    /** Whether its class says by annotation or name that it is a migration. */
    boolean isMigration() {
        return declared
                && (annotated
                        || (implementsSomething
                                && NAMED_LIKE_A_MIGRATION.matcher(typeName).matches()));
    }

    /** Whether it names anything of this library's. */
    boolean usesMigrations() {
        return file.text().contains("io.mockloop.migrations");
    }

    /** The version: the method's, the annotation's or the name's; empty if only running code can tell. */
    Optional<Version> version() {
        if (!declared || computesVersion) {
            return Optional.empty();
        }
        return saidVersion == null || saidVersion.isEmpty() ? versionInName() : Version.parse(saidVersion);
    }

    private Optional<Version> versionInName() {
        return Optional.ofNullable(MigrationMetadata.ofName(typeName).version()).flatMap(Version::parse);
    }

    /** Whether it says what it depends on, be it read here or not. */
    boolean declaresDependencies() {
        return computesDependencies || !dependencies.isEmpty();
    }

    /** The versions that its annotation says it depends on. */
    List<Version> dependencies() {
        return dependencies.stream()
                .flatMap(each -> Version.parse(each).stream())
                .toList();
    }

    /** What gives it another version, to be done by hand. */
    String change(Version from, Version to) {
        if (version().filter(from::equals).isEmpty()) {
            return "give it version %s, in its code".formatted(to);
        }
        List<String> changes = new ArrayList<>();
        if (versionInName().filter(from::equals).isPresent()) {
            String number = to.toString().replace('.', '_');
            changes.add("rename the class %s to %s, and its file"
                    .formatted(typeName, typeName.replaceFirst("\\d+(?:_\\d+)*", number)));
        }
        if (saidVersion != null && !saidVersion.isEmpty()) {
            changes.add("write \"%s\" for \"%s\" where it says its version".formatted(to, saidVersion));
        }
        return String.join(", ", changes);
    }
}
