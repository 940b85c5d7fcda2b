package io.mockloop.migrations.dialect.sqlite.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tables as their CREATE TABLE, with all of their constraints. */
final class TableSql {

    private final Structure structure;

    TableSql(Structure structure) {
        this.structure = structure;
    }

    String create(SchemaObject table) {
        return create(table, table.id().name());
    }

    /** The same by another name. */
    String create(SchemaObject table, String as) {
        String name = table.id().name();
        String definition = table.trait(Trait.DEFINITION);
        if (!definition.isEmpty()) {
            boolean isVirtual = table.trait(Trait.KIND).equals("virtual");
            return "CREATE " + (isVirtual ? "VIRTUAL " : "") + "TABLE " + Names.quoted(as) + " " + definition;
        }
        SchemaObject key = structure.find(ObjectKind.PRIMARY_KEY, name, "");
        List<String> parts = new ArrayList<>();
        structure.columns(name).forEach(each -> parts.add(column(each, key)));
        if (key != null && !isWithColumn(key)) {
            parts.add(named(key.trait(Trait.NAME)) + "PRIMARY KEY (" + keys(key) + ")" + onConflict(key));
        }
        Stream.of(ObjectKind.UNIQUE, ObjectKind.CHECK, ObjectKind.FOREIGN_KEY)
                .flatMap(kind -> structure.all(kind, name))
                .forEach(each -> parts.add(constraint(each)));
        String options = table.trait(Trait.OPTIONS).toUpperCase(Locale.ROOT);
        return "CREATE TABLE " + Names.quoted(as) + " (\n  " + String.join(",\n  ", parts) + "\n)"
                + (options.isEmpty() ? "" : " " + options);
    }

    /** A key of one column stands with it; there, DESC would mean another thing. */
    private static boolean isWithColumn(SchemaObject key) {
        return key.columns().size() == 1 && !key.columns().get(0).contains(" ");
    }

    private String column(SchemaObject column, @Nullable SchemaObject key) {
        String name = column.id().name();
        boolean isNotNull = !column.trait(Trait.NOT_NULL).isEmpty();
        return Names.quoted(name)
                + with(" ", column.trait(Trait.TYPE))
                + (key != null && isWithColumn(key) && key.columns().contains(name) ? primaryKey(key, column) : "")
                + (isNotNull ? " NOT NULL" + onConflict(column) : "")
                + with(" COLLATE ", column.trait(Trait.COLLATION))
                + with(" DEFAULT ", column.trait(Trait.DEFAULT))
                + generated(column.trait(Trait.GENERATED));
    }

    /** A column as it stands behind ADD COLUMN, with the checks and foreign keys that are on it alone. */
    String added(SchemaObject column, List<SchemaObject> constraints) {
        StringBuilder sql = new StringBuilder(column(column, null));
        for (SchemaObject each : constraints) {
            boolean isCheck = each.id().kind() == ObjectKind.CHECK;
            sql.append(' ').append(isCheck ? constraint(each) : named(nameOfItsOwn(each)) + references(each));
        }
        return sql.toString();
    }

    private static String primaryKey(SchemaObject key, SchemaObject column) {
        String identity = column.trait(Trait.IDENTITY).toUpperCase(Locale.ROOT);
        return " " + named(key.trait(Trait.NAME)) + "PRIMARY KEY" + onConflict(key) + with(" ", identity);
    }

    private static String with(String before, String value) {
        return value.isEmpty() ? "" : before + value;
    }

    private static String named(String name) {
        return name.isEmpty() ? "" : "CONSTRAINT " + Names.quoted(name) + " ";
    }

    private static String onConflict(SchemaObject object) {
        return with(" ON CONFLICT ", object.trait(Trait.ON_CONFLICT).toUpperCase(Locale.ROOT));
    }

    private static String generated(String generated) {
        int kind = generated.lastIndexOf(' ');
        return generated.isEmpty()
                ? ""
                : " GENERATED ALWAYS AS " + generated.substring(0, kind)
                        + generated.substring(kind).toUpperCase(Locale.ROOT);
    }

    private String keys(SchemaObject key) {
        return Names.keys(key.columns(), structure.columns(key.id().table()));
    }

    private String constraint(SchemaObject constraint) {
        return named(nameOfItsOwn(constraint))
                + switch (constraint.id().kind()) {
                    case UNIQUE -> "UNIQUE (" + keys(constraint) + ")" + onConflict(constraint);
                    case CHECK -> "CHECK " + constraint.trait(Trait.DEFINITION) + onConflict(constraint);
                    default -> "FOREIGN KEY (" + Names.quoted(constraint.columns()) + ") " + references(constraint);
                };
    }

    private static String nameOfItsOwn(SchemaObject constraint) {
        return hasNameOfItsOwn(constraint) ? constraint.id().name() : "";
    }

    /** One without a name is called by its columns or itself, with a number if there are several. */
    private static boolean hasNameOfItsOwn(SchemaObject constraint) {
        return Stream.of(String.join(", ", constraint.columns()), constraint.trait(Trait.DEFINITION))
                .filter(each -> !each.isEmpty())
                .noneMatch(each -> {
                    String name = constraint.id().name();
                    return name.equals(each)
                            || (name.startsWith(each + " ")
                                    && name.substring(each.length() + 1).matches("\\d+"));
                });
    }

    private static String references(SchemaObject key) {
        return "REFERENCES " + Names.quoted(key.trait(Trait.REFERENCES))
                + (key.referenced().isEmpty() ? "" : " (" + Names.quoted(key.referenced()) + ")")
                + with(" ON DELETE ", key.trait(Trait.ON_DELETE).toUpperCase(Locale.ROOT))
                + with(" ON UPDATE ", key.trait(Trait.ON_UPDATE).toUpperCase(Locale.ROOT))
                + with(" MATCH ", key.trait(Trait.MATCH).toUpperCase(Locale.ROOT))
                + switch (key.trait(Trait.DEFERRABLE)) {
                    case "" -> "";
                    case "initially" -> " DEFERRABLE INITIALLY DEFERRED";
                    default -> " DEFERRABLE";
                };
    }

    String index(SchemaObject index) {
        return "CREATE " + (index.trait(Trait.UNIQUE).isEmpty() ? "" : "UNIQUE ") + "INDEX "
                + Names.quoted(index.id().name()) + " ON "
                + Names.quoted(index.id().table()) + " (" + keys(index) + ")"
                + with(" WHERE ", index.trait(Trait.WHERE));
    }

    /** A view or trigger, whose code stands behind its name. */
    static String code(SchemaObject object) {
        return "CREATE " + object.id().kind().name() + " "
                + Names.quoted(object.id().name()) + " " + object.trait(Trait.DEFINITION);
    }
}
