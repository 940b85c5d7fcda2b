package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.discovery.files.FileName.OfCallback;
import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.engine.discovery.files.FileName.OfRepeatable;
import io.mockloop.migrations.engine.discovery.files.Fingerprint;
import io.mockloop.migrations.engine.discovery.files.FoundFile;
import io.mockloop.migrations.engine.discovery.files.NamedFiles;
import io.mockloop.migrations.engine.discovery.files.NamedFiles.Script;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.migration.Defect;
import io.mockloop.migrations.engine.migration.Defects;
import io.mockloop.migrations.engine.migration.FoundMigrations;
import io.mockloop.migrations.engine.migration.PassedOver;
import io.mockloop.migrations.engine.migration.RepeatableMigration;
import io.mockloop.migrations.engine.migration.ScriptFile;
import io.mockloop.migrations.engine.migration.SqlCallback;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.sql.ScriptSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes migrations and callbacks of files, and puts undo files and settings to what they belong to. */
final class ScriptFinder {

    private final Variants variants;
    private final ScriptSettings settings;
    private final Defects defects;
    private Map<String, FoundFile> settingsByPlace = Map.of();
    private final List<VersionedMigration> versioned = new ArrayList<>();
    private final List<SqlMigration> baselines = new ArrayList<>();
    private final List<RepeatableMigration> repeatables = new ArrayList<>();
    private final List<SqlCallback> callbacks = new ArrayList<>();

    /**
     * Prepares one scan.
     *
     * @param variants chooses the files for this database
     * @param settings how files are read, once they are
     */
    ScriptFinder(Variants variants, ScriptSettings settings, Defects defects) {
        this.variants = variants;
        this.settings = settings;
        this.defects = defects;
    }

    /** What the files are. */
    FoundMigrations find(Collection<FoundFile> files) {
        NamedFiles named = NamedFiles.of(files);
        refuse(named);
        settingsByPlace = named.settings();
        List<Script> taken = variants.fitting(named.scripts());
        Map<Version, Script> undos = undos(taken);
        for (Script each : taken) {
            if (each.name() instanceof OfMigration migration) {
                migration(each, migration, undos);
            } else if (each.name() instanceof OfRepeatable repeatable) {
                repeatable(each, repeatable);
            } else if (each.name() instanceof OfCallback callback) {
                callbacks.add(new SqlCallback(callback, script(each.file()), settings));
            }
        }
        refuseUndosOfNothing(undos.values(), taken);
        PassedOver passedOver = new PassedOver(places(named.numbered()), List.of(), places(named.others()), List.of());
        return new FoundMigrations(versioned, baselines, repeatables, new Callbacks(callbacks), passedOver, true);
    }

    private void refuse(NamedFiles named) {
        named.misnamed()
                .forEach((file, meant) -> defects.add(
                        Defect.MISNAMED_FILE,
                        null,
                        file.path(),
                        "%s: meant is %s".formatted(file.place(), meant),
                        null));
        named.unsupported()
                .forEach((file, kind) -> defects.add(
                        Defect.UNSUPPORTED_FILE, null, file.path(), "%s: %s".formatted(file.place(), kind), null));
        named.settingsOfNothing()
                .forEach(file -> defects.add(Defect.SETTINGS_WITHOUT_SCRIPT, null, file.path(), file.place(), null));
    }

    private static List<String> places(List<FoundFile> files) {
        return files.stream().map(FoundFile::place).toList();
    }

    private ScriptFile script(FoundFile file) {
        return new ScriptFile(file, settingsByPlace.get(file.settingsPlace()));
    }

    private Map<Version, Script> undos(List<Script> taken) {
        Map<Version, Script> undos = new TreeMap<>();
        for (Script each : taken) {
            if (each.name() instanceof OfMigration undo && undo.content() == Content.DOWN) {
                Script first = undos.putIfAbsent(undo.version(), each);
                if (first != null) {
                    defects.add(
                            Defect.DUPLICATE_UNDO,
                            undo.version(),
                            each.file().path(),
                            "version %s: %s, %s"
                                    .formatted(
                                            undo.version(),
                                            first.file().place(),
                                            each.file().place()),
                            null);
                }
            }
        }
        return undos;
    }

    private void refuseUndosOfNothing(Collection<Script> undos, List<Script> taken) {
        if (undos.isEmpty()) {
            return;
        }
        Map<Version, Script> withSections = new TreeMap<>();
        Map<Version, Script> undoable = new TreeMap<>();
        for (Script each : taken) {
            if (each.name() instanceof OfMigration migration) {
                switch (migration.content()) {
                    case UP -> undoable.put(migration.version(), each);
                    case SECTIONS -> withSections.put(migration.version(), each);
                    case DOWN, BASELINE -> {
                        // neither can be undone
                    }
                }
            }
        }
        for (Script undo : undos) {
            Version version = ((OfMigration) undo.name()).version();
            if (!undoable.containsKey(version)) {
                Script other = withSections.get(version);
                defects.add(
                        Defect.UNDO_WITHOUT_MIGRATION,
                        version,
                        undo.file().path(),
                        other == null
                                ? "%s: there is no V file of version %s"
                                        .formatted(undo.file().place(), version)
                                : "%s: version %s is %s, which has its way back in its own down section"
                                        .formatted(
                                                undo.file().place(),
                                                version,
                                                other.file().place()),
                        null);
            }
        }
    }

    private void migration(Script candidate, OfMigration name, Map<Version, Script> undos) {
        if (name.content() == Content.DOWN) {
            return;
        }
        Script undo = name.content() == Content.UP ? undos.get(name.version()) : null;
        Fingerprint fingerprint =
                fingerprint(name.version(), candidate.file(), undo == null ? null : undo.file(), false);
        if (fingerprint != null) {
            SqlMigration migration = new SqlMigration(
                    name,
                    script(candidate.file()),
                    fingerprint.hash(),
                    undo == null ? null : script(undo.file()),
                    settings);
            if (migration.isBaseline()) {
                baselines.add(migration);
            } else {
                versioned.add(migration);
            }
        }
    }

    private void repeatable(Script candidate, OfRepeatable name) {
        ScriptFile file = script(candidate.file());
        Fingerprint fingerprint = fingerprint(null, file.file(), file.settings(), true);
        if (fingerprint != null) {
            String hash = settings.placeholderReplacement()
                    ? fingerprint.hashWith(settings.placeholders())
                    : fingerprint.hash();
            repeatables.add(new RepeatableMigration(name, file, hash, settings));
        }
    }

    private @Nullable Fingerprint fingerprint(
            @Nullable Version version, FoundFile file, @Nullable FoundFile with, boolean placeholders) {
        try {
            return file.fingerprint(with, placeholders);
        } catch (IOException e) {
            String which = with == null ? file.place() : file.place() + " or " + with.place();
            defects.add(Defect.UNREADABLE_FILE, version, file.path(), "%s: %s".formatted(which, e), e);
            return null;
        }
    }
}
