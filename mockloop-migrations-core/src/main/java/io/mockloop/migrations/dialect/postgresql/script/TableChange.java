package io.mockloop.migrations.dialect.postgresql.script;

import io.mockloop.migrations.engine.snapshot.ObjectId;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How a table that stays becomes another one, but for its columns and other parts. */
final class TableChange {

    private final Rework rework;
    private final SchemaObject is;
    private final SchemaObject should;
    private final String name;
    private final String alter;

    TableChange(Rework rework, SchemaObject is) {
        this.rework = rework;
        this.is = is;
        this.should = rework.should(is);
        this.name = Names.qualified(is.id().name());
        this.alter = (isForeign() ? "ALTER FOREIGN TABLE " : "ALTER TABLE ") + name;
    }

    private boolean isForeign() {
        return should.trait(Trait.KIND).equals("foreign");
    }

    /** Whether rows must be moved to another table for it. */
    static boolean isOtherSort(SchemaObject is, SchemaObject should) {
        return InPlace.differ(is, should, Trait.KIND) || InPlace.differ(is, should, Trait.PARTITION_BY);
    }

    /** Takes it out of tables and types that it doesn't belong to. */
    List<String> release() {
        List<String> statements = new ArrayList<>();
        if (isDetached()) {
            statements.add(
                    "ALTER TABLE " + Names.qualified(is.trait(Trait.PARTITION_OF)) + " DETACH PARTITION " + name);
        }
        parents(is).stream()
                .filter(each -> !parents(should).contains(each) || isGone(ObjectKind.TABLE, each))
                .forEach(each -> statements.add(alter + " NO INHERIT " + Names.qualified(each)));
        if (isOutOfType()) {
            statements.add(alter + " NOT OF");
        }
        return statements;
    }

    private static List<String> parents(SchemaObject table) {
        return Arrays.stream(table.trait(Trait.INHERITS).split(", "))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private boolean isDetached() {
        String parent = is.trait(Trait.PARTITION_OF);
        return !parent.isEmpty()
                && (InPlace.differ(is, should, Trait.PARTITION_OF)
                        || InPlace.differ(is, should, Trait.BOUND)
                        || isGone(ObjectKind.TABLE, parent));
    }

    private boolean isOutOfType() {
        String type = is.trait(Trait.OF_TYPE);
        return !type.isEmpty() && (InPlace.differ(is, should, Trait.OF_TYPE) || isGone(ObjectKind.TYPE, type));
    }

    private boolean isGone(ObjectKind kind, String told) {
        return rework.isGone(new ObjectId(kind, "", told));
    }

    /** Changes what is said of it. */
    List<String> change() {
        List<String> statements = new ArrayList<>();
        if (InPlace.differ(is, should, Trait.PERSISTENCE)) {
            statements.add(alter + (should.trait(Trait.PERSISTENCE).isEmpty() ? " SET LOGGED" : " SET UNLOGGED"));
        }
        if (isForeign() && InPlace.differ(is, should, Trait.OPTIONS)) {
            statements.add(alter + " " + Settings.ofForeign(is.trait(Trait.OPTIONS), should.trait(Trait.OPTIONS)));
        } else if (!isForeign()) {
            statements.addAll(Settings.ofOptions(alter, is.trait(Trait.OPTIONS), should.trait(Trait.OPTIONS)));
        }
        statements.addAll(InPlace.tablespace(alter, is, should));
        if (InPlace.differ(is, should, Trait.METHOD)) {
            String method = should.trait(Trait.METHOD);
            statements.add(alter + " SET ACCESS METHOD " + (method.isEmpty() ? "heap" : Names.quoted(method)));
        }
        rowSecurity(statements);
        return statements;
    }

    private void rowSecurity(List<String> statements) {
        String before = is.trait(Trait.ROW_SECURITY);
        String after = should.trait(Trait.ROW_SECURITY);
        if (before.contains("enabled") != after.contains("enabled")) {
            statements.add(alter + (after.contains("enabled") ? " ENABLE" : " DISABLE") + " ROW LEVEL SECURITY");
        }
        if (before.contains("forced") != after.contains("forced")) {
            statements.add(alter + (after.contains("forced") ? " FORCE" : " NO FORCE") + " ROW LEVEL SECURITY");
        }
    }

    /** Puts it into tables and types that it belongs to, when it has the columns for that. */
    List<String> attach() {
        List<String> statements = new ArrayList<>();
        String parent = should.trait(Trait.PARTITION_OF);
        if (!parent.isEmpty() && (isDetached() || is.trait(Trait.PARTITION_OF).isEmpty())) {
            statements.add("ALTER TABLE " + Names.qualified(parent) + " ATTACH PARTITION " + name + " "
                    + should.trait(Trait.BOUND));
        }
        parents(should).stream()
                .filter(each -> !parents(is).contains(each) || isGone(ObjectKind.TABLE, each))
                .forEach(each -> statements.add(alter + " INHERIT " + Names.qualified(each)));
        String type = should.trait(Trait.OF_TYPE);
        if (!type.isEmpty() && (isOutOfType() || is.trait(Trait.OF_TYPE).isEmpty())) {
            statements.add(alter + " OF " + type);
        }
        return statements;
    }
}
