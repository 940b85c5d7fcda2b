package io.mockloop.migrations.engine.discovery.files;

import io.mockloop.migrations.engine.discovery.files.FileName.Misnamed;
import io.mockloop.migrations.engine.discovery.files.FileName.OfScript;
import io.mockloop.migrations.engine.discovery.files.FileName.OfSettings;
import io.mockloop.migrations.engine.discovery.files.FileName.Unsupported;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Files of locations by what their names say, those of all databases together.
 *
 * @param scripts those that are run
 * @param settings those that each hold settings for a single script, by their places
 * @param misnamed those that look like migrations, each with the name meant
 * @param unsupported those that other tools run, each with its kind
 * @param others what no convention takes
 * @param numbered those of the others of which a leading number is all that is known
 */
public record NamedFiles(
        List<Script> scripts,
        Map<String, FoundFile> settings,
        Map<FoundFile, String> misnamed,
        Map<FoundFile, String> unsupported,
        List<FoundFile> others,
        List<FoundFile> numbered) {

    /** Tells what files are by their names, with those of all databases in them. */
    public static final FileNameReader READER = FileNameReader.ofAllDatabases();

    /** A script's file. */
    public record Script(FoundFile file, OfScript name) {}

    /** Reads the names, and what a leading number makes suspicious. */
    public static NamedFiles of(Collection<FoundFile> files) {
        NamedFiles named = new NamedFiles(
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>());
        for (FoundFile file : files) {
            named.take(file);
        }
        if (!named.others.isEmpty()) {
            OtherSchemes schemes = OtherSchemes.among(named.others);
            named.misnamed.putAll(schemes.meant());
            named.numbered.addAll(schemes.numbered());
        }
        return named;
    }

    private void take(FoundFile file) {
        FileName name = READER.read(file.name());
        if (name instanceof OfScript script) {
            scripts.add(new Script(file, script));
        } else if (name instanceof Misnamed other) {
            misnamed.put(file, other.meant());
        } else if (name instanceof Unsupported other) {
            unsupported.put(file, other.kind());
        } else if (name instanceof OfSettings) {
            settings.put(file.place(), file);
        } else {
            others.add(file);
        }
    }

    /** Those whose script isn't there. */
    public List<FoundFile> settingsOfNothing() {
        if (settings.isEmpty()) {
            return List.of();
        }
        Map<String, FoundFile> left = new LinkedHashMap<>(settings);
        scripts.forEach(script -> left.remove(script.file().settingsPlace()));
        return List.copyOf(left.values());
    }
}
