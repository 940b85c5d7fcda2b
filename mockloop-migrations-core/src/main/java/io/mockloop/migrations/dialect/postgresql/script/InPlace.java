package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes another one without being dropped: all but tables and their columns. */
final class InPlace {

    private InPlace() {}

    /**
     * The statements, but for what was said of it; null if it must be dropped and made again.
     *
     * @param structure that one of them is in
     */
    static @Nullable List<String> of(SchemaObject is, SchemaObject should, Structure structure) {
        return switch (should.id().kind()) {
            case TABLE -> differ(is, should, Trait.SERVER) ? null : List.of();
            case COLUMN, PARTITION, EVENT -> List.of();
            case PRIMARY_KEY, FOREIGN_KEY, UNIQUE, CHECK, CONSTRAINT -> constraint(is, should, structure);
            case INDEX -> index(is, should);
            case TRIGGER, RULE -> hook(is, should);
            case POLICY -> policy(is, should);
            case VIEW -> view(is, should);
            case ROUTINE -> RoutineHead.replace(is, should);
            case SEQUENCE -> Settings.ofSequence(is, should);
            case TYPE -> type(is, should);
        };
    }

    /** Whether they have not the same of a trait. */
    static boolean differ(SchemaObject is, SchemaObject should, String trait) {
        return !is.trait(trait).equals(should.trait(trait));
    }

    /** Whether they are the same but for some traits. */
    private static boolean isSameBut(SchemaObject is, SchemaObject should, String... traits) {
        List<String> names = new ArrayList<>(List.of(traits));
        names.add(Trait.COMMENT);
        return is.without(names).equals(should.without(names));
    }

    private static @Nullable List<String> constraint(SchemaObject is, SchemaObject should, Structure structure) {
        String alter = HookSql.alter(should, structure);
        String name = Names.quoted(should.id().name());
        if (isSameBut(is, should)) {
            return List.of();
        } else if (isSameBut(is, should, Trait.NAME)) {
            return List.of(alter + " RENAME CONSTRAINT " + Names.quoted(CommentSql.primaryKey(is)) + " TO "
                    + Names.quoted(CommentSql.primaryKey(should)));
        } else if (isSameBut(is, should, Trait.INVALID)
                && is.trait(Trait.INVALID).equals("not valid")
                && should.trait(Trait.INVALID).isEmpty()) {
            return List.of(alter + " VALIDATE CONSTRAINT " + name);
        } else if (isSameBut(is, should, Trait.DEFERRABLE)
                && !should.referenced().isEmpty()) {
            return List.of(alter + " ALTER CONSTRAINT " + name + deferrable(should.trait(Trait.DEFERRABLE)));
        }
        return null;
    }

    private static String deferrable(String deferrable) {
        return switch (deferrable) {
            case "" -> " NOT DEFERRABLE";
            case "initially" -> " DEFERRABLE INITIALLY DEFERRED";
            default -> " DEFERRABLE INITIALLY IMMEDIATE";
        };
    }

    private static @Nullable List<String> index(SchemaObject is, SchemaObject should) {
        boolean isInvalid = !is.trait(Trait.INVALID).isEmpty();
        boolean shouldBeInvalid = !should.trait(Trait.INVALID).isEmpty();
        if (!isSameBut(is, should, Trait.OPTIONS, Trait.TABLESPACE, Trait.INVALID) || (isInvalid && !shouldBeInvalid)) {
            return null;
        }
        String alter = "ALTER INDEX " + CommentSql.inSchemaOf(should.id());
        List<String> statements =
                new ArrayList<>(Settings.ofOptions(alter, is.trait(Trait.OPTIONS), should.trait(Trait.OPTIONS)));
        statements.addAll(tablespace(alter, is, should));
        return statements;
    }

    /** Where it is stored. */
    static List<String> tablespace(String alter, SchemaObject is, SchemaObject should) {
        String tablespace = should.trait(Trait.TABLESPACE);
        return differ(is, should, Trait.TABLESPACE)
                ? List.of(alter + " SET TABLESPACE " + (tablespace.isEmpty() ? "pg_default" : Names.quoted(tablespace)))
                : List.of();
    }

    private static @Nullable List<String> hook(SchemaObject is, SchemaObject should) {
        if (!isSameBut(is, should, Trait.ENABLED)) {
            return null;
        }
        return differ(is, should, Trait.ENABLED) ? List.of(HookSql.enable(should)) : List.of();
    }

    private static @Nullable List<String> policy(SchemaObject is, SchemaObject should) {
        boolean loses = isLost(is, should, Trait.DEFINITION) || isLost(is, should, Trait.WITH_CHECK);
        if (loses || !isSameBut(is, should, Trait.ROLES, Trait.DEFINITION, Trait.WITH_CHECK)) {
            return null;
        }
        String changes = (differ(is, should, Trait.ROLES) ? " TO " + HookSql.roles(should) : "")
                + (differ(is, should, Trait.DEFINITION) ? " USING (" + should.trait(Trait.DEFINITION) + ")" : "")
                + (differ(is, should, Trait.WITH_CHECK) ? " WITH CHECK (" + should.trait(Trait.WITH_CHECK) + ")" : "");
        return changes.isEmpty()
                ? List.of()
                : List.of("ALTER POLICY " + Names.quoted(should.id().name()) + " ON "
                        + Names.qualified(should.id().table()) + changes);
    }

    private static boolean isLost(SchemaObject is, SchemaObject should, String trait) {
        return !is.trait(trait).isEmpty() && should.trait(trait).isEmpty();
    }

    private static @Nullable List<String> view(SchemaObject is, SchemaObject should) {
        boolean isPlain = should.trait(Trait.KIND).isEmpty();
        if (differ(is, should, Trait.KIND) || differ(is, should, Trait.METHOD)) {
            return null;
        }
        if (differ(is, should, Trait.DEFINITION)) {
            return isPlain ? List.of(CodeSql.replaceView(should)) : null;
        }
        String alter = (isPlain ? "ALTER VIEW " : "ALTER MATERIALIZED VIEW ")
                + Names.qualified(should.id().name());
        List<String> statements =
                new ArrayList<>(Settings.ofOptions(alter, is.trait(Trait.OPTIONS), should.trait(Trait.OPTIONS)));
        statements.addAll(tablespace(alter, is, should));
        return statements;
    }

    private static @Nullable List<String> type(SchemaObject is, SchemaObject should) {
        if (!isSameBut(is, should, Trait.LABELS, Trait.DEFAULT, Trait.NOT_NULL)) {
            return null;
        }
        String name = Names.qualified(should.id().name());
        if (differ(is, should, Trait.LABELS)) {
            return EnumLabels.change("ALTER TYPE " + name, is.trait(Trait.LABELS), should.trait(Trait.LABELS));
        }
        List<String> statements = new ArrayList<>();
        String alter = "ALTER DOMAIN " + name;
        if (differ(is, should, Trait.DEFAULT)) {
            String value = should.trait(Trait.DEFAULT);
            statements.add(alter + (value.isEmpty() ? " DROP DEFAULT" : " SET DEFAULT " + value));
        }
        if (differ(is, should, Trait.NOT_NULL)) {
            statements.add(alter + (should.trait(Trait.NOT_NULL).isEmpty() ? " DROP" : " SET") + " NOT NULL");
        }
        return statements;
    }

    /**
     * What a routine takes and gives, of which the database lets nothing be changed but that a parameter gets a
     * default.
     *
     * @param parameters each without its default
     * @param withDefault how many of them have one
     * @param returns what stands behind them
     */
    private record RoutineHead(List<String> parameters, int withDefault, String returns) {

        private static final String DEFAULT = " DEFAULT ";

        /** The statement that puts one in the place of another; null if that can't be. */
        static @Nullable List<String> replace(SchemaObject is, SchemaObject should) {
            String definition = should.trait(Trait.DEFINITION);
            String kind = should.trait(Trait.KIND);
            if (is.trait(Trait.DEFINITION).equals(definition)
                    && is.trait(Trait.KIND).equals(kind)) {
                return List.of();
            }
            boolean isReplaceable = !kind.equals("aggregate")
                    && is.trait(Trait.KIND).equals(kind)
                    && of(is.trait(Trait.DEFINITION)).becomes(of(definition));
            return isReplaceable ? List.of(definition) : null;
        }

        private boolean becomes(RoutineHead other) {
            return parameters.equals(other.parameters)
                    && withDefault <= other.withDefault
                    && returns.equals(other.returns);
        }

        private static RoutineHead of(String definition) {
            List<String> parameters = new ArrayList<>();
            int depth = 0;
            char quote = 0;
            int from = definition.indexOf('(') + 1;
            int at = from - 1;
            for (; at < definition.length(); at++) {
                char next = definition.charAt(at);
                if (quote != 0) {
                    quote = next == quote ? 0 : quote;
                } else if (next == '\'' || next == '"') {
                    quote = next;
                } else if (next == '(' || next == '[') {
                    depth++;
                } else if (next == ')' || next == ']') {
                    depth--;
                    if (depth == 0) {
                        break;
                    }
                } else if (next == ',' && depth == 1) {
                    parameters.add(definition.substring(from, at));
                    from = at + 1;
                }
            }
            parameters.add(definition.substring(from, Math.min(at, definition.length())));
            List<String> bare = parameters.stream()
                    .map(String::strip)
                    .map(each -> each.contains(DEFAULT) ? each.substring(0, each.indexOf(DEFAULT)) : each)
                    .toList();
            int defaults = (int)
                    parameters.stream().filter(each -> each.contains(DEFAULT)).count();
            String rest =
                    definition.substring(Math.min(at + 1, definition.length())).strip();
            return new RoutineHead(
                    bare,
                    defaults,
                    rest.startsWith("RETURNS") ? rest.lines().findFirst().orElse("") : "");
        }
    }
}
