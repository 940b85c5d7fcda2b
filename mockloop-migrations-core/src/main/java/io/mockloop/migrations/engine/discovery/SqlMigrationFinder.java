package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.files.FileName;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.discovery.files.FileName.Misnamed;
import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.engine.discovery.files.FileName.Unsupported;
import io.mockloop.migrations.engine.discovery.files.FileNameReader;
import io.mockloop.migrations.engine.discovery.files.FoundFile;
import io.mockloop.migrations.sql.ScriptSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes SQL migrations of files: takes the database's variants, and puts undo files to what they undo. */
final class SqlMigrationFinder {

    private final FileNameReader names;
    private final List<String> vendors;
    private final ScriptSettings settings;
    private final Problems problems;
    private final List<String> borrowed;

    /**
     * Prepares one scan.
     *
     * @param allVendors the names of all databases in file names
     * @param vendors those that stand for the database, the most fitting first
     * @param borrowed takes the files of another database that serve this one
     */
    SqlMigrationFinder(
            Set<String> allVendors,
            List<String> vendors,
            ScriptSettings settings,
            List<String> borrowed,
            Problems problems) {
        this.names = new FileNameReader(allVendors);
        this.vendors = vendors;
        this.settings = settings;
        this.borrowed = borrowed;
        this.problems = problems;
    }

    /** The migrations that the files are. */
    List<SqlMigration> find(Collection<FoundFile> files) {
        Map<String, List<Candidate>> byName = new LinkedHashMap<>();
        for (FoundFile file : files) {
            candidate(file)
                    .ifPresent(
                            candidate -> byName.computeIfAbsent(candidate.name().name(), any -> new ArrayList<>())
                                    .add(candidate));
        }
        List<Candidate> taken = new ArrayList<>();
        byName.values().forEach(variants -> taken.addAll(fitting(variants)));
        Map<Version, Candidate> undos = undos(taken);
        List<SqlMigration> migrations = new ArrayList<>();
        for (Candidate each : taken) {
            if (each.name().content() != Content.DOWN) {
                Candidate undo = each.name().content() == Content.UP
                        ? undos.get(each.name().version())
                        : null;
                migration(each, undo).ifPresent(migrations::add);
            }
        }
        refuseUndosOfNothing(undos.values(), taken);
        return migrations;
    }

    private Optional<Candidate> candidate(FoundFile file) {
        FileName name = names.read(file.name());
        if (name instanceof Misnamed misnamed) {
            problems.add(Problem.MISNAMED_FILE, "%s: meant is %s".formatted(file.place(), misnamed.meant()));
        } else if (name instanceof Unsupported unsupported) {
            problems.add(Problem.UNSUPPORTED_FILE, "%s: %s".formatted(file.place(), unsupported.kind()));
        } else if (name instanceof OfMigration migration) {
            return Optional.of(new Candidate(file, migration));
        }
        return Optional.empty();
    }

    /** Of files that stand in for each other, those for this database. */
    private List<Candidate> fitting(List<Candidate> variants) {
        for (String vendor : vendors) {
            List<Candidate> own = of(variants, vendor);
            if (!own.isEmpty()) {
                if (!vendor.equals(vendors.get(0))) {
                    own.forEach(each -> borrowed.add(each.file().path()));
                }
                return own;
            }
        }
        List<Candidate> forAll = of(variants, null);
        if (forAll.isEmpty()) {
            problems.add(
                    Problem.NO_VARIANT,
                    "version %s: there is no %s.%s.sql and no %s.sql, only %s"
                            .formatted(
                                    variants.get(0).name().version(),
                                    variants.get(0).name().name(),
                                    vendors.get(0),
                                    variants.get(0).name().name(),
                                    variants.stream()
                                            .map(each -> each.file().place())
                                            .collect(Collectors.joining(", "))));
        }
        return forAll;
    }

    private static List<Candidate> of(List<Candidate> variants, @Nullable String vendor) {
        return variants.stream()
                .filter(each -> Objects.equals(each.name().variant(), vendor))
                .toList();
    }

    private Map<Version, Candidate> undos(List<Candidate> taken) {
        Map<Version, Candidate> undos = new TreeMap<>();
        for (Candidate each : taken) {
            if (each.name().content() == Content.DOWN) {
                Candidate first = undos.putIfAbsent(each.name().version(), each);
                if (first != null) {
                    problems.add(
                            Problem.DUPLICATE_UNDO,
                            "version %s: %s, %s"
                                    .formatted(
                                            each.name().version(),
                                            first.file().place(),
                                            each.file().place()));
                }
            }
        }
        return undos;
    }

    private void refuseUndosOfNothing(Collection<Candidate> undos, List<Candidate> taken) {
        Map<Version, Candidate> undoable = new TreeMap<>();
        for (Candidate each : taken) {
            switch (each.name().content()) {
                case UP -> undoable.put(each.name().version(), each);
                case SECTIONS -> undoable.putIfAbsent(each.name().version(), each);
                case DOWN -> {
                    // what is to be checked
                }
            }
        }
        for (Candidate undo : undos) {
            Version version = undo.name().version();
            Candidate undone = undoable.get(version);
            if (undone == null) {
                problems.add(
                        Problem.UNDO_WITHOUT_MIGRATION,
                        "%s: there is no V file of version %s"
                                .formatted(undo.file().place(), version));
            } else if (undone.name().content() == Content.SECTIONS) {
                problems.add(
                        Problem.UNDO_WITHOUT_MIGRATION,
                        "%s: version %s is %s, which has its way back in its own down section"
                                .formatted(
                                        undo.file().place(),
                                        version,
                                        undone.file().place()));
            }
        }
    }

    private Optional<SqlMigration> migration(Candidate up, @Nullable Candidate undo) {
        FoundFile undoFile = undo == null ? null : undo.file();
        FoundFile reading = up.file();
        try {
            String hash = up.file().hash();
            if (undoFile != null) {
                reading = undoFile;
                hash = up.file().hashWith(undoFile);
            }
            return Optional.of(new SqlMigration(up.name(), up.file(), hash, undoFile, settings));
        } catch (IOException e) {
            problems.add(Problem.UNREADABLE_FILE, "%s: %s".formatted(reading.place(), e), e);
            return Optional.empty();
        }
    }

    private record Candidate(FoundFile file, OfMigration name) {}
}
