package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.Variants.Candidate;
import io.mockloop.migrations.engine.discovery.files.FileName;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.discovery.files.FileName.Misnamed;
import io.mockloop.migrations.engine.discovery.files.FileName.OfCallback;
import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.engine.discovery.files.FileName.OfRepeatable;
import io.mockloop.migrations.engine.discovery.files.FileName.OfScript;
import io.mockloop.migrations.engine.discovery.files.FileName.OfSettings;
import io.mockloop.migrations.engine.discovery.files.FileName.Unsupported;
import io.mockloop.migrations.engine.discovery.files.FileNameReader;
import io.mockloop.migrations.engine.discovery.files.Fingerprint;
import io.mockloop.migrations.engine.discovery.files.FoundFile;
import io.mockloop.migrations.engine.discovery.files.OtherSchemes;
import io.mockloop.migrations.engine.migration.Callbacks;
import io.mockloop.migrations.engine.migration.FoundMigrations;
import io.mockloop.migrations.engine.migration.PassedOver;
import io.mockloop.migrations.engine.migration.Problem;
import io.mockloop.migrations.engine.migration.RepeatableMigration;
import io.mockloop.migrations.engine.migration.ScriptFile;
import io.mockloop.migrations.engine.migration.SqlCallback;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.engine.migration.VersionedMigration;
import io.mockloop.migrations.sql.ScriptSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes migrations and callbacks of files, and puts undo files and settings to what they belong to. */
final class ScriptFinder {

    private final FileNameReader names;
    private final Variants variants;
    private final ScriptSettings settings;
    private final Problems problems;
    private final List<Candidate> scripts = new ArrayList<>();
    private final List<FoundFile> others = new ArrayList<>();
    private final Map<String, FoundFile> ownSettings = new HashMap<>();
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
    ScriptFinder(FileNameReader names, Variants variants, ScriptSettings settings, Problems problems) {
        this.names = names;
        this.variants = variants;
        this.settings = settings;
        this.problems = problems;
    }

    /** What the files are. */
    FoundMigrations find(Collection<FoundFile> files) {
        files.forEach(this::take);
        refuseSettingsOfNothing();
        List<Candidate> taken = variants.fitting(scripts);
        Map<Version, Candidate> undos = undos(taken);
        for (Candidate each : taken) {
            if (each.name() instanceof OfMigration migration) {
                migration(each, migration, undos);
            } else if (each.name() instanceof OfRepeatable repeatable) {
                repeatable(each, repeatable);
            } else if (each.name() instanceof OfCallback callback) {
                callbacks.add(new SqlCallback(callback, script(each.file()), settings));
            }
        }
        refuseUndosOfNothing(undos.values(), taken);
        return new FoundMigrations(versioned, baselines, repeatables, new Callbacks(callbacks), passedOver(), true);
    }

    private PassedOver passedOver() {
        OtherSchemes schemes = OtherSchemes.among(others);
        schemes.meant().forEach(this::misnamed);
        return new PassedOver(places(schemes.numbered()), List.of(), places(others));
    }

    private static List<String> places(List<FoundFile> files) {
        return files.stream().map(FoundFile::place).toList();
    }

    private void misnamed(FoundFile file, String meant) {
        problems.add(Problem.MISNAMED_FILE, null, file.path(), "%s: meant is %s".formatted(file.place(), meant), null);
    }

    private void take(FoundFile file) {
        FileName name = names.read(file.name());
        if (name instanceof Misnamed misnamed) {
            misnamed(file, misnamed.meant());
        } else if (name instanceof Unsupported unsupported) {
            problems.add(
                    Problem.UNSUPPORTED_FILE,
                    null,
                    file.path(),
                    "%s: %s".formatted(file.place(), unsupported.kind()),
                    null);
        } else if (name instanceof OfSettings) {
            ownSettings.put(file.place(), file);
        } else if (name instanceof OfScript script) {
            scripts.add(new Candidate(file, script));
        } else {
            others.add(file);
        }
    }

    private void refuseSettingsOfNothing() {
        List<String> known =
                scripts.stream().map(each -> each.file().settingsPlace()).toList();
        ownSettings.forEach((place, file) -> {
            if (!known.contains(place)) {
                problems.add(Problem.SETTINGS_WITHOUT_SCRIPT, null, file.path(), place, null);
            }
        });
    }

    private ScriptFile script(FoundFile file) {
        return new ScriptFile(file, ownSettings.get(file.settingsPlace()));
    }

    private Map<Version, Candidate> undos(List<Candidate> taken) {
        Map<Version, Candidate> undos = new TreeMap<>();
        for (Candidate each : taken) {
            if (each.name() instanceof OfMigration undo && undo.content() == Content.DOWN) {
                Candidate first = undos.putIfAbsent(undo.version(), each);
                if (first != null) {
                    problems.add(
                            Problem.DUPLICATE_UNDO,
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

    private void refuseUndosOfNothing(Collection<Candidate> undos, List<Candidate> taken) {
        Map<Version, Candidate> withSections = new TreeMap<>();
        Map<Version, Candidate> undoable = new TreeMap<>();
        for (Candidate each : taken) {
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
        for (Candidate undo : undos) {
            Version version = ((OfMigration) undo.name()).version();
            if (!undoable.containsKey(version)) {
                Candidate other = withSections.get(version);
                problems.add(
                        Problem.UNDO_WITHOUT_MIGRATION,
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

    private void migration(Candidate candidate, OfMigration name, Map<Version, Candidate> undos) {
        if (name.content() == Content.DOWN) {
            return;
        }
        Candidate undo = name.content() == Content.UP ? undos.get(name.version()) : null;
        Fingerprint fingerprint = fingerprint(name.version(), candidate.file(), undo == null ? null : undo.file());
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

    private void repeatable(Candidate candidate, OfRepeatable name) {
        ScriptFile file = script(candidate.file());
        Fingerprint fingerprint = fingerprint(null, file.file(), file.settings());
        if (fingerprint != null) {
            String hash = settings.placeholderReplacement()
                    ? fingerprint.hashWith(settings.placeholders())
                    : fingerprint.hash();
            repeatables.add(new RepeatableMigration(name, file, hash, settings));
        }
    }

    private @Nullable Fingerprint fingerprint(@Nullable Version version, FoundFile file, @Nullable FoundFile with) {
        try {
            return with == null ? file.fingerprint() : file.fingerprintWith(with);
        } catch (IOException e) {
            String which = with == null ? file.place() : file.place() + " or " + with.place();
            problems.add(Problem.UNREADABLE_FILE, version, file.path(), "%s: %s".formatted(which, e), e);
            return null;
        }
    }
}
