package io.mockloop.migrations.cli.files;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.files.lock.TextFile;
import io.mockloop.migrations.sql.DependsOn;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Another version in the {@code depends-on} directives of a file; not a character besides.
 *
 * @param from the version they name
 * @param to the version to be named
 */
record DirectiveChange(Version from, Version to) {

    private static final Pattern DIRECTIVE =
            Pattern.compile("(?:--|#)[^\\S\\r\\n]*depends-on\\s*:([^\\r\\n]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ITEM = Pattern.compile("[^,\\s]+");

    /** Whether a file's directives name it. */
    boolean concerns(List<DependsOn> directives) {
        return directives.stream().anyMatch(each -> each.versions().contains(from));
    }

    /** The text with the other version in it. */
    String applied(TextFile file, List<DependsOn> directives) {
        Set<Integer> lines = directives.stream()
                .filter(each -> each.versions().contains(from))
                .map(DependsOn::line)
                .collect(Collectors.toSet());
        Matcher directive = DIRECTIVE.matcher(file.text());
        StringBuilder changed = new StringBuilder();
        while (directive.find()) {
            if (lines.contains(file.lineOf(directive.start()))) {
                int start = directive.start(1) - directive.start();
                String versions = ITEM.matcher(directive.group(1)).replaceAll(item -> replacement(item.group()));
                directive.appendReplacement(
                        changed, Matcher.quoteReplacement(directive.group().substring(0, start) + versions));
            }
        }
        return directive.appendTail(changed).toString();
    }

    private String replacement(String item) {
        String version = Version.parse(item).filter(from::equals).isPresent() ? to.toString() : item;
        return Matcher.quoteReplacement(version);
    }
}
