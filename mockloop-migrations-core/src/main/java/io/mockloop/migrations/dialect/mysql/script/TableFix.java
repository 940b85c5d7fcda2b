package io.mockloop.migrations.dialect.mysql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What leads a table back that is there, with its columns, keys, checks, options and parts, but for foreign keys. */
final class TableFix {

    private static final List<ObjectKind> KEYS =
            List.of(ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.INDEX, ObjectKind.CHECK);

    private final Structure found;
    private final Structure expected;
    private final SchemaObject is;
    private final SchemaObject should;
    private final SchemaWords words;
    private final KeySql keys;
    private final ColumnFix columns;

    TableFix(Structure found, Structure expected, SchemaObject should, SchemaWords words) {
        this.found = found;
        this.expected = expected;
        this.is = found.objects().getOrDefault(should.id(), should);
        this.should = should;
        this.words = words;
        this.keys = new KeySql(expected, words);
        this.columns = new ColumnFix(found, expected, should.id().name(), words);
    }

    static String alter(String table, List<String> clauses) {
        String sql = "ALTER TABLE " + Names.quoted(table);
        return sql + (clauses.size() == 1 ? " " : "\n  ") + String.join(",\n  ", clauses);
    }

    private String name() {
        return should.id().name();
    }

    /** Whether a foreign key on some columns, or one that leads to them, is in the way. */
    boolean touches(List<String> some) {
        return !is.trait(Trait.ENGINE).equals(should.trait(Trait.ENGINE))
                || some.stream().anyMatch(columns.changed()::contains)
                || keys(found)
                        .filter(each -> isGone(each))
                        .anyMatch(each -> each.columns().stream().limit(1).anyMatch(some::contains));
    }

    /** Keys and checks, but for those that stand with their columns. */
    private Stream<SchemaObject> keys(Structure of) {
        return KEYS.stream()
                .flatMap(kind -> of.all(kind, name()))
                .filter(each -> each.trait(Trait.LEVEL).isEmpty());
    }

    private static boolean isSame(SchemaObject key, Structure in) {
        return key.equals(in.objects().get(key.id()));
    }

    private boolean isShownOnly(SchemaObject key, Structure in) {
        SchemaObject other = in.objects().get(key.id());
        return other != null && other.without(List.of(Trait.INVISIBLE)).equals(key.without(List.of(Trait.INVISIBLE)));
    }

    private boolean isOnNewColumn(SchemaObject key) {
        return columns.madeAnew().stream()
                .anyMatch(name -> Stream.concat(key.columns().stream(), Stream.of(key.trait(Trait.DEFINITION)))
                        .anyMatch(each -> each.startsWith(name) || each.contains(Names.quoted(name))));
    }

    private boolean isGone(SchemaObject key) {
        return !isShownOnly(key, expected) || isOnNewColumn(key);
    }

    /**
     * Whether the server may have made an index for a foreign key by itself, which it drops, saying nothing, when one
     * is added that serves as well (<a
     * href="https://dev.mysql.com/doc/refman/8.4/en/create-table-foreign-keys.html">FOREIGN KEY Constraints</a>). One
     * that is added stays.
     */
    private boolean isDroppedSilently(SchemaObject key) {
        int size = key.columns().size();
        return key.id().kind() == ObjectKind.INDEX
                && found.all(ObjectKind.FOREIGN_KEY, name())
                        .anyMatch(each -> each.columns().equals(key.columns()))
                && keys(expected)
                        .filter(each -> !isSame(each, found) && each.columns().size() >= size)
                        .anyMatch(each -> each.columns().subList(0, size).equals(key.columns()));
    }

    List<String> statements() {
        List<String> clauses = new ArrayList<>();
        keys(found).filter(each -> isGone(each) || isDroppedSilently(each)).forEach(each -> clauses.add(dropped(each)));
        clauses.addAll(columns.clauses());
        keys(expected).forEach(each -> {
            if (!isShownOnly(each, found) || isOnNewColumn(each) || isDroppedSilently(each)) {
                clauses.add("ADD " + keys.of(each));
            } else if (!isSame(each, found)) {
                clauses.add("ALTER INDEX " + Names.quoted(each.id().name()) + " "
                        + (each.trait(Trait.INVISIBLE).isEmpty() ? words.usedIndex() : words.unusedIndex()));
            }
        });
        clauses.addAll(new OptionFix(is, should).clauses());
        period(clauses);
        return inOrder(clauses);
    }

    private static String dropped(SchemaObject key) {
        return switch (key.id().kind()) {
            case PRIMARY_KEY -> "DROP PRIMARY KEY";
            case CHECK -> "DROP CONSTRAINT " + Names.quoted(key.id().name());
            default -> "DROP KEY " + Names.quoted(key.id().name());
        };
    }

    private void period(List<String> clauses) {
        String before = new TableSql(found, words).period(name());
        String after = new TableSql(expected, words).period(name());
        if (!before.equals(after)) {
            if (!before.isEmpty()) {
                clauses.add("DROP PERIOD FOR SYSTEM_TIME");
            }
            if (!after.isEmpty()) {
                clauses.add("ADD " + after);
            }
        }
        boolean isVersioned = !should.trait(Trait.VERSIONED).isEmpty();
        if (isVersioned == is.trait(Trait.VERSIONED).isEmpty()) {
            clauses.add((isVersioned ? "ADD" : "DROP") + " SYSTEM VERSIONING");
        }
    }

    /** A table is divided when it is as it must be for that, and isn't while anything else about it changes. */
    private List<String> inOrder(List<String> clauses) {
        String before = PartitionSql.of(is, found);
        String after = PartitionSql.of(should, expected);
        List<String> statements = new ArrayList<>();
        if (!before.isEmpty() && !before.equals(after) && (after.isEmpty() || !clauses.isEmpty())) {
            statements.add(alter(name(), List.of("REMOVE PARTITIONING")));
        }
        if (!clauses.isEmpty()) {
            boolean keepsHistory =
                    !is.trait(Trait.VERSIONED).isEmpty() && !clauses.equals(List.of("DROP SYSTEM VERSIONING"));
            if (keepsHistory) {
                statements.add("SET SESSION system_versioning_alter_history = KEEP");
            }
            statements.add(alter(name(), clauses));
            if (keepsHistory) {
                statements.add("SET SESSION system_versioning_alter_history = DEFAULT");
            }
        }
        if (!before.equals(after) && !after.isEmpty()) {
            statements.add("ALTER TABLE " + Names.quoted(name()) + after);
        }
        return statements;
    }

    List<String> remarks() {
        List<String> remarks = new ArrayList<>(columns.remarks());
        if (!is.trait(Trait.VERSIONED).isEmpty()
                && should.trait(Trait.VERSIONED).isEmpty()) {
            remarks.add("table %s is no more to keep its older rows: they are lost".formatted(name()));
        }
        return remarks;
    }
}
