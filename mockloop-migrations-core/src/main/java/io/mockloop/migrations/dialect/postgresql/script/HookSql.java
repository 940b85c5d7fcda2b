package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is said of tables when they are there: triggers, rules, policies, and what CREATE TABLE can't say. */
final class HookSql {

    private HookSql() {}

    /** Adds a constraint. */
    static String add(SchemaObject constraint, Structure structure) {
        return alter(constraint, structure) + " ADD " + ConstraintSql.of(constraint);
    }

    /** The beginning of a change of what a part belongs to, which may be a domain. */
    static String alter(SchemaObject part, Structure structure) {
        boolean isOfDomain = structure.find(ObjectKind.TYPE, "", part.id().table()) != null;
        return (isOfDomain ? "ALTER DOMAIN " : "ALTER TABLE ")
                + Names.qualified(part.id().table());
    }

    private static String alter(SchemaObject part) {
        return "ALTER TABLE " + Names.qualified(part.id().table());
    }

    /** What is left to say of an object when all are there; nothing of most. */
    static List<String> afterwards(SchemaObject object, Structure structure) {
        return switch (object.id().kind()) {
            case TABLE -> rowSecurity(object);
            case COLUMN ->
                object.trait(Trait.INVALID).isEmpty()
                        ? List.of()
                        : List.of(alter(object) + " ADD NOT NULL "
                                + Names.quoted(object.id().name()) + " NOT VALID");
            case CHECK -> ConstraintSql.isWithItsTable(object) ? List.of() : List.of(add(object, structure));
            case SEQUENCE -> owner(object);
            default -> List.of();
        };
    }

    private static List<String> rowSecurity(SchemaObject table) {
        List<String> statements = new ArrayList<>();
        for (String each : List.of(table.trait(Trait.ROW_SECURITY).split(", "))) {
            if (!each.isEmpty()) {
                statements.add("ALTER TABLE " + Names.qualified(table.id().name())
                        + (each.equals("forced") ? " FORCE" : " ENABLE") + " ROW LEVEL SECURITY");
            }
        }
        return statements;
    }

    /** Gives a sequence the column that it is dropped with, if it has one. */
    static List<String> owner(SchemaObject sequence) {
        String owner = sequence.trait(Trait.OWNED_BY);
        if (owner.isEmpty()) {
            return List.of();
        }
        List<String> parts = Names.parts(owner);
        return List.of("ALTER SEQUENCE " + Names.qualified(sequence.id().name()) + " OWNED BY "
                + String.join(".", parts.stream().map(Names::quoted).toList()));
    }

    /** A trigger, rule or policy. */
    static List<String> create(SchemaObject hook) {
        List<String> statements = new ArrayList<>();
        String definition = hook.trait(Trait.DEFINITION);
        switch (hook.id().kind()) {
            case TRIGGER -> statements.add(definition);
            case RULE -> statements.add(definition.replaceFirst(";$", ""));
            default -> statements.add(policy(hook));
        }
        if (!hook.trait(Trait.ENABLED).isEmpty()) {
            statements.add(enable(hook));
        }
        return statements;
    }

    /** Says when a trigger or rule works. */
    static String enable(SchemaObject hook) {
        String how = switch (hook.trait(Trait.ENABLED)) {
            case "" -> "ENABLE ";
            case "disabled" -> "DISABLE ";
            default -> "ENABLE " + hook.trait(Trait.ENABLED).toUpperCase(Locale.ROOT) + " ";
        };
        return alter(hook) + " " + how + hook.id().kind().name() + " "
                + Names.quoted(hook.id().name());
    }

    private static String policy(SchemaObject policy) {
        String command = policy.trait(Trait.COMMAND);
        String using = policy.trait(Trait.DEFINITION);
        String check = policy.trait(Trait.WITH_CHECK);
        return "CREATE POLICY " + Names.quoted(policy.id().name()) + " ON "
                + Names.qualified(policy.id().table())
                + (policy.trait(Trait.KIND).isEmpty() ? "" : " AS RESTRICTIVE")
                + (command.isEmpty() ? "" : " FOR " + command.toUpperCase(Locale.ROOT))
                + (policy.trait(Trait.ROLES).isEmpty() ? "" : " TO " + roles(policy))
                + (using.isEmpty() ? "" : " USING (" + using + ")")
                + (check.isEmpty() ? "" : " WITH CHECK (" + check + ")");
    }

    /** Whom a policy is on. */
    static String roles(SchemaObject policy) {
        String roles = policy.trait(Trait.ROLES);
        return roles.isEmpty() ? "PUBLIC" : Names.quoted(Arrays.asList(roles.split(", ")));
    }
}
