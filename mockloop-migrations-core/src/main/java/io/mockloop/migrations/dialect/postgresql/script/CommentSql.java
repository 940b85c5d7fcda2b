package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.List;

/** What was said of objects. */
final class CommentSql {

    private CommentSql() {}

    /** Nothing if nothing was. */
    static List<String> of(SchemaObject object, Structure structure) {
        String comment = object.trait(Trait.COMMENT);
        return comment.isEmpty() ? List.of() : List.of(set(object, structure));
    }

    /** Says what was said of an object, or nothing of it. */
    static String set(SchemaObject object, Structure structure) {
        String comment = object.trait(Trait.COMMENT);
        return "COMMENT ON " + subject(object, structure) + " IS "
                + (comment.isEmpty() ? "NULL" : Names.literal(comment));
    }

    /** An object as COMMENT and most DROPs name it. */
    static String subject(SchemaObject object, Structure structure) {
        ObjectId id = object.id();
        String table = id.table().isEmpty() ? "" : Names.qualified(id.table());
        return switch (id.kind()) {
            case COLUMN -> "COLUMN " + table + "." + Names.quoted(id.name());
            case PRIMARY_KEY -> "CONSTRAINT " + Names.quoted(primaryKey(object)) + " ON " + table;
            case FOREIGN_KEY, UNIQUE, CHECK, CONSTRAINT -> "CONSTRAINT " + Names.quoted(id.name()) + on(id, structure);
            case TRIGGER, RULE, POLICY -> id.kind().name() + " " + Names.quoted(id.name()) + " ON " + table;
            case INDEX -> "INDEX " + inSchemaOf(id);
            case ROUTINE -> "ROUTINE " + Names.routine(object);
            case TABLE ->
                (object.trait(Trait.KIND).equals("foreign") ? "FOREIGN TABLE " : "TABLE ") + Names.qualified(id.name());
            case VIEW ->
                (object.trait(Trait.KIND).isEmpty() ? "VIEW " : "MATERIALIZED VIEW ") + Names.qualified(id.name());
            case SEQUENCE, TYPE, PARTITION, EVENT -> id.kind().name() + " " + Names.qualified(id.name());
        };
    }

    private static String on(ObjectId id, Structure structure) {
        boolean isOfDomain = structure.find(ObjectKind.TYPE, "", id.table()) != null;
        return (isOfDomain ? " ON DOMAIN " : " ON ") + Names.qualified(id.table());
    }

    static String primaryKey(SchemaObject key) {
        String name = key.trait(Trait.NAME);
        return name.isEmpty() ? Names.last(key.id().table()) + "_pkey" : name;
    }

    /** An index is in the schema of its table. */
    static String inSchemaOf(ObjectId index) {
        List<String> parts = Names.parts(index.table());
        String name = Names.quoted(index.name());
        return parts.size() > 1 ? Names.quoted(parts.get(0)) + "." + name : name;
    }
}
