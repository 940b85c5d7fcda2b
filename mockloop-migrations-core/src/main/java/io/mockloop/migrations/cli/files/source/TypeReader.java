package io.mockloop.migrations.cli.files.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds, in a source's tokens, the class of a name, what {@code MigrationInfo} says of it, and the methods that do. */
final class TypeReader {

    private static final Set<String> TYPE_WORDS = Set.of("class", "record", "enum", "interface");

    private final List<Token> tokens;
    private final String name;
    private final List<Token> dependencies = new ArrayList<>();
    private @Nullable Token declaration;
    private @Nullable Token annotatedVersion;
    private @Nullable Token returnedVersion;
    private boolean annotated;
    private boolean superType;
    private boolean versionComputed;
    private boolean dependenciesComputed;
    private boolean inside;
    private int depth;
    private int brackets;

    TypeReader(List<Token> tokens, String name) {
        this.tokens = tokens;
        this.name = name;
        for (int i = 0; i < tokens.size(); i++) {
            i = read(i);
        }
    }

    /** The name in the declaration; empty where the file holds no class of its name. */
    Optional<Token> declaration() {
        return Optional.ofNullable(declaration);
    }

    boolean isAnnotated() {
        return annotated;
    }

    /** Whether it implements or extends anything. */
    boolean implementsSomething() {
        return superType;
    }

    /** The string that says the version; null where the name does, or where it is computed. */
    @Nullable Token versionLiteral() {
        return returnedVersion == null ? annotatedVersion : returnedVersion;
    }

    boolean computesVersion() {
        return versionComputed && returnedVersion == null;
    }

    List<Token> dependencyLiterals() {
        return dependencies;
    }

    boolean computesDependencies() {
        return dependenciesComputed;
    }

    private Token token(int at) {
        return at >= 0 && at < tokens.size() ? tokens.get(at) : new Token(Token.Kind.SIGN, 0, 0, " ");
    }

    /** Reads what begins at a token, and answers with its last one. */
    private int read(int at) {
        Token token = token(at);
        if (token.is('{')) {
            depth++;
        } else if (token.is('}')) {
            depth--;
            inside = inside && depth > 0;
        } else if (token.is('(')) {
            brackets++;
        } else if (token.is(')')) {
            brackets--;
        } else if (depth == 0 && brackets == 0) {
            return outside(at, token);
        } else if (inside && depth == 1 && brackets == 0) {
            method(at, token);
        }
        return at;
    }

    private int outside(int at, Token token) {
        if (token.is('@')) {
            int last = at + 1;
            while (token(last + 1).is('.')) {
                last += 2;
            }
            if (token(last).isWord("MigrationInfo") && declaration == null) {
                annotated = true;
                return token(last + 1).is('(') ? arguments(last + 1) : last;
            }
            return last;
        }
        if (token.kind() == Token.Kind.WORD
                && TYPE_WORDS.contains(token.text())
                && !token(at - 1).is('.')) {
            declared(token, token(at + 1));
        } else if (inside && (token.isWord("implements") || token.isWord("extends"))) {
            superType = true;
        }
        return at;
    }

    private void declared(Token word, Token declared) {
        inside = declared.isWord(name) && !word.isWord("interface");
        if (inside) {
            declaration = declared;
        } else if (declaration == null) {
            annotated = false;
            annotatedVersion = null;
            versionComputed = false;
            dependencies.clear();
            dependenciesComputed = false;
        }
    }

    /** Reads the annotation's arguments, from the bracket on. */
    private int arguments(int open) {
        int at = open + 1;
        while (at < tokens.size() && !token(at).is(')')) {
            int end = endOfArgument(at);
            if (token(at).isWord("version")) {
                annotatedVersion = end == at + 3 && isString(at + 2) ? token(at + 2) : null;
                versionComputed = annotatedVersion == null;
                if (annotatedVersion != null && annotatedVersion.text().isEmpty()) {
                    annotatedVersion = null;
                }
            } else if (token(at).isWord("dependencies")) {
                dependencies(at + 2, end);
            }
            at = token(end).is(',') ? end + 1 : end;
        }
        return at;
    }

    private void dependencies(int from, int end) {
        for (int i = from; i < end; i++) {
            if (isString(i)) {
                dependencies.add(token(i));
            } else if (token(i).kind() != Token.Kind.SIGN
                    || "{},".indexOf(token(i).text().charAt(0)) < 0) {
                dependenciesComputed = true;
            }
        }
    }

    private boolean isString(int at) {
        return token(at).kind() == Token.Kind.STRING;
    }

    /** The comma or bracket behind it. */
    private int endOfArgument(int from) {
        int open = 0;
        int at = from;
        while (at < tokens.size()) {
            Token token = token(at);
            if (open == 0 && (token.is(',') || token.is(')'))) {
                return at;
            }
            open += token.is('{') || token.is('(') ? 1 : token.is('}') || token.is(')') ? -1 : 0;
            at++;
        }
        return at;
    }

    /** A method without arguments that overrides what the annotation says. */
    private void method(int at, Token token) {
        boolean begins =
                token(at + 1).is('(') && token(at + 2).is(')') && token(at + 3).is('{');
        if (!begins) {
            return;
        }
        if (token.isWord("version")) {
            versionComputed = true;
            boolean simple = token(at + 4).isWord("return")
                    && isString(at + 5)
                    && token(at + 6).is(';');
            returnedVersion = simple ? token(at + 5) : null;
        } else if (token.isWord("dependencies")) {
            dependenciesComputed = true;
        }
    }
}
