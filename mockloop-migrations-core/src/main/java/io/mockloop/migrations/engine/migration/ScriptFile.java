package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.engine.discovery.files.FoundFile;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.DependsOn;
import io.mockloop.migrations.sql.ScriptSettings;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlScript;
import io.mockloop.migrations.sql.SqlSource;
import io.mockloop.migrations.sql.directive.Batch;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A script's file, with the file beside it that holds settings for it alone.
 *
 * @param file the script
 * @param settings {@code NAME.sql.conf}; null if there is none
 */
public record ScriptFile(FoundFile file, @Nullable FoundFile settings) implements SqlSource {

    @Override
    public String name() {
        return file.path();
    }

    @Override
    public InputStream open() throws IOException {
        return file.content().getInputStream();
    }

    /** Reads it. */
    SqlScript read(@Nullable Section whole, ScriptSettings common) {
        return SqlScript.read(this, whole, own(common));
    }

    /** What it depends on, by its head alone. */
    List<DependsOn> dependencies(@Nullable Section whole, ScriptSettings common) {
        return DependsOn.read(this, whole, common.rules(), own(common).encoding());
    }

    /** Its text, as its encoding has it. */
    Reader text(ScriptSettings common) throws IOException {
        return new InputStreamReader(open(), own(common).encoding());
    }

    /** The settings that all scripts share, with what stands beside it for it alone. */
    ScriptSettings own(ScriptSettings common) {
        return settings == null ? common : OwnSettings.of(settings, common);
    }

    /**
     * Reads one that has a way up alone.
     *
     * @param kind what it is, for messages
     */
    SqlScript readUpOnly(String kind, ScriptSettings common) {
        SqlScript script = read(Section.UP, common);
        if (script.has(Section.DOWN)) {
            throw new ScriptException(
                    "UNEXPECTED_DOWN",
                    name(),
                    script.line(Section.DOWN),
                    "a down section stands in %s, which is never undone.".formatted(kind),
                    "Remove it.",
                    null);
        }
        Batch batch = script.directives(Section.UP).batch();
        if (batch != null) {
            throw new ScriptException(
                    "BAD_BATCH",
                    name(),
                    batch.line(),
                    "'-- batch: %s' stands in %s, and a run that ends between two ranges goes on with a versioned migration alone."
                            .formatted(batch.display(), kind),
                    "Make it a versioned migration, or remove the directive.",
                    null);
        }
        return script;
    }
}
