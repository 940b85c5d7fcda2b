package io.mockloop.migrations.engine.discovery;

import io.mockloop.migrations.engine.discovery.files.FileName.OfMigration;
import io.mockloop.migrations.engine.discovery.files.FileName.OfScript;
import io.mockloop.migrations.engine.discovery.files.NamedFiles.Script;
import io.mockloop.migrations.engine.migration.Defect;
import io.mockloop.migrations.engine.migration.Defects;
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
 * @param defects takes what has no file for this database
 */
record Variants(List<String> vendors, List<String> borrowed, Defects defects) {

    /** Those of the files that are run here. */
    List<Script> fitting(Collection<Script> files) {
        Map<String, List<Script>> byName = new LinkedHashMap<>();
        for (Script each : files) {
            byName.computeIfAbsent(each.name().name(), any -> new ArrayList<>()).add(each);
        }
        List<Script> taken = new ArrayList<>();
        for (List<Script> variants : byName.values()) {
            taken.addAll(chosen(variants));
        }
        return taken;
    }

    private List<Script> chosen(List<Script> variants) {
        for (String vendor : vendors) {
            List<Script> own = of(variants, vendor);
            if (!own.isEmpty()) {
                if (!vendor.equals(vendors.get(0))) {
                    own.forEach(each -> borrowed.add(each.file().path()));
                }
                return own;
            }
        }
        List<Script> forAll = of(variants, null);
        if (forAll.isEmpty()) {
            Script first = variants.get(0);
            defects.add(
                    Defect.NO_VARIANT,
                    first.name() instanceof OfMigration migration ? migration.version() : null,
                    first.file().path(),
                    nothingFor(variants),
                    null);
        }
        return forAll;
    }

    private String nothingFor(List<Script> variants) {
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

    private static List<Script> of(List<Script> variants, @Nullable String vendor) {
        List<Script> own = new ArrayList<>();
        for (Script each : variants) {
            if (Objects.equals(each.name().variant(), vendor)) {
                own.add(each);
            }
        }
        return own;
    }
}
