package io.mockloop.migrations.dialect.mysql.script;

import io.mockloop.migrations.engine.snapshot.ObjectKind;
import io.mockloop.migrations.engine.snapshot.SchemaObject;
import io.mockloop.migrations.engine.snapshot.Trait;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds what has code, each in its mode and, as events have one, in its zone. */
final class InMode {

    /** Triggers as they are made, so that each comes behind those of its timing that it follows. */
    static final Comparator<SchemaObject> TRIGGERS = Comparator.comparing(
                    (SchemaObject each) -> each.id().table())
            .thenComparing(each -> each.trait(Trait.TIMING))
            .thenComparing(InMode::place);

    private final List<String> statements;
    private @Nullable String mode;
    private @Nullable String zone;

    InMode(List<String> statements) {
        this.statements = statements;
    }

    private static int place(SchemaObject trigger) {
        String order = trigger.trait(Trait.ORDER);
        return order.isEmpty() ? 1 : Integer.parseInt(order);
    }

    void add(SchemaObject object, Function<SchemaObject, String> sql) {
        String own = object.trait(Trait.SQL_MODE);
        if (mode == null) {
            statements.add("SET @mode_before = @@SESSION.sql_mode, @zone_before = @@SESSION.time_zone");
        }
        if (!own.equals(mode)) {
            statements.add("SET SESSION sql_mode = " + Names.literal(own));
            mode = own;
        }
        String ownZone = object.trait(Trait.TIME_ZONE);
        if (object.id().kind() == ObjectKind.EVENT && !ownZone.equals(zone)) {
            statements.add("SET SESSION time_zone = " + Names.literal(ownZone.isEmpty() ? "SYSTEM" : ownZone));
            zone = ownZone;
        }
        statements.add(sql.apply(object));
    }

    void end() {
        if (mode != null) {
            statements.add("SET SESSION sql_mode = @mode_before, time_zone = @zone_before");
        }
    }
}
