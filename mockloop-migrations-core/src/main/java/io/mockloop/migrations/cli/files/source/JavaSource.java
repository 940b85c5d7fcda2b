package io.mockloop.migrations.cli.files.source;

import io.mockloop.migrations.MigrationMetadata;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.files.lock.TextFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of Java source as far as it may be a migration's. Versions that are computed, or that a constant holds, aren't
 * seen.
 */
public final class JavaSource {

    private static final Pattern NAMED_LIKE_A_MIGRATION = Pattern.compile("Migration_?\\d.*(?<!Tests?|TestCase|IT)");

    private final TextFile file;
    private final String typeName;
    private final List<Token> tokens;
    private final TypeReader type;

    private JavaSource(TextFile file) {
        this.file = file;
        this.typeName = nameOf(file.path());
        this.tokens = Tokenizer.tokensOf(file.text());
        this.type = new TypeReader(tokens, typeName);
    }

    /**
     * Reads a file.
     *
     * @throws io.mockloop.migrations.cli.files.lock.FilesException if it cannot be read
     */
    public static JavaSource read(Path path) {
        return new JavaSource(TextFile.read(path));
    }

    private static String nameOf(Path path) {
        String name = String.valueOf(path.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The file. */
    public Path path() {
        return file.path();
    }

    TextFile file() {
        return file;
    }

    /** The bytes of another text in the place of its own. */
    public byte[] bytesOf(String text) {
        return file.bytesOf(text);
    }

    /** The name of the class that the file is named after. */
    public String typeName() {
        return typeName;
    }

    List<Token> tokens() {
        return tokens;
    }

    TypeReader type() {
        return type;
    }

    /** Whether its class says by annotation or name that it is a migration. */
    public boolean isMigration() {
        return type.declaration().isPresent()
                && (type.isAnnotated()
                        || (NAMED_LIKE_A_MIGRATION.matcher(typeName).matches() && type.implementsSomething()));
    }

    /** Whether it names anything of this library's. */
    public boolean usesMigrations() {
        return file.text().contains("io.mockloop.migrations");
    }

    /** The version: the method's, the annotation's or the name's; empty where only running code can tell. */
    public Optional<Version> version() {
        if (type.declaration().isEmpty() || type.computesVersion()) {
            return Optional.empty();
        }
        Token literal = type.versionLiteral();
        return literal == null ? versionInName() : Version.parse(literal.text());
    }

    Optional<Version> versionInName() {
        return Optional.ofNullable(MigrationMetadata.ofName(typeName).version()).flatMap(Version::parse);
    }

    /** Whether it says what it depends on, be it read here or not. */
    public boolean declaresDependencies() {
        return type.computesDependencies() || !type.dependencyLiterals().isEmpty();
    }

    /** The versions that its annotation says it depends on. */
    public List<Version> dependencies() {
        return type.dependencyLiterals().stream()
                .flatMap(literal -> Version.parse(literal.text()).stream())
                .toList();
    }

    /** The text with another version where its annotation says that it depends on one. */
    public String withDependency(Version on, Version instead) {
        Replacements changed = new Replacements(file.text());
        for (Token literal : type.dependencyLiterals()) {
            if (Version.parse(literal.text()).filter(on::equals).isPresent()) {
                changed.replace(literal, '"' + instead.toString() + '"');
            }
        }
        return changed.text();
    }

    @Nullable Token versionLiteral() {
        return type.versionLiteral();
    }
}
