package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.Creation;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The second part of a way from one structure to another: what is changed where it is, and what is made. */
final class Buildup {

    private static final ObjectKind[] KEYS = {
        ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE, ObjectKind.CHECK, ObjectKind.CONSTRAINT
    };

    private final Rework rework;
    private final Structure expected;
    private final List<String> statements = new ArrayList<>();

    Buildup(Rework rework) {
        this.rework = rework;
        this.expected = rework.expected;
    }

    List<String> statements() {
        List<String> before = PostgreSqlSchemaWriter.schemas(rework.found);
        PostgreSqlSchemaWriter.schemas(expected).stream()
                .filter(each -> !before.contains(each))
                .forEach(each -> statements.add("CREATE SCHEMA IF NOT EXISTS " + Names.quoted(each)));
        Map<Creation, SchemaObject> creations = PostgreSqlSchemaWriter.creations(expected);
        creations.values().removeIf(each -> each.equals(rework.found.objects().get(each.id())) && !rework.isMade(each));
        List<Creation> inOrder = Creation.inOrder(creations.keySet());
        makeAll(inOrder, creations, false);
        attributes();
        tables();
        keys();
        rework.kept(ObjectKind.TABLE).forEach(each -> statements.addAll(new TableChange(rework, each).attach()));
        makeAll(inOrder, creations, true);
        viewDefaults();
        parts();
        return statements;
    }

    /** What was said of objects, where it isn't said any more. */
    List<String> comments() {
        List<String> comments = new ArrayList<>();
        for (SchemaObject each : expected.objects().values()) {
            SchemaObject is = rework.found.objects().get(each.id());
            if (rework.isMade(each)) {
                comments.addAll(CommentSql.of(each, expected));
            } else if (is != null && InPlace.differ(is, each, Trait.COMMENT)) {
                comments.add(CommentSql.set(each, expected));
            }
        }
        return comments;
    }

    private void makeAll(List<Creation> inOrder, Map<Creation, SchemaObject> creations, boolean late) {
        for (Creation creation : inOrder) {
            SchemaObject object = Objects.requireNonNull(creations.get(creation));
            if (isLate(object) != late) {
                continue;
            }
            if (rework.isMade(object)) {
                statements.add(creation.statement());
            } else {
                change(object);
            }
        }
    }

    /** Whether it needs columns as they should be, and keys. */
    private boolean isLate(SchemaObject object) {
        return switch (object.id().kind()) {
            case VIEW, ROUTINE -> rework.isUnsettled(object);
            case TABLE ->
                Rework.parents(object)
                        .map(each -> expected.find(ObjectKind.TABLE, "", each))
                        .filter(Objects::nonNull)
                        .anyMatch(each -> !rework.isMade(each) || isLate(each));
            default -> false;
        };
    }

    private void change(SchemaObject should) {
        SchemaObject is = rework.found.objects().get(should.id());
        List<String> changes = is == null || rework.isGone(is.id()) ? null : InPlace.of(is, should, expected);
        if (changes != null) {
            statements.addAll(changes);
        } else if (is != null && !rework.isGone(is.id()) && should.id().kind() == ObjectKind.VIEW) {
            throw new IllegalStateException(should.id() + " is neither changed nor made");
        }
    }

    /** Those of composite types. */
    private void attributes() {
        rework.differences.stream()
                .filter(each -> each.id().kind() == ObjectKind.COLUMN)
                .filter(each -> isKeptType(each.id().table()))
                .forEach(each -> {
                    String alter = "ALTER TYPE " + Names.qualified(each.id().table());
                    SchemaObject should = each.expected();
                    String name = Names.quoted(each.id().name());
                    if (should == null) {
                        statements.add(alter + " DROP ATTRIBUTE " + name);
                    } else if (each.found() == null) {
                        statements.add(alter + " ADD ATTRIBUTE " + TableSql.column(should));
                    } else if (ColumnChange.isRetyped(each.found(), should)) {
                        String collation = should.trait(Trait.COLLATION);
                        statements.add(alter + " ALTER ATTRIBUTE " + name + " TYPE " + should.trait(Trait.TYPE)
                                + (collation.isEmpty() ? "" : " COLLATE " + Names.quoted(collation)));
                    }
                });
    }

    private boolean isKeptType(String name) {
        ObjectId id = new ObjectId(ObjectKind.TYPE, "", name);
        return rework.found.objects().containsKey(id) && expected.objects().containsKey(id) && !rework.isGone(id);
    }

    private void tables() {
        for (SchemaObject table : TableTree.inOrder(expected)) {
            SchemaObject is = rework.found.objects().get(table.id());
            if (is == null || rework.isGone(is.id())) {
                continue;
            }
            for (SchemaObject column : expected.columns(table.id().name())) {
                if (rework.isMade(column) && !isAddedByParent(column, table)) {
                    statements.add("ALTER TABLE " + Names.qualified(table.id().name()) + " ADD COLUMN "
                            + TableSql.column(column));
                    statements.addAll(HookSql.afterwards(column, expected));
                }
            }
            rework.keptColumns(table.id().name())
                    .forEach(each -> statements.addAll(new ColumnChange(rework, each).change()));
            statements.addAll(new TableChange(rework, is).change());
        }
    }

    private boolean isAddedByParent(SchemaObject column, SchemaObject table) {
        return Rework.parents(table)
                .map(each -> expected.find(ObjectKind.COLUMN, each, column.id().name()))
                .filter(Objects::nonNull)
                .anyMatch(each -> !rework.isOwnerMade(each.id()) && rework.isMade(each));
    }

    private void keys() {
        Stream.of(KEYS).flatMap(expected::all).forEach(each -> {
            if (!rework.isMade(each)) {
                change(each);
            } else if (!rework.isOwnerMade(each.id())) {
                statements.add(HookSql.add(each, expected));
            }
        });
    }

    private void viewDefaults() {
        expected.all(ObjectKind.COLUMN)
                .filter(each -> expected.find(ObjectKind.VIEW, "", each.id().table()) != null)
                .forEach(each -> {
                    SchemaObject is =
                            rework.isMade(each) ? null : rework.found.objects().get(each.id());
                    String before = is == null ? "" : is.trait(Trait.DEFAULT);
                    String after = each.trait(Trait.DEFAULT);
                    if (!before.equals(after)) {
                        statements.add("ALTER VIEW " + Names.qualified(each.id().table()) + " ALTER COLUMN "
                                + Names.quoted(each.id().name())
                                + (after.isEmpty() ? " DROP DEFAULT" : " SET DEFAULT " + after));
                    }
                });
    }

    /** What is said of tables and views when they are there. */
    private void parts() {
        expected.all(ObjectKind.INDEX).forEach(each -> {
            if (rework.isMade(each)) {
                statements.add(
                        ConstraintSql.index(each, expected.columns(each.id().table())));
            } else {
                change(each);
            }
        });
        rework.made(ObjectKind.TABLE, ObjectKind.COLUMN, ObjectKind.CHECK)
                .filter(each -> each.id().table().isEmpty() || rework.isOwnerMade(each.id()))
                .forEach(each -> statements.addAll(HookSql.afterwards(each, expected)));
        expected.all(ObjectKind.SEQUENCE)
                .filter(this::isOwnerNew)
                .forEach(each -> statements.addAll(HookSql.owner(each)));
        expected.all(ObjectKind.FOREIGN_KEY).forEach(each -> {
            if (rework.isMade(each)) {
                statements.add(HookSql.add(each, expected));
            } else {
                change(each);
            }
        });
        Stream.of(ObjectKind.RULE, ObjectKind.POLICY, ObjectKind.TRIGGER)
                .flatMap(expected::all)
                .forEach(each -> {
                    if (rework.isMade(each)) {
                        statements.addAll(HookSql.create(each));
                    } else {
                        change(each);
                    }
                });
    }

    private boolean isOwnerNew(SchemaObject sequence) {
        SchemaObject is = rework.found.objects().get(sequence.id());
        String owner = sequence.trait(Trait.OWNED_BY);
        if (is == null || owner.isEmpty() || InPlace.differ(is, sequence, Trait.OWNED_BY)) {
            return true;
        }
        String column = Names.last(owner);
        SchemaObject of = expected.find(
                ObjectKind.COLUMN, owner.substring(0, Math.max(0, owner.length() - column.length() - 1)), column);
        return of != null && rework.isMade(of);
    }
}
