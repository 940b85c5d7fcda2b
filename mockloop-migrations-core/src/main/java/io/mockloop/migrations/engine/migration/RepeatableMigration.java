package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.MigrationType;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.files.FileName.OfRepeatable;
import io.mockloop.migrations.sql.ScriptSettings;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An SQL file that is run whenever what it sends has changed, after the versioned migrations. It is known by its name,
 * wherever it lies. Parsed when its content is asked for, once. Thread-safe.
 */
public final class RepeatableMigration implements ScriptMigration {

    private final OfRepeatable name;
    private final ScriptFile file;
    private final String rawHash;
    private final ScriptSettings settings;
    private final Lazy<SqlScript> script;

    public RepeatableMigration(OfRepeatable name, ScriptFile file, String rawHash, ScriptSettings settings) {
        this.name = name;
        this.file = file;
        this.rawHash = rawHash;
        this.settings = settings;
        this.script = new Lazy<>(() -> file.readUpOnly("a repeatable migration", settings));
    }

    /** None. */
    @Override
    public @Nullable Version version() {
        return null;
    }

    @Override
    public MigrationType type() {
        return MigrationType.REPEATABLE;
    }

    @Override
    public String script() {
        return file.name();
    }

    @Override
    public String source() {
        return file.file().place();
    }

    /** SHA-256 of all that decides what it sends: its bytes; if they hold placeholders, their values, too. */
    @Override
    public String rawHash() {
        return rawHash;
    }

    @Override
    public String nameDescription() {
        return name.description();
    }

    /** As its name tells: it is what the migration is known by. */
    @Override
    public String description() {
        return name.description();
    }

    @Override
    public List<Version> dependencies() {
        return up().directives(Section.UP).dependsOn();
    }

    @Override
    public boolean reversible() {
        return false;
    }

    @Override
    public boolean backupRequired() {
        return up().directives(Section.UP).backup();
    }

    @Override
    public void prepare() {
        up();
    }

    /** Over what it sends, the values of placeholders included. */
    @Override
    public String checksum() {
        return up().checksumWithValues(Section.UP).value();
    }

    @Override
    public boolean hasChecksum(@Nullable String recorded) {
        return up().checksumWithValues(Section.UP).isOf(recorded);
    }

    @Override
    public SqlScript up() {
        return script.get();
    }

    /** The text of its file. */
    public Reader text() throws IOException {
        return file.text(settings);
    }

    /** How it is read. */
    public ScriptSettings settings() {
        return file.own(settings);
    }
}
