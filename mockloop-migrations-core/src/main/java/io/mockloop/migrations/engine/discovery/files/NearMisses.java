package io.mockloop.migrations.engine.discovery.files;

import static io.mockloop.migrations.engine.discovery.files.FileNameReader.NUMBER;

import io.mockloop.migrations.engine.discovery.files.FileName.Misnamed;
import io.mockloop.migrations.engine.discovery.files.FileName.Other;
import io.mockloop.migrations.engine.discovery.files.FileName.Unsupported;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that nearly follow a convention, and what was meant. */
final class NearMisses {

    private static final Pattern LIKE_FLYWAY =
            Pattern.compile("([VU])[-_. ]*(" + NUMBER + ")[-_. ]*(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern WITHOUT_NUMBER = Pattern.compile("([VvUu])__(.+)", Pattern.DOTALL);
    private static final Pattern LIKE_SECTIONS = Pattern.compile(
            "migration(?=[-_ \\d])[-_ ]*(?:(" + NUMBER + ")(?![A-Za-z\\d]))?[-_ ]*(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LIKE_REPEATABLE = Pattern.compile("r__(.*)|R_(?!_)(.+)", Pattern.DOTALL);
    private static final Pattern LIKE_BASELINE =
            Pattern.compile("(?:b(" + NUMBER + ")__|B(" + NUMBER + ")_(?!_))(.*)", Pattern.DOTALL);
    private static final Pattern WITHOUT_PREFIX = Pattern.compile(NUMBER + "__.+", Pattern.DOTALL);
    private static final Pattern OTHER_PREFIX = Pattern.compile("[A-Z]{1,2}(?:" + NUMBER + ")?__.+", Pattern.DOTALL);

    private NearMisses() {}

    static FileName read(String name, String suffix) {
        Matcher flyway = LIKE_FLYWAY.matcher(name);
        if (flyway.matches()) {
            return new Misnamed("%s%s__%s%s"
                    .formatted(
                            flyway.group(1).toUpperCase(Locale.ROOT),
                            flyway.group(2),
                            described(flyway.group(3)),
                            suffix));
        }
        Matcher sections = LIKE_SECTIONS.matcher(name);
        if (sections.matches()) {
            String version =
                    sections.group(1) == null ? "<version>" : sections.group(1).replace('_', '.');
            return new Misnamed("migration_%s_%s%s".formatted(version, described(sections.group(2)), suffix));
        }
        Matcher withoutNumber = WITHOUT_NUMBER.matcher(name);
        if (withoutNumber.matches()) {
            return new Misnamed("%s<version>__%s%s"
                    .formatted(withoutNumber.group(1).toUpperCase(Locale.ROOT), withoutNumber.group(2), suffix));
        }
        Matcher baseline = LIKE_BASELINE.matcher(name);
        if (baseline.matches()) {
            String version = baseline.group(1) == null ? baseline.group(2) : baseline.group(1);
            return new Misnamed("B%s__%s%s".formatted(version, described(baseline.group(3)), suffix));
        }
        Matcher repeatable = LIKE_REPEATABLE.matcher(name);
        if (repeatable.matches()) {
            String words = repeatable.group(1) == null ? repeatable.group(2) : repeatable.group(1);
            return new Misnamed("R__" + described(words) + suffix);
        }
        if (WITHOUT_PREFIX.matcher(name).matches()) {
            return new Unsupported("files without a prefix; meant is V" + name + suffix);
        }
        return OTHER_PREFIX.matcher(name).matches()
                ? new Unsupported("files with the prefix " + name.replaceFirst("[\\d_].*", ""))
                : new Other();
    }

    private static String described(String words) {
        return words.isEmpty() ? "description" : words;
    }
}
