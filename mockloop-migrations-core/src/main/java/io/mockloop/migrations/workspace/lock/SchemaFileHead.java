package io.mockloop.migrations.workspace.lock;

import io.mockloop.migrations.Version;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a schema as SQL, which names the versions that it is made of.
 *
 * @param versions those of migrations, as they were run
 * @param baseline up to which all are in it, whether it names them or not; empty if there is none
 */
public record SchemaFileHead(Set<Version> versions, Optional<Version> baseline) {

    private static final Pattern LINE = Pattern.compile("-- (migration|baseline) (\\S+)");

    /** Copies the set. */
    public SchemaFileHead {
        versions = Set.copyOf(versions);
    }

    /** Reads the lines that the file begins with, as long as they are comments. */
    public static SchemaFileHead of(String text) {
        Set<Version> versions = new HashSet<>();
        Optional<Version> baseline = Optional.empty();
        for (String line : text.lines().takeWhile(each -> each.startsWith("--")).toList()) {
            Matcher matcher = LINE.matcher(line.strip());
            Optional<Version> version = matcher.matches() ? Version.parse(matcher.group(2)) : Optional.empty();
            if (version.isPresent()) {
                versions.add(version.get());
                boolean isBaseline = matcher.group(1).equals("baseline");
                baseline = isBaseline ? version : baseline;
            }
        }
        return new SchemaFileHead(versions, baseline);
    }

    /** Whether what a migration of a version does is in the file. */
    public boolean has(Version version) {
        return versions.contains(version)
                || baseline.filter(each -> version.compareTo(each) <= 0).isPresent();
    }
}
