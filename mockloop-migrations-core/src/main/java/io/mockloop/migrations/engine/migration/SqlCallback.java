package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.engine.discovery.files.FileName.OfCallback;
import io.mockloop.migrations.sql.ScriptSettings;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;

/** An SQL file that is run before or after a run, or each of its migrations. Parsed once, when needed. Thread-safe. */
public final class SqlCallback {

    private final OfCallback name;
    private final ScriptFile file;
    private final Lazy<SqlScript> script;

    public SqlCallback(OfCallback name, ScriptFile file, ScriptSettings settings) {
        this.name = name;
        this.file = file;
        this.script = new Lazy<>(() -> file.readUpOnly("a callback", settings));
    }

    OfCallback name() {
        return name;
    }

    /** The file, relative to its location. */
    public String script() {
        return file.name();
    }

    /**
     * The script whose {@link Section#UP} is run.
     *
     * @throws io.mockloop.migrations.exception.ScriptException if it cannot be run as it stands
     */
    public SqlScript content() {
        return script.get();
    }
}
