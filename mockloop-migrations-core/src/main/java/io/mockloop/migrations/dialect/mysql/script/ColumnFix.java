package io.mockloop.migrations.dialect.mysql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The columns of a table that differ, as clauses of its ALTER TABLE; names that differ in their case are the same. */
final class ColumnFix {

    private static final Pattern TEXT =
            Pattern.compile("(?:var)?char\\b.*|(?:tiny|medium|long)?text\\b.*|(?:enum|set)\\(.*", Pattern.DOTALL);

    /** Types whose default isn't one that ALTER COLUMN sets. */
    private static final Pattern LARGE = Pattern.compile(".*(?:text|blob|json|geometry|point|polygon|linestring).*");

    /** What a foreign key doesn't look at. */
    private static final List<String> LIGHT = List.of(Trait.DEFAULT, Trait.ON_UPDATE, Trait.COMMENT, Trait.INVISIBLE);

    private final Structure found;
    private final Structure expected;
    private final String table;
    private final ColumnSql sql;
    private final Map<String, SchemaObject> before = new LinkedHashMap<>();
    private final Map<String, SchemaObject> after = new LinkedHashMap<>();
    private final List<String> clauses = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final Set<String> changed = new HashSet<>();
    private final Set<String> madeAnew = new HashSet<>();

    ColumnFix(Structure found, Structure expected, String table, SchemaWords words) {
        this.found = found;
        this.expected = expected;
        this.table = table;
        this.sql = new ColumnSql(expected, words);
        found.columns(table).forEach(each -> before.put(key(each), withCollation(each, found)));
        expected.columns(table).forEach(each -> after.put(key(each), withCollation(each, expected)));
        drop();
        change();
    }

    private static String key(SchemaObject column) {
        return column.id().name().toLowerCase(Locale.ROOT);
    }

    /** A text has the collation of its table, which may differ, too. */
    private static SchemaObject withCollation(SchemaObject column, Structure of) {
        SchemaObject table = of.find(ObjectKind.TABLE, "", column.id().table());
        boolean isOfTable = column.trait(Trait.COLLATION).isEmpty()
                && TEXT.matcher(column.trait(Trait.TYPE)).matches();
        if (table == null || !isOfTable) {
            return column;
        }
        Map<String, String> traits = new LinkedHashMap<>(column.traits());
        traits.put(Trait.COLLATION, table.trait(Trait.COLLATION));
        return new SchemaObject(column.id(), traits);
    }

    List<String> clauses() {
        return clauses;
    }

    List<String> remarks() {
        return remarks;
    }

    /** The columns that go, or change in what foreign keys look at, by the names that they have on either side. */
    Set<String> changed() {
        return changed;
    }

    /** Those of the same name that are dropped and added. */
    Set<String> madeAnew() {
        return madeAnew;
    }

    private void drop() {
        before.forEach((key, column) -> {
            SchemaObject should = after.get(key);
            if (should == null || isAnew(column, should)) {
                String name = column.id().name();
                clauses.add("DROP COLUMN " + Names.quoted(name));
                changed.add(name);
                if (should != null) {
                    madeAnew.add(name);
                } else if (column.trait(Trait.GENERATED).isEmpty()) {
                    remarks.add(column.id() + " isn't expected: its values are lost");
                }
            }
        });
        before.entrySet().removeIf(each -> changed.contains(each.getValue().id().name()));
    }

    /** What is computed when it is read can't become, or have been, anything else. */
    private static boolean isAnew(SchemaObject is, SchemaObject should) {
        boolean wasVirtual = is.trait(Trait.GENERATED).endsWith(" virtual");
        boolean isVirtual = should.trait(Trait.GENERATED).endsWith(" virtual");
        boolean isOfPeriod = (is.trait(Trait.GENERATED) + should.trait(Trait.GENERATED)).startsWith("ROW ");
        return wasVirtual != isVirtual
                || (isOfPeriod && !is.trait(Trait.GENERATED).equals(should.trait(Trait.GENERATED)));
    }

    /** Goes through the columns as they must stand, with those that are there, or will be by then, in mind. */
    private void change() {
        List<String> reached = new ArrayList<>(before.keySet());
        String previous = "";
        int place = 0;
        for (Map.Entry<String, SchemaObject> each : after.entrySet()) {
            SchemaObject should = each.getValue();
            SchemaObject is = before.get(each.getKey());
            boolean isInPlace = place < reached.size() && reached.get(place).equals(each.getKey());
            String where = isInPlace ? "" : previous.isEmpty() ? " FIRST" : " AFTER " + Names.quoted(previous);
            if (is == null) {
                boolean isLast = place == reached.size();
                clauses.add("ADD COLUMN " + definition(should) + (isLast ? "" : where));
                remark(should);
            } else if (!isInPlace || !isSame(is, should)) {
                clauses.add(changeOf(is, should, where));
            }
            if (!isInPlace) {
                reached.remove(each.getKey());
                reached.add(place, each.getKey());
            }
            previous = should.id().name();
            place++;
        }
    }

    private void remark(SchemaObject added) {
        if (added.trait(Trait.GENERATED).isEmpty()) {
            remarks.add(added.id() + " is made again without its values");
        }
    }

    private String definition(SchemaObject column) {
        SchemaObject told = expected.objects().getOrDefault(column.id(), column);
        boolean areTablesSame = collationOfTable(found).equals(collationOfTable(expected));
        return sql.of(areTablesSame ? told : column);
    }

    private String collationOfTable(Structure of) {
        SchemaObject object = of.find(ObjectKind.TABLE, "", table);
        return object == null ? "" : object.trait(Trait.COLLATION);
    }

    private boolean isSame(SchemaObject is, SchemaObject should) {
        return is.id().equals(should.id())
                && is.without(List.of(Trait.POSITION)).equals(should.without(List.of(Trait.POSITION)))
                && checks(found, is).equals(checks(expected, should));
    }

    /** MariaDB's, which stand with a column. */
    private static List<SchemaObject> checks(Structure of, SchemaObject column) {
        return of.all(ObjectKind.CHECK, column.id().table())
                .filter(each -> !each.trait(Trait.LEVEL).isEmpty()
                        && each.id().name().equals(column.id().name()))
                .toList();
    }

    private String changeOf(SchemaObject is, SchemaObject should, String where) {
        List<String> unseen = new ArrayList<>(LIGHT);
        unseen.add(Trait.POSITION);
        String name = is.id().name();
        boolean isRenamed = !name.equals(should.id().name());
        if (isRenamed || !is.without(unseen).equals(should.without(unseen))) {
            changed.add(name);
            changed.add(should.id().name());
        }
        List<String> value = List.of(Trait.POSITION, Trait.DEFAULT);
        boolean isOfDefault = where.isEmpty()
                && is.without(value).equals(should.without(value))
                && checks(found, is).equals(checks(expected, should))
                && !LARGE.matcher(should.trait(Trait.TYPE)).matches();
        if (isOfDefault && should.trait(Trait.DEFAULT).isEmpty()) {
            return "ALTER COLUMN " + Names.quoted(name)
                    + (should.trait(Trait.NOT_NULL).isEmpty() ? " SET DEFAULT NULL" : " DROP DEFAULT");
        }
        if (isOfDefault && ColumnSql.plainDefault(should).isPresent()) {
            return "ALTER COLUMN " + Names.quoted(name) + " SET DEFAULT " + should.trait(Trait.DEFAULT);
        }
        return (isRenamed ? "CHANGE COLUMN " + Names.quoted(name) + " " : "MODIFY COLUMN ")
                + definition(should)
                + where;
    }
}
