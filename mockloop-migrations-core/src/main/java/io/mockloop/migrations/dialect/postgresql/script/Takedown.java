package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.Creation;
import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The first part of a way from one structure to another: what goes, what uses others before these. */
final class Takedown {

    private final Rework rework;
    private final List<SchemaObject> wholes;
    private final List<String> statements = new ArrayList<>();

    Takedown(Rework rework) {
        this.rework = rework;
        this.wholes = wholes(rework);
    }

    /** All but what columns that stay still need. */
    List<String> statements() {
        rework.dropped(ObjectKind.TRIGGER, ObjectKind.RULE, ObjectKind.POLICY).forEach(this::drop);
        rework.dropped(ObjectKind.FOREIGN_KEY, ObjectKind.CHECK, ObjectKind.CONSTRAINT, ObjectKind.INDEX)
                .forEach(this::drop);
        release();
        wholes.stream().filter(rework::isUnsettled).forEach(this::drop);
        rework.dropped(ObjectKind.PRIMARY_KEY, ObjectKind.UNIQUE)
                .filter(each -> !rework.isOwnerGone(each.id()))
                .forEach(this::drop);
        TableTree.inOrder(rework.found)
                .forEach(table -> rework.found.columns(table.id().name()).stream()
                        .filter(each -> rework.isGone(each.id()) && !rework.isOwnerGone(each.id()))
                        .forEach(each -> dropColumn(each, table)));
        wholes.stream()
                .filter(each -> !rework.isUnsettled(each))
                .filter(each -> each.id().kind() != ObjectKind.TYPE || !rework.isInUse(each))
                .forEach(this::drop);
        typesInUse()
                .filter(each -> rework.expected.objects().containsKey(each.id()))
                .forEach(each -> statements.add("ALTER TYPE "
                        + Names.qualified(each.id().name()) + " RENAME TO " + Names.quoted(former(each))));
        return statements;
    }

    /** What is left of that. */
    List<String> last() {
        List<String> last = new ArrayList<>();
        typesInUse().forEach(each -> {
            List<String> name = new ArrayList<>(Names.parts(each.id().name()));
            if (rework.expected.objects().containsKey(each.id())) {
                name.set(name.size() - 1, former(each));
            }
            last.add("DROP TYPE "
                    + String.join(".", name.stream().map(Names::quoted).toList()));
        });
        rework.dropped(ObjectKind.SEQUENCE)
                .filter(each -> !isOwnerGone(each))
                .forEach(each ->
                        last.add("DROP SEQUENCE " + Names.qualified(each.id().name())));
        return last;
    }

    private void drop(SchemaObject object) {
        ObjectId id = object.id();
        switch (id.kind()) {
            case PRIMARY_KEY, FOREIGN_KEY, UNIQUE, CHECK, CONSTRAINT ->
                statements.add(HookSql.alter(object, rework.found) + " DROP CONSTRAINT "
                        + Names.quoted(
                                id.kind() == ObjectKind.PRIMARY_KEY ? CommentSql.primaryKey(object) : id.name()));
            default -> statements.add("DROP " + CommentSql.subject(object, rework.found));
        }
    }

    private void dropColumn(SchemaObject column, SchemaObject table) {
        boolean isOfParent = Rework.parents(table)
                .anyMatch(each -> rework.isGone(
                        new ObjectId(ObjectKind.COLUMN, each, column.id().name())));
        statements.add("ALTER TABLE " + Names.qualified(table.id().name()) + " DROP COLUMN "
                + (isOfParent ? "IF EXISTS " : "") + Names.quoted(column.id().name()));
    }

    private void release() {
        rework.kept(ObjectKind.SEQUENCE)
                .filter(each -> !each.trait(Trait.OWNED_BY).isEmpty())
                .filter(each -> InPlace.differ(each, rework.should(each), Trait.OWNED_BY) || isOwnerGone(each))
                .forEach(each -> statements.add(
                        "ALTER SEQUENCE " + Names.qualified(each.id().name()) + " OWNED BY NONE"));
        rework.keptColumns().forEach(each -> statements.addAll(new ColumnChange(rework, each).release()));
        rework.kept(ObjectKind.TABLE).forEach(each -> statements.addAll(new TableChange(rework, each).release()));
    }

    /** Whether a sequence is dropped with its column, unless it is taken from it before. */
    private boolean isOwnerGone(SchemaObject sequence) {
        String owner = sequence.trait(Trait.OWNED_BY);
        if (owner.isEmpty()) {
            return false;
        }
        String column = Names.last(owner);
        String table = owner.substring(0, Math.max(0, owner.length() - column.length() - 1));
        return rework.isGone(new ObjectId(ObjectKind.COLUMN, table, column));
    }

    /** What goes that isn't a part of anything, those that use others before these; not sequences. */
    private static List<SchemaObject> wholes(Rework rework) {
        Map<Creation, SchemaObject> creations = PostgreSqlSchemaWriter.creations(rework.found);
        creations.values().removeIf(each -> each.id().kind() == ObjectKind.SEQUENCE || !rework.isGone(each.id()));
        List<SchemaObject> wholes = new ArrayList<>();
        Creation.inOrder(creations.keySet()).forEach(each -> wholes.add(Objects.requireNonNull(creations.get(each))));
        Collections.reverse(wholes);
        return wholes;
    }

    private Stream<SchemaObject> typesInUse() {
        return wholes.stream().filter(each -> each.id().kind() == ObjectKind.TYPE && rework.isInUse(each));
    }

    /** The name that a type has until nothing is of it any more. */
    private String former(SchemaObject type) {
        StringBuilder name = new StringBuilder(Names.last(type.id().name())).append("_before");
        while (Stream.of(rework.found, rework.expected)
                .flatMap(each -> each.objects().keySet().stream())
                .anyMatch(each -> Names.last(Names.told(each)).contentEquals(name))) {
            name.append('_');
        }
        return name.toString();
    }
}
