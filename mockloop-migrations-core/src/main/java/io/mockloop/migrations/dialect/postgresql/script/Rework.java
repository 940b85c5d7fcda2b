package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.Difference;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What must go so that one structure becomes another, what is made, and what is changed where it is. With what goes, or
 * gets another type, goes what uses it, to be made again behind it: the database changes nothing that others use.
 */
final class Rework {

    private static final Set<ObjectKind> CODE =
            EnumSet.of(ObjectKind.VIEW, ObjectKind.ROUTINE, ObjectKind.RULE, ObjectKind.POLICY);

    private static final Set<ObjectKind> OWNERS = EnumSet.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.TYPE);

    private static final Set<ObjectKind> WITH_EXPRESSIONS = EnumSet.of(
            ObjectKind.VIEW,
            ObjectKind.ROUTINE,
            ObjectKind.RULE,
            ObjectKind.POLICY,
            ObjectKind.TRIGGER,
            ObjectKind.CHECK,
            ObjectKind.CONSTRAINT,
            ObjectKind.INDEX,
            ObjectKind.TYPE);

    final Structure found;
    final Structure expected;
    final List<Difference> differences;
    private final Mentions mentions;
    private final Set<ObjectId> gone = new HashSet<>();
    private final Set<ObjectId> retyped = new HashSet<>();
    private final Set<ObjectId> released = new HashSet<>();
    private final Set<String> goneOwners = new HashSet<>();
    private final Set<String> madeOwners = new HashSet<>();
    private final Set<String> unsettled = new HashSet<>();
    private final Deque<ObjectId> open = new ArrayDeque<>();
    private final Map<String, List<SchemaObject>> parts = new HashMap<>();

    Rework(Structure found, Structure expected) {
        this.found = found;
        this.expected = expected;
        this.differences = Difference.between(expected, found);
        this.mentions = new Mentions(found);
        found.all(ObjectKind.TABLE)
                .forEach(each -> parents(each)
                        .forEach(parent -> parts.computeIfAbsent(parent, key -> new ArrayList<>())
                                .add(each)));
        differences.forEach(this::begin);
        found.all(ObjectKind.VIEW).filter(this::isOtherwise).forEach(each -> go(each.id()));
        while (!open.isEmpty()) {
            follow(open.remove());
        }
        unsettled();
        OWNERS.stream()
                .flatMap(expected::all)
                .filter(each -> !found.objects().containsKey(each.id()) || gone.contains(each.id()))
                .forEach(each -> madeOwners.add(each.id().name()));
    }

    /** Collects the names of views, and of tables, that aren't yet as they should be while columns are changed. */
    private void unsettled() {
        Stream.of(found, expected)
                .flatMap(each -> each.all(ObjectKind.VIEW))
                .map(SchemaObject::id)
                .filter(each -> !Objects.equals(
                                found.objects().get(each), expected.objects().get(each))
                        || gone.contains(each))
                .forEach(each -> unsettled.add(Names.last(each.name())));
        Stream.of(differences.stream().map(Difference::id), gone.stream(), retyped.stream())
                .flatMap(Function.identity())
                .filter(each -> each.kind() == ObjectKind.COLUMN)
                .forEach(each -> unsettled.add(Names.last(each.table())));
    }

    /** Whether it is a view, or a routine that needs one or a table which isn't yet as it should be. */
    boolean isUnsettled(SchemaObject code) {
        return code.id().kind() == ObjectKind.VIEW
                || (code.id().kind() == ObjectKind.ROUTINE
                        && unsettled.stream().anyMatch(Mentions.words(code)::contains));
    }

    private void begin(Difference difference) {
        SchemaObject is = difference.found();
        SchemaObject should = difference.expected();
        ObjectId id = difference.id();
        boolean isPartOfTable = !id.table().isEmpty() && isTable(id.table(), found);
        if (is == null || (!id.table().isEmpty() && !isPartOfTable && id.kind() == ObjectKind.COLUMN)) {
            return;
        }
        if (should == null) {
            boolean isOfMissingType = id.kind() == ObjectKind.CHECK
                    && !isPartOfTable
                    && expected.find(ObjectKind.TYPE, "", id.table()) == null;
            if (!isOfMissingType && !isOfOther(is, found, expected)) {
                go(id);
            }
        } else if (id.kind() == ObjectKind.COLUMN) {
            if (ColumnChange.isAnew(is, should)) {
                go(id);
            } else if (ColumnChange.isRetyped(is, should)) {
                retype(id);
            }
        } else if (id.kind() != ObjectKind.VIEW && InPlace.of(is, should, expected) == null) {
            go(id);
        }
    }

    private static boolean isTable(String name, Structure structure) {
        return structure.find(ObjectKind.TABLE, "", name) != null;
    }

    /**
     * Whether a part of a table is told with the table that this one is a part of, in the other structure, since it has
     * it from that.
     */
    private static boolean isOfOther(SchemaObject part, Structure own, Structure other) {
        SchemaObject table = other.find(ObjectKind.TABLE, "", part.id().table());
        String parent = table == null ? "" : table.trait(Trait.PARTITION_OF);
        boolean isPartInBoth = Objects.equals(parent, parentOf(part.id().table(), own));
        return !parent.isEmpty()
                && !isPartInBoth
                && other.all(part.id().kind(), parent)
                        .anyMatch(each -> each.columns().equals(part.columns())
                                && (part.id().kind() != ObjectKind.CHECK
                                        || each.id().name().equals(part.id().name())));
    }

    private static @Nullable String parentOf(String name, Structure structure) {
        SchemaObject table = structure.find(ObjectKind.TABLE, "", name);
        return table == null ? null : table.trait(Trait.PARTITION_OF);
    }

    /** Whether a view is another one, and can't be put in the place of what is there. */
    private boolean isOtherwise(SchemaObject view) {
        SchemaObject should = expected.objects().get(view.id());
        if (should == null) {
            return false;
        }
        List<String> is = viewColumns(found, view);
        List<String> shouldBe = viewColumns(expected, view);
        boolean hasOtherColumns = !is.equals(shouldBe);
        boolean hasMore =
                shouldBe.size() > is.size() && shouldBe.subList(0, is.size()).equals(is);
        boolean isReplaceable = InPlace.of(view, should, expected) != null
                && (!hasOtherColumns || (hasMore && view.trait(Trait.KIND).isEmpty()));
        boolean isSame = view.without(List.of(Trait.COMMENT)).equals(should.without(List.of(Trait.COMMENT)));
        return !isReplaceable && !(isSame && !hasOtherColumns);
    }

    private static List<String> viewColumns(Structure structure, SchemaObject view) {
        return structure.columns(view.id().name()).stream()
                .map(each -> each.id().name() + " " + each.trait(Trait.TYPE) + " " + each.trait(Trait.COLLATION))
                .toList();
    }

    private void go(ObjectId id) {
        if (found.objects().containsKey(id) && gone.add(id)) {
            open.add(id);
            if (OWNERS.contains(id.kind())) {
                goneOwners.add(id.name());
            }
        }
    }

    private void retype(ObjectId column) {
        if (expected.objects().containsKey(column) && !gone.contains(column) && retyped.add(column)) {
            open.add(column);
        }
    }

    private void follow(ObjectId id) {
        String name = Names.last(Names.told(id));
        switch (id.kind()) {
            case TABLE, VIEW -> {
                users(name, CODE)
                        .filter(each -> !each.id().table().equals(id.name()))
                        .forEach(each -> go(each.id()));
                found.all(ObjectKind.FOREIGN_KEY)
                        .filter(each -> each.trait(Trait.REFERENCES).equals(id.name()))
                        .filter(each -> !each.id().table().equals(id.name()))
                        .forEach(each -> go(each.id()));
            }
            case ROUTINE -> {
                mentions.of(name).filter(each -> Mentions.calls(each, name)).forEach(each -> goOrRelease(each, id));
            }
            case TYPE -> mentions.of(name).forEach(each -> goOrRelease(each, id));
            case COLUMN -> followColumn(id);
            case PRIMARY_KEY, UNIQUE, INDEX -> followKey(id);
            default -> {}
        }
    }

    private Stream<SchemaObject> users(String name, Set<ObjectKind> kinds) {
        return mentions.of(name).filter(each -> kinds.contains(each.id().kind()));
    }

    /** A column stays, without its default, and with another type if it is of one that goes. */
    private void goOrRelease(SchemaObject user, ObjectId used) {
        if (user.id().kind() != ObjectKind.COLUMN) {
            if (WITH_EXPRESSIONS.contains(user.id().kind()) && !user.id().equals(used)) {
                go(user.id());
            }
            return;
        }
        if (!isTable(user.id().table(), found)) {
            go(new ObjectId(ObjectKind.TYPE, "", user.id().table()));
            return;
        }
        released.add(user.id());
        if (used.kind() == ObjectKind.TYPE && isOfType(user, used.name())) {
            if (user.trait(Trait.GENERATED).isEmpty()) {
                retype(user.id());
            } else {
                go(user.id());
            }
        }
    }

    private static boolean isOfType(SchemaObject column, String type) {
        String of = column.trait(Trait.TYPE).replaceAll("(\\[])+$", "");
        return of.equals(Names.qualified(type)) || of.equals(type);
    }

    private void followColumn(ObjectId column) {
        String table = column.table();
        users(Names.last(table), CODE)
                .filter(each -> Mentions.isIn(each, column.name()))
                .forEach(each -> go(each.id()));
        Stream.of(ObjectKind.TRIGGER, ObjectKind.RULE, ObjectKind.POLICY)
                .flatMap(kind -> found.all(kind, table))
                .filter(each -> Mentions.isIn(each, column.name()))
                .forEach(each -> go(each.id()));
        found.all(ObjectKind.COLUMN, table)
                .filter(each -> !each.id().equals(column)
                        && !each.trait(Trait.GENERATED).isEmpty()
                        && Mentions.isIn(each, column.name()))
                .forEach(each -> released.add(each.id()));
        found.all(ObjectKind.FOREIGN_KEY)
                .filter(each ->
                        (each.id().table().equals(table) && each.columns().contains(column.name()))
                                || (each.trait(Trait.REFERENCES).equals(table)
                                        && each.referenced().contains(column.name())))
                .forEach(each -> go(each.id()));
        partsOf(table).forEach(each -> {
            ObjectId own = new ObjectId(ObjectKind.COLUMN, each.id().name(), column.name());
            if (retyped.contains(column) && found.objects().containsKey(own)) {
                retype(own);
            }
        });
    }

    /** The tables that have their columns from a table. */
    List<SchemaObject> partsOf(String table) {
        return parts.getOrDefault(table, List.of());
    }

    /** The names of those that a table has its columns from. */
    static Stream<String> parents(SchemaObject table) {
        return Stream.concat(
                        Stream.of(table.trait(Trait.PARTITION_OF)),
                        Arrays.stream(table.trait(Trait.INHERITS).split(", ")))
                .filter(each -> !each.isEmpty());
    }

    /** A foreign key needs the key that it leads to, a view what it groups by. */
    private void followKey(ObjectId id) {
        Set<String> columns =
                new HashSet<>(Objects.requireNonNull(found.objects().get(id)).columns());
        found.all(ObjectKind.FOREIGN_KEY)
                .filter(each -> each.trait(Trait.REFERENCES).equals(id.table())
                        && columns.equals(new HashSet<>(each.referenced())))
                .forEach(each -> go(each.id()));
        if (id.kind() == ObjectKind.PRIMARY_KEY) {
            users(Names.last(id.table()), Set.of(ObjectKind.VIEW))
                    .filter(each -> each.trait(Trait.DEFINITION).contains("GROUP BY"))
                    .forEach(each -> go(each.id()));
        }
    }

    /** Those that are dropped by a statement of their own, of some kinds. */
    Stream<SchemaObject> dropped(ObjectKind... kinds) {
        return Arrays.stream(kinds).flatMap(found::all).filter(each -> gone.contains(each.id()));
    }

    /** Whether what is there goes, by itself or with what it is a part of. */
    boolean isGone(ObjectId id) {
        return gone.contains(id) || (!id.table().isEmpty() && isOwnerGone(id));
    }

    boolean isOwnerGone(ObjectId part) {
        return goneOwners.contains(part.table());
    }

    /** Whether it is made: for the first time, or again. */
    boolean isMade(SchemaObject object) {
        ObjectId id = object.id();
        return !found.objects().containsKey(id) ? isOwnerMade(id) || !isOfOther(object, expected, found) : isGone(id);
    }

    /** Whether what it is a part of is made. */
    boolean isOwnerMade(ObjectId part) {
        return madeOwners.contains(part.table());
    }

    /** Those that are made, of some kinds. */
    Stream<SchemaObject> made(ObjectKind... kinds) {
        return Arrays.stream(kinds).flatMap(expected::all).filter(this::isMade);
    }

    /** Whether a column that stays gets another type. */
    boolean isRetyped(ObjectId column) {
        return retyped.contains(column);
    }

    /** Whether a column's type must go before the one that it gets is there. */
    boolean isWithoutType(SchemaObject column) {
        return isRetyped(column.id())
                && dropped(ObjectKind.TYPE)
                        .anyMatch(each ->
                                isRange(each) && isOfType(column, each.id().name()));
    }

    private static boolean isRange(SchemaObject type) {
        return type.trait(Trait.KIND).equals("range");
    }

    /** Whether a column must let go of what its default or expression uses. */
    boolean isReleased(ObjectId column) {
        return released.contains(column);
    }

    /** Those of a kind that are in both, and stay; as they are there. */
    Stream<SchemaObject> kept(ObjectKind kind) {
        return found.all(kind).filter(each -> expected.objects().containsKey(each.id()) && !isGone(each.id()));
    }

    /** Columns that stay, of tables. */
    Stream<SchemaObject> keptColumns() {
        return kept(ObjectKind.COLUMN).filter(each -> isTable(each.id().table(), found));
    }

    /** Those of a table. */
    Stream<SchemaObject> keptColumns(String table) {
        return found.columns(table).stream()
                .filter(each -> expected.objects().containsKey(each.id()) && !isGone(each.id()));
    }

    /** How one that stays should be. */
    SchemaObject should(SchemaObject kept) {
        return Objects.requireNonNull(expected.objects().get(kept.id()));
    }

    /**
     * Whether columns that stay are of a type until they get theirs. Of a range they aren't: it can't be given another
     * name to make room for a new one, since its functions keep theirs.
     */
    boolean isInUse(SchemaObject type) {
        return !isRange(type)
                && keptColumns().anyMatch(each -> isOfType(each, type.id().name()));
    }
}
