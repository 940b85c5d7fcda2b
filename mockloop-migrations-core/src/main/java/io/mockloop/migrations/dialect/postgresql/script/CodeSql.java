package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Types, routines and views. */
final class CodeSql {

    /** A body that is a text, which the database reads when the routine is called. */
    private static final Pattern BODY = Pattern.compile("\\bAS (\\$(?:function|procedure)x*\\$).*\\1", Pattern.DOTALL);

    private CodeSql() {}

    static String type(SchemaObject type, Structure structure) {
        String name = type.id().name();
        String create = "CREATE TYPE " + Names.qualified(name);
        return switch (type.trait(Trait.KIND)) {
            case "enum" -> create + " AS ENUM (" + type.trait(Trait.LABELS) + ")";
            case "composite" ->
                create
                        + structure.columns(name).stream()
                                .map(TableSql::column)
                                .collect(Collectors.joining(", ", " AS (", ")"));
            case "range" -> create + " AS RANGE (" + type.trait(Trait.DEFINITION) + ")";
            default -> domain(type, structure);
        };
    }

    private static String domain(SchemaObject domain, Structure structure) {
        String collation = domain.trait(Trait.COLLATION);
        String value = domain.trait(Trait.DEFAULT);
        return "CREATE DOMAIN " + Names.qualified(domain.id().name()) + " AS " + domain.trait(Trait.TYPE)
                + (collation.isEmpty() ? "" : " COLLATE " + Names.quoted(collation))
                + (value.isEmpty() ? "" : " DEFAULT " + value)
                + (domain.trait(Trait.NOT_NULL).isEmpty() ? "" : " NOT NULL")
                + structure
                        .all(ObjectKind.CHECK, domain.id().name())
                        .filter(ConstraintSql::isWithItsTable)
                        .map(each -> " " + ConstraintSql.of(each))
                        .collect(Collectors.joining());
    }

    static String routine(SchemaObject routine) {
        String definition = routine.trait(Trait.DEFINITION);
        if (!routine.trait(Trait.KIND).equals("aggregate")) {
            return definition;
        }
        String parameters = definition
                .substring(definition.indexOf(", ") + 2)
                .replace("parallel = s", "parallel = safe")
                .replace("parallel = r", "parallel = restricted");
        return "CREATE AGGREGATE " + Names.routine(routine) + " (" + parameters + ")";
    }

    /** As much of a routine as the database looks at when it is made. */
    static String lookedAt(String routine) {
        return BODY.matcher(routine).replaceAll("");
    }

    static String view(SchemaObject view) {
        return view(view, "CREATE ");
    }

    /** The same in the place of one that has its columns, in their order, but for its last ones. */
    static String replaceView(SchemaObject view) {
        return view(view, "CREATE OR REPLACE ");
    }

    private static String view(SchemaObject view, String create) {
        String options = view.trait(Trait.OPTIONS);
        String kind = view.trait(Trait.KIND).toUpperCase(Locale.ROOT);
        String method = view.trait(Trait.METHOD);
        String tablespace = view.trait(Trait.TABLESPACE);
        return create + kind + (kind.isEmpty() ? "" : " ") + "VIEW "
                + Names.qualified(view.id().name())
                + (method.isEmpty() ? "" : " USING " + Names.quoted(method))
                + (options.isEmpty() ? "" : " WITH (" + options + ")")
                + (tablespace.isEmpty() ? "" : " TABLESPACE " + Names.quoted(tablespace))
                + " AS\n" + view.trait(Trait.DEFINITION);
    }
}
