package io.mockloop.migrations.cli.files;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.files.MigrationFile.Java;
import io.mockloop.migrations.cli.files.MigrationFile.Script;
import io.mockloop.migrations.cli.files.MigrationFile.Sql;
import io.mockloop.migrations.engine.discovery.files.FileName.Content;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.DependsOn;
import io.mockloop.migrations.sql.Section;
import io.mockloop.migrations.sql.SqlRules;
import io.mockloop.migrations.sql.SqlSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what migrations say they depend on. Which database a file is for is known only where its name says so: any
 * other file depends on what it says by the rules of at least one of them.
 */
record Dependencies(VendorRules rules) {

    /** A script's file. */
    private record FileSource(Script script) implements SqlSource {

        @Override
        public String name() {
            return script.path();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(script.file());
        }
    }

    /**
     * All versions that a migration depends on, on whichever database.
     *
     * @throws ScriptException if the head of a file cannot be read by any rules
     */
    List<Version> of(MigrationFile migration) {
        if (migration instanceof Java java) {
            return java.source().dependencies();
        }
        return ((Sql) migration)
                .scripts().stream()
                        .flatMap(script -> of(script).stream())
                        .flatMap(directive -> directive.versions().stream())
                        .distinct()
                        .toList();
    }

    /** Whether each of its files depends on anything, so that it may run late; true where a file cannot be read. */
    boolean areDeclared(MigrationFile migration) {
        return undeclared(migration).isEmpty();
    }

    /** The path of its first file that depends on nothing. */
    Optional<String> undeclared(MigrationFile migration) {
        if (migration instanceof Java java) {
            return java.source().declaresDependencies() ? Optional.empty() : Optional.of(java.path());
        }
        try {
            return ((Sql) migration)
                    .scripts().stream()
                            .filter(script -> of(script).isEmpty())
                            .map(Script::path)
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
    List<DependsOn> of(Script script) {
        Set<DependsOn> directives = new LinkedHashSet<>();
        List<ScriptException> failures = new ArrayList<>();
        List<SqlRules> all = rules.of(script.name().variant());
        for (SqlRules each : all) {
            try {
                directives.addAll(read(script, each));
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
    private static List<DependsOn> read(Script script, SqlRules rules) {
        try {
            return read(script, rules, StandardCharsets.UTF_8);
        } catch (ScriptException e) {
            if (e.code().equals("NOT_IN_ENCODING")) {
                return read(script, rules, StandardCharsets.ISO_8859_1);
            }
            throw e;
        }
    }

    private static List<DependsOn> read(Script script, SqlRules rules, Charset encoding) {
        @Nullable Section whole = script.name().content() == Content.SECTIONS ? null : Section.UP;
        return DependsOn.read(new FileSource(script), whole, rules, encoding);
    }
}
