package io.mockloop.migrations.dialect.mysql.script;

import io.mockloop.migrations.engine.snapshot.Creation;
import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.SchemaWriter;
import io.mockloop.migrations.engine.snapshot.Structure;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Writes schemas of MySQL and MariaDB. The routines, triggers and events of a mode of their own are made in a session
 * of that, which has its own again afterwards. Who defines what has code is who runs the statements.
 */
public final class MySqlSchemaWriter implements SchemaWriter {

    private final SchemaWords words;

    /** With the words of one of both. */
    public MySqlSchemaWriter(SchemaWords words) {
        this.words = words;
    }

    @Override
    public List<String> create(Structure structure) {
        structure.objects().values().stream()
                .filter(each -> !each.trait(Trait.UNSEEN).isEmpty())
                .findFirst()
                .ifPresent(each -> {
                    throw new IllegalArgumentException(
                            each.id() + " can't be written, since the user may not read it whole");
                });
        TableSql tables = new TableSql(structure, words);
        KeySql keys = new KeySql(structure, words);
        List<String> statements = new ArrayList<>();
        structure.all(ObjectKind.SEQUENCE).forEach(each -> statements.add(TableSql.sequence(each)));
        structure.all(ObjectKind.TABLE).forEach(each -> statements.add(tables.create(each)));
        structure
                .all(ObjectKind.FOREIGN_KEY)
                .forEach(each ->
                        statements.add("ALTER TABLE " + Names.quoted(each.id().table()) + " ADD " + keys.of(each)));
        InMode code = new InMode(statements);
        structure.all(ObjectKind.ROUTINE).forEach(each -> code.add(each, CodeSql::routine));
        Creation.inOrder(structure
                        .all(ObjectKind.VIEW)
                        .map(each -> new Creation(ObjectKind.VIEW, each.id().name(), TableSql.view(each)))
                        .toList())
                .forEach(each -> statements.add(each.statement()));
        structure
                .all(ObjectKind.TRIGGER)
                .sorted(Comparator.comparing((SchemaObject each) -> each.id().table())
                        .thenComparing(each -> each.trait(Trait.TIMING))
                        .thenComparing(each -> place(each)))
                .forEach(each -> code.add(each, TableSql::trigger));
        structure.all(ObjectKind.EVENT).forEach(each -> code.add(each, CodeSql::event));
        code.end();
        return statements;
    }

    private static int place(SchemaObject trigger) {
        String order = trigger.trait(Trait.ORDER);
        return order.isEmpty() ? 1 : Integer.parseInt(order);
    }

    /** Adds what has code, each in its mode and, as events have one, in its zone. */
    private static final class InMode {

        private final List<String> statements;
        private String mode = "";
        private String zone = "";

        InMode(List<String> statements) {
            this.statements = statements;
        }

        void add(SchemaObject object, Function<SchemaObject, String> sql) {
            String own = object.trait(Trait.SQL_MODE);
            if (mode.isEmpty() && zone.isEmpty()) {
                statements.add("SET @mode_before = @@SESSION.sql_mode, @zone_before = @@SESSION.time_zone");
            }
            if (!own.equals(mode)) {
                statements.add("SET SESSION sql_mode = " + Names.literal(own));
                mode = own;
            }
            String ownZone = object.id().kind() == ObjectKind.EVENT ? object.trait(Trait.TIME_ZONE) : zone;
            if (!ownZone.equals(zone)) {
                statements.add("SET SESSION time_zone = " + Names.literal(ownZone.isEmpty() ? "SYSTEM" : ownZone));
                zone = ownZone;
            }
            statements.add(sql.apply(object));
        }

        void end() {
            if (!mode.isEmpty() || !zone.isEmpty()) {
                statements.add("SET SESSION sql_mode = @mode_before, time_zone = @zone_before");
            }
        }
    }
}
