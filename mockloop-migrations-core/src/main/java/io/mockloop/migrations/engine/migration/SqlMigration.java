package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.ScriptSettings;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import io.mockloop.migrations.sql.directive.Directives;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A migration that is an SQL file, or a pair of them. What its name tells, and its raw hash, are at hand; the file is
 * parsed when anything else is asked for, once. Thread-safe.
 *
 * <p>What needs the file throws a {@link ScriptException} if it cannot be run as it stands.
 */
public final class SqlMigration implements VersionedMigration, ScriptMigration {

    private final OfMigration name;
    private final ScriptFile file;
    private final String rawHash;
    private final ScriptSettings settings;
    private final Lazy<SqlScript> up;
    private final @Nullable Lazy<SqlScript> undo;
    private final @Nullable String undoSource;

    public SqlMigration(
            OfMigration name, ScriptFile file, String rawHash, @Nullable ScriptFile undo, ScriptSettings settings) {
        this.name = name;
        this.file = file;
        this.rawHash = rawHash;
        this.settings = settings;
        this.up = new Lazy<>(() -> readUp(undo, settings));
        this.undo = undo == null ? null : new Lazy<>(() -> readUndo(undo, settings));
        this.undoSource = undo == null ? null : undo.file().place();
    }

    @Override
    public Version version() {
        return name.version();
    }

    @Override
    public MigrationType type() {
        return isBaseline() ? MigrationType.BASELINE : MigrationType.SQL;
    }

    @Override
    public String script() {
        return file.name();
    }

    @Override
    public String source() {
        return file.file().place();
    }

    /** Where the file was found that undoes it; null if there is none. */
    public @Nullable String undoSource() {
        return undoSource;
    }

    /**
     * SHA-256 of the file's bytes; of a pair, of those of the {@code V} file with those of the {@code U} file behind
     * them, so that a changed undo is noticed.
     */
    @Override
    public String rawHash() {
        return rawHash;
    }

    @Override
    public String nameDescription() {
        return name.description();
    }

    @Override
    public String description() {
        String said = directives().description();
        return said == null ? nameDescription() : said;
    }

    @Override
    public List<Version> dependencies() {
        return directives().dependsOn();
    }

    /** Reads no more than the head of its way up, and the first statement behind it. */
    @Override
    public List<Version> dependenciesOfHead() {
        return file.dependencies(whole(), settings).stream()
                .flatMap(each -> each.versions().stream())
                .toList();
    }

    @Override
    public String placeOf(Version dependency) {
        return file.dependencies(whole(), settings).stream()
                .filter(each -> each.versions().contains(dependency))
                .findFirst()
                .map(each -> script() + ":" + each.line())
                .orElse(script());
    }

    /** Whether it has an undo, an empty one included, and isn't marked as irreversible. */
    @Override
    public boolean reversible() {
        return up().has(Section.DOWN) || undo != null;
    }

    /** Why it is declared to be irreversible; null if it isn't. */
    public @Nullable String irreversible() {
        String said = directives().irreversible();
        return said == null ? up().directives(Section.DOWN).irreversible() : said;
    }

    /** Whether it has no undo, and doesn't say that this is on purpose. */
    public boolean lacksUndo() {
        return !reversible() && !isBaseline() && irreversible() == null;
    }

    /** Whether its up or its undo asks for one. */
    @Override
    public boolean backupRequired() {
        SqlScript down = directives().backup() ? null : down();
        return directives().backup()
                || (down != null && down.directives(Section.DOWN).backup());
    }

    @Override
    public void prepare() {
        down();
    }

    @Override
    public String checksum() {
        return up().checksum(Section.UP).value();
    }

    @Override
    public boolean hasChecksum(@Nullable String recorded) {
        return up().checksum(Section.UP).isOf(recorded);
    }

    /** Whether it is what a database without history begins with, instead of all up to its version. */
    public boolean isBaseline() {
        return name.content() == Content.BASELINE;
    }

    @Override
    public SqlScript up() {
        return up.get();
    }

    /**
     * The script whose {@link Section#DOWN} undoes it: the same one for a file with sections, the {@code U} file's for
     * a {@code V} file; null if there is no undo.
     */
    @Override
    public @Nullable SqlScript down() {
        SqlScript script = up();
        if (undo != null) {
            return undo.get();
        }
        return script.has(Section.DOWN) ? script : null;
    }

    /** What the heads of the file and of its up section say. */
    public Directives directives() {
        return up().directives(Section.UP);
    }

    /** The text of the file that applies it. */
    public Reader text() throws IOException {
        return file.text(settings);
    }

    private SqlScript readUp(@Nullable ScriptFile undoFile, ScriptSettings settings) {
        if (isBaseline()) {
            return file.readUpOnly("a baseline", settings);
        }
        SqlScript script = file.read(whole(), settings);
        boolean hasDown = script.has(Section.DOWN);
        if (undoFile != null && hasDown) {
            throw problem(
                    "TWO_WAYS_BACK",
                    script.line(Section.DOWN),
                    "a down section stands here, but the file " + undoFile.name() + " undoes the migration as well.",
                    "Keep one of them.");
        }
        boolean irreversible = script.directives(Section.UP).irreversible() != null
                || script.directives(Section.DOWN).irreversible() != null;
        if (irreversible && hasDown) {
            throw problem(
                    "IRREVERSIBLE_WITH_DOWN",
                    script.line(Section.DOWN),
                    "a down section stands here, but the migration says that it is irreversible.",
                    "Remove the line '-- irreversible: …', or the down section.");
        }
        if (irreversible && undoFile != null) {
            throw problem(
                    "IRREVERSIBLE_WITH_DOWN",
                    1,
                    "the migration says that it is irreversible, but the file %s undoes it.".formatted(undoFile.name()),
                    "Remove the line '-- irreversible: …', or the undo file.");
        }
        return script;
    }

    /** The section that the whole file is; null if it holds both. */
    private @Nullable Section whole() {
        return name.content() == Content.SECTIONS ? null : Section.UP;
    }

    private ScriptException problem(String code, int line, String problem, String action) {
        return new ScriptException(code, file.name(), line, problem, action, null);
    }

    private static SqlScript readUndo(ScriptFile undoFile, ScriptSettings settings) {
        SqlScript script = undoFile.read(Section.DOWN, settings);
        if (script.has(Section.UP)) {
            throw new ScriptException(
                    "UP_IN_UNDO_FILE",
                    undoFile.name(),
                    script.line(Section.UP),
                    "an up section stands in an undo file.",
                    "Move it into the V file of the same version.",
                    null);
        }
        return script;
    }
}
