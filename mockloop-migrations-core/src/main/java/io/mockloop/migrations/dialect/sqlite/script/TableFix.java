package io.mockloop.migrations.dialect.sqlite.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import io.mockloop.migrations.sql.token.Ascii;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What leads one table back, with its constraints: ALTER TABLE for columns that come behind all others, or go, if no
 * constraint differs; else a copy into a new table.
 */
final class TableFix {

    private enum Way {
        NONE,
        CREATE,
        DROP,
        ALTER,
        COPY,
        /** The rows of a virtual table are of what it is made by. */
        REPLACE,
        IMPOSSIBLE
    }

    private static final List<ObjectKind> CONSTRAINTS =
            List.of(ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.CHECK, ObjectKind.FOREIGN_KEY);

    private final Structure found;
    private final Structure expected;
    private final TableSql sql;
    private final @Nullable SchemaObject is;
    private final @Nullable SchemaObject should;
    private final List<SchemaObject> before;
    private final List<SchemaObject> after;
    private final Way way;

    TableFix(Structure found, Structure expected, @Nullable SchemaObject is, @Nullable SchemaObject should) {
        this.found = found;
        this.expected = expected;
        this.sql = new TableSql(expected);
        this.is = is;
        this.should = should;
        this.before = is == null ? List.of() : found.columns(is.id().name());
        this.after = should == null ? List.of() : expected.columns(should.id().name());
        this.way = way();
    }

    boolean isExpected() {
        return should != null;
    }

    /** Whether the table that is there is dropped, and its indexes and triggers with it. */
    boolean dropsTable() {
        return switch (way) {
            case DROP, COPY, REPLACE -> true;
            case NONE, CREATE, ALTER, IMPOSSIBLE -> false;
        };
    }

    private Way way() {
        if (is == null || should == null) {
            return is == null ? Way.CREATE : Way.DROP;
        }
        String name = is.id().name();
        boolean isSame = is.equals(should);
        if (!is.trait(Trait.DEFINITION).isEmpty()
                || !should.trait(Trait.DEFINITION).isEmpty()) {
            boolean isVirtual = Stream.of(is, should)
                    .allMatch(each -> each.trait(Trait.DEFINITION).isEmpty()
                            || !each.trait(Trait.KIND).isEmpty());
            return isSame ? Way.NONE : isVirtual ? Way.REPLACE : Way.IMPOSSIBLE;
        }
        if (!isSame || !isReachedByAlter()) {
            return copied().isEmpty() ? Way.REPLACE : Way.COPY;
        }
        return columnNames(found, name).equals(columnNames(expected, name)) ? Way.NONE : Way.ALTER;
    }

    private static List<String> columnNames(Structure structure, String table) {
        return structure.columns(table).stream().map(each -> each.id().name()).toList();
    }

    /** Whether nothing differs but columns that go, and columns that can be added behind those that stay. */
    private boolean isReachedByAlter() {
        List<SchemaObject> reached = new ArrayList<>(before);
        reached.removeIf(each -> expectedOf(each).isEmpty());
        reached.addAll(added());
        return reached.size() == after.size()
                && added().stream().allMatch(this::canBeAdded)
                && areSame(reached)
                && constraints(found, is).equals(constraintsWithoutAdded());
    }

    private boolean areSame(List<SchemaObject> reached) {
        for (int at = 0; at < reached.size(); at++) {
            SchemaObject one = reached.get(at).without(List.of(Trait.POSITION));
            if (!one.equals(after.get(at).without(List.of(Trait.POSITION)))) {
                return false;
            }
        }
        return true;
    }

    private static List<SchemaObject> constraints(Structure of, @Nullable SchemaObject table) {
        return table == null
                ? List.of()
                : CONSTRAINTS.stream()
                        .flatMap(kind -> of.all(kind, table.id().name()))
                        .toList();
    }

    private List<SchemaObject> constraintsWithoutAdded() {
        List<SchemaObject> constraints = new ArrayList<>(constraints(expected, should));
        added().forEach(each -> constraints.removeAll(constraintsOf(each)));
        return constraints;
    }

    /** The checks and foreign keys that come with a column, since they are on it alone. */
    private List<SchemaObject> constraintsOf(SchemaObject column) {
        return constraints(expected, should).stream()
                .filter(each ->
                        each.id().kind() == ObjectKind.CHECK || each.id().kind() == ObjectKind.FOREIGN_KEY)
                .filter(each -> each.columns().equals(List.of(column.id().name())))
                .toList();
    }

    private Optional<SchemaObject> expectedOf(SchemaObject column) {
        return same(column, after);
    }

    private static Optional<SchemaObject> same(SchemaObject column, Collection<SchemaObject> among) {
        String name = Ascii.upper(column.id().name());
        return among.stream()
                .filter(each -> Ascii.upper(each.id().name()).equals(name))
                .findFirst();
    }

    private List<SchemaObject> added() {
        return after.stream().filter(each -> same(each, before).isEmpty()).toList();
    }

    private List<SchemaObject> lost() {
        return before.stream().filter(each -> expectedOf(each).isEmpty()).toList();
    }

    /** By the rules of <a href="https://www.sqlite.org/lang_altertable.html">ALTER TABLE</a>, 4. */
    private boolean canBeAdded(SchemaObject column) {
        String value = column.trait(Trait.DEFAULT);
        boolean isNull = value.isEmpty() || value.equals("null");
        boolean refers =
                constraintsOf(column).stream().anyMatch(each -> each.id().kind() == ObjectKind.FOREIGN_KEY);
        return !value.startsWith("(")
                && !value.startsWith("current_")
                && !column.trait(Trait.GENERATED).endsWith(" stored")
                && (isNull ? column.trait(Trait.NOT_NULL).isEmpty() : !refers);
    }

    /** The columns whose values are kept, by their expected names, each with the one that it has. */
    private Map<SchemaObject, String> copied() {
        Map<SchemaObject, String> copied = new HashMap<>();
        for (SchemaObject each : after) {
            if (each.trait(Trait.GENERATED).isEmpty()) {
                same(each, before).ifPresent(from -> copied.put(each, from.id().name()));
            }
        }
        return copied;
    }

    List<String> statements() {
        return switch (way) {
            case NONE, IMPOSSIBLE -> List.of();
            case CREATE -> List.of(created());
            case DROP -> List.of("DROP TABLE " + quoted(is));
            case REPLACE -> List.of("DROP TABLE " + quoted(is), created());
            case ALTER -> altered();
            case COPY -> copy();
        };
    }

    private String created() {
        return should == null ? "" : sql.create(should);
    }

    private static String quoted(@Nullable SchemaObject table) {
        return table == null ? "" : Names.quoted(table.id().name());
    }

    /** Adds first, since a table must have a column. */
    private List<String> altered() {
        String alter = "ALTER TABLE " + quoted(should);
        List<String> statements = new ArrayList<>();
        added().forEach(each -> statements.add(alter + " ADD COLUMN " + sql.added(each, constraintsOf(each))));
        lost().forEach(each ->
                statements.add(alter + " DROP COLUMN " + Names.quoted(each.id().name())));
        return statements;
    }

    private List<String> copy() {
        SchemaObject from = is;
        SchemaObject to = should;
        if (from == null || to == null) {
            return List.of();
        }
        String scratch = freeName(to.id().name());
        List<String> statements = new ArrayList<>();
        statements.add(sql.create(to, scratch));
        statements.add(insert(scratch, from));
        if (isCounting(before) && isCounting(after)) {
            statements.add("DELETE FROM sqlite_sequence WHERE name = " + literal(scratch));
            statements.add("INSERT INTO sqlite_sequence (name, seq) SELECT %s, seq FROM sqlite_sequence WHERE name = %s"
                    .formatted(literal(scratch), literal(from.id().name())));
        }
        statements.add("DROP TABLE " + quoted(from));
        statements.add("ALTER TABLE " + Names.quoted(scratch) + " RENAME TO " + quoted(to));
        return statements;
    }

    private String freeName(String table) {
        String name = "mockloop_new_" + table;
        for (int number = 2; isTaken(name); number++) {
            name = "mockloop_new" + number + "_" + table;
        }
        return name;
    }

    private boolean isTaken(String name) {
        return Stream.of(found, expected)
                .flatMap(each -> each.objects().keySet().stream())
                .anyMatch(each -> Ascii.upper(each.name()).equals(Ascii.upper(name)));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static boolean isCounting(List<SchemaObject> columns) {
        return columns.stream().anyMatch(each -> !each.trait(Trait.IDENTITY).isEmpty());
    }

    /** OR ABORT lets no row go for a constraint whose own ON CONFLICT would. */
    private String insert(String into, SchemaObject from) {
        Map<SchemaObject, String> copied = copied();
        List<SchemaObject> columns = after.stream().filter(copied::containsKey).toList();
        String rowid = rowid().map(each -> each + ", ").orElse("");
        return "INSERT OR ABORT INTO %s (%s%s) SELECT %s%s FROM %s"
                .formatted(
                        Names.quoted(into),
                        rowid,
                        columns.stream()
                                .map(each -> Names.quoted(each.id().name()))
                                .collect(Collectors.joining(", ")),
                        rowid,
                        columns.stream()
                                .map(each -> Names.quoted(String.valueOf(copied.get(each))))
                                .collect(Collectors.joining(", ")),
                        quoted(from));
    }

    /** By a name that isn't a column's, if both have one, and no column of the new table is it. */
    private Optional<String> rowid() {
        boolean both = Stream.of(is, should)
                .noneMatch(each -> each == null || each.trait(Trait.OPTIONS).contains("without rowid"));
        SchemaObject key = should == null
                ? null
                : expected.find(ObjectKind.PRIMARY_KEY, should.id().name(), "");
        boolean isKey = key != null
                && key.columns().size() == 1
                && after.stream()
                        .filter(each -> each.trait(Trait.TYPE).equals("INTEGER"))
                        .map(each -> each.id().name())
                        .anyMatch(each -> key.columns().get(0).equals(each)
                                || key.columns().get(0).equals(each + " desc"));
        return both && !isKey
                ? Stream.of("rowid", "_rowid_", "oid")
                        .filter(name -> Stream.concat(before.stream(), after.stream())
                                .noneMatch(each -> each.id().name().equalsIgnoreCase(name)))
                        .findFirst()
                : Optional.empty();
    }

    /** What is lost, and what doesn't come back. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        switch (way) {
            case NONE -> {}
            case CREATE -> remarks.add("table %s is made again without its rows".formatted(named(should)));
            case DROP -> remarks.add("table %s isn't expected: its rows are lost".formatted(named(is)));
            case REPLACE -> remarks.add("table %s is made anew: its rows are lost".formatted(named(is)));
            case IMPOSSIBLE ->
                remarks.add("table %s isn't led back, since its text can't be read".formatted(named(is)));
            case ALTER, COPY -> columns(remarks);
        }
        if (way == Way.COPY) {
            remarks.add("table %s is copied, and dropped behind the copy: have the statements stop at an error, as"
                            .formatted(named(should))
                    + " sqlite3 does with -bail");
        }
        return remarks;
    }

    private static String named(@Nullable SchemaObject table) {
        return table == null ? "" : table.id().name();
    }

    private void columns(List<String> remarks) {
        for (SchemaObject each : lost()) {
            if (each.trait(Trait.GENERATED).isEmpty()) {
                remarks.add("%s isn't expected: its values are lost".formatted(each.id()));
            }
        }
        for (SchemaObject each : added()) {
            if (each.trait(Trait.GENERATED).isEmpty()) {
                boolean fails = !each.trait(Trait.NOT_NULL).isEmpty()
                        && each.trait(Trait.DEFAULT).isEmpty();
                remarks.add("%s is made again without its values%s"
                        .formatted(each.id(), fails ? "; it takes no NULL, so that this fails if there are rows" : ""));
            }
        }
    }
}
