package io.mockloop.migrations.workspace;

import io.mockloop.migrations.ValidationResult.Problem;
import io.mockloop.migrations.Version;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.engine.graph.DependencyOrder;
import io.mockloop.migrations.exception.DependencyException;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.setup.OfflineRules;
import io.mockloop.migrations.sql.DependsOn;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.workspace.MigrationFile.Java;
import io.mockloop.migrations.workspace.MigrationFile.Sql;
import io.mockloop.migrations.workspace.MigrationFile.SqlFile;
import io.mockloop.migrations.workspace.lock.TextFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What migrations say they depend on. Which database a file is for is known only if its name says so: any other file
 * depends on what it says by the rules of at least one of them.
 */
final class Dependencies {

    private static final Pattern DIRECTIVE =
            Pattern.compile("(?:--|#)[^\\S\\r\\n]*depends-on\\s*:([^\\r\\n]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ITEM = Pattern.compile("[^,\\s]+");

    private final Inventory inventory;
    private final List<Problem> problems = new ArrayList<>();

    private Dependencies(Inventory inventory) {
        this.inventory = inventory;
    }

    /**
     * All versions that a migration depends on, on whichever database.
     *
     * @throws ScriptException if the head of a file cannot be read by any rules
     */
    static List<Version> of(MigrationFile migration) {
        if (migration instanceof Java java) {
            return java.source().dependencies();
        }
        return ((Sql) migration)
                .variants().stream()
                        .flatMap(file -> of(file).stream())
                        .flatMap(directive -> directive.versions().stream())
                        .distinct()
                        .toList();
    }

    /** The path of its first file that depends on nothing, and so cannot run late; none if one cannot be read. */
    static Optional<String> undeclared(MigrationFile migration) {
        if (migration instanceof Java java) {
            return java.source().declaresDependencies() ? Optional.empty() : Optional.of(java.path());
        }
        try {
            return ((Sql) migration)
                    .variants().stream()
                            .filter(file -> of(file).isEmpty())
                            .map(SqlFile::path)
                            .findFirst();
        } catch (ScriptException e) {
            return Optional.empty();
        }
    }

    /**
     * The directives of a file.
     *
     * @throws ScriptException if its head cannot be read by any rules
     */
    static List<DependsOn> of(SqlFile file) {
        Set<DependsOn> directives = new LinkedHashSet<>();
        List<ScriptException> failures = new ArrayList<>();
        List<SqlRules> all = OfflineRules.of(file.fileName().variant());
        for (SqlRules each : all) {
            try {
                directives.addAll(read(file, each));
            } catch (ScriptException e) {
                failures.add(e);
            }
        }
        if (failures.size() == all.size() && !failures.isEmpty()) {
            throw failures.get(0);
        }
        return List.copyOf(directives);
    }

    /** Versions are written in what is the same in UTF-8 and all encodings of one byte a character. */
    private static List<DependsOn> read(SqlFile file, SqlRules rules) {
        try {
            return read(file, rules, StandardCharsets.UTF_8);
        } catch (ScriptException e) {
            if (e.code().equals("NOT_IN_ENCODING")) {
                return read(file, rules, StandardCharsets.ISO_8859_1);
            }
            throw e;
        }
    }

    private static List<DependsOn> read(SqlFile file, SqlRules rules, Charset encoding) {
        @Nullable Section whole = file.fileName().content() == Content.SECTIONS ? null : Section.UP;
        return DependsOn.read(file, whole, rules, encoding);
    }

    /**
     * The text of a file with another version in those of its directives that name one; not a character besides.
     *
     * @param lines where these directives stand
     */
    static String changed(TextFile file, Set<Integer> lines, Version from, Version to) {
        Matcher directive = DIRECTIVE.matcher(file.text());
        StringBuilder changed = new StringBuilder();
        while (directive.find()) {
            if (lines.contains(file.lineOf(directive.start()))) {
                int start = directive.start(1) - directive.start();
                String versions = ITEM.matcher(directive.group(1))
                        .replaceAll(item ->
                                Version.parse(item.group()).filter(from::equals).isPresent()
                                        ? to.toString()
                                        : Matcher.quoteReplacement(item.group()));
                directive.appendReplacement(
                        changed, Matcher.quoteReplacement(directive.group().substring(0, start) + versions));
            }
        }
        return directive.appendTail(changed).toString();
    }

    /** Dependencies that cannot be fulfilled. */
    static List<Problem> problems(Inventory inventory) {
        return new Dependencies(inventory).problems();
    }

    private List<Problem> problems() {
        Map<Version, Set<Version>> needed = new TreeMap<>();
        for (MigrationFile each : inventory.migrations()) {
            if (!each.isBaseline()) {
                try {
                    List<Version> named = of(each);
                    named.forEach(on -> addMissing(each, on));
                    needed.computeIfAbsent(each.version(), any -> new HashSet<>())
                            .addAll(named);
                } catch (MigrationException e) {
                    problem(each, e);
                }
            }
        }
        needed.forEach((version, on) -> on.remove(version));
        new DependencyOrder(needed).cycles().forEach(this::addCycle);
        return problems;
    }

    private void addMissing(MigrationFile migration, Version on) {
        String label = inventory.label(migration);
        if (on.equals(migration.version())) {
            problem(migration, DependencyException.onThemselves(List.of(label)));
        } else if (inventory.lacks(on)) {
            problem(
                    migration,
                    DependencyException.missing(
                            List.of("%s depends on %s, which does not exist".formatted(label, on))));
        }
    }

    private void addCycle(List<Version> cycle) {
        MigrationFile first = inventory.of(cycle.get(0)).stream()
                .filter(each -> !each.isBaseline())
                .findFirst()
                .orElseThrow();
        String path = cycle.stream().map(Version::toString).collect(Collectors.joining(" -> "));
        String files = cycle.stream()
                .distinct()
                .flatMap(version -> inventory.of(version).stream())
                .map(inventory::label)
                .collect(Collectors.joining(", "));
        problem(first, DependencyException.cycles(List.of("%s (%s)".formatted(path, files))));
    }

    /** In the words in which a run refuses it. */
    private void problem(MigrationFile migration, MigrationException refusal) {
        refusal.problems().forEach(each -> problems.add(each.about(migration.version(), inventory.label(migration))));
    }
}
