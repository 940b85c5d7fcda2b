package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.engine.discovery.files.FileName.OfScript;
import io.mockloop.migrations.engine.discovery.files.FoundFile;
import io.mockloop.migrations.engine.migration.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Chooses, of files that stand in for each other on different databases, those for this one.
 *
 * @param vendors the names that stand for the database, the most fitting first
 * @param borrowed takes the files of another database that serve this one
 * @param problems takes what has no file for this database
 */
record Variants(List<String> vendors, List<String> borrowed, Problems problems) {

    /** A script's file. */
    record Candidate(FoundFile file, OfScript name) {}

    /** Those of the files that are run here. */
    List<Candidate> fitting(Collection<Candidate> files) {
        Map<String, List<Candidate>> byName = new LinkedHashMap<>();
        for (Candidate each : files) {
            byName.computeIfAbsent(each.name().name(), any -> new ArrayList<>()).add(each);
        }
        List<Candidate> taken = new ArrayList<>();
        byName.values().forEach(variants -> taken.addAll(chosen(variants)));
        return taken;
    }

    private List<Candidate> chosen(List<Candidate> variants) {
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
            Candidate first = variants.get(0);
            problems.add(
                    Problem.NO_VARIANT,
                    first.name() instanceof OfMigration migration ? migration.version() : null,
                    first.file().path(),
                    nothingFor(variants),
                    null);
        }
        return forAll;
    }

    private String nothingFor(List<Candidate> variants) {
        OfScript script = variants.get(0).name();
        String what = script instanceof OfMigration migration ? "version " + migration.version() : script.name();
        return "%s: there is no %s.%s.sql and no %s.sql, only %s"
                .formatted(
                        what,
                        script.name(),
                        vendors.get(0),
                        script.name(),
                        variants.stream().map(each -> each.file().place()).collect(Collectors.joining(", ")));
    }

    private static List<Candidate> of(List<Candidate> variants, @Nullable String vendor) {
        List<Candidate> own = new ArrayList<>();
        for (Candidate each : variants) {
            if (Objects.equals(each.name().variant(), vendor)) {
                own.add(each);
            }
        }
        return own;
    }
}
