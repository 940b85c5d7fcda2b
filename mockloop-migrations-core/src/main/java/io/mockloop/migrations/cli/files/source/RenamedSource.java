package io.mockloop.migrations.cli.files.source;

import io.mockloop.migrations.Version;
import io.mockloop.migrations.cli.files.lock.FilesException;
import io.mockloop.migrations.cli.files.lock.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java migration with another version.
 *
 * @param typeName the class's name, which is another one where it says the version
 * @param text of its file
 */
public record RenamedSource(String typeName, String text) {

    private static final Pattern NUMBER_IN_NAME = Pattern.compile("(Migration_?)(\\d+(?:_\\d+)*)(.*)");

    /**
     * Writes a version where the source has its own: in the annotation, in the method, in the name of the class.
     *
     * @throws FilesException if it cannot be told where that is, or if the class is named in more places than its
     *     declaration, its constructors and its own class literal
     */
    public static RenamedSource of(JavaSource source, Version from, Version to) {
        if (source.version().filter(from::equals).isEmpty()) {
            throw refused(source, "its version cannot be read here.");
        }
        Token literal = source.versionLiteral();
        Matcher numbered = NUMBER_IN_NAME.matcher(source.typeName());
        boolean named = source.versionInName().filter(from::equals).isPresent() && numbered.matches();
        String typeName =
                named ? numbered.group(1) + to.toString().replace('.', '_') + numbered.group(3) : source.typeName();
        Replacements changed = new Replacements(source.file().text());
        List<Token> places = new ArrayList<>(named ? namesOf(source) : List.of());
        if (literal != null) {
            places.add(literal);
            places.sort((one, other) -> Integer.compare(one.from(), other.from()));
        }
        places.forEach(place -> changed.replace(place, place.equals(literal) ? '"' + to.toString() + '"' : typeName));
        return new RenamedSource(typeName, changed.text());
    }

    private static List<Token> namesOf(JavaSource source) {
        List<Token> tokens = source.tokens();
        List<Token> names = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.isWord(source.typeName())) {
                if (!isOwnName(source, i)) {
                    throw refused(
                            source,
                            "line %s names the class elsewhere than in its declaration, a constructor or a class literal."
                                    .formatted(source.file().lineOf(token.from())));
                }
                names.add(token);
            }
        }
        return names;
    }

    private static boolean isOwnName(JavaSource source, int at) {
        List<Token> tokens = source.tokens();
        Token token = tokens.get(at);
        if (source.type().declaration().filter(token::equals).isPresent()) {
            return true;
        }
        Token before = tokens.get(Math.max(at - 1, 0));
        boolean qualified = before.is('.') || before.isWord("new");
        boolean constructor = hasSign(tokens, at + 1, '(') && !before.is('@');
        boolean classLiteral = hasSign(tokens, at + 1, '.')
                && at + 2 < tokens.size()
                && tokens.get(at + 2).isWord("class");
        return !qualified && (constructor || classLiteral);
    }

    private static boolean hasSign(List<Token> tokens, int at, char sign) {
        return at < tokens.size() && tokens.get(at).is(sign);
    }

    private static FilesException refused(JavaSource source, String why) {
        return new FilesException(
                "JAVA_NOT_SIMPLE",
                "%s cannot be given another version here: %s".formatted(Names.shown(source.path()), why),
                "Change the version there yourself, rename the class where its name says it, and type"
                        + " `mockloop db check --write`.");
    }
}
