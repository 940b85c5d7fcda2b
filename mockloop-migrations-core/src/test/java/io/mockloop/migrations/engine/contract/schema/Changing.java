package io.mockloop.migrations.engine.contract.schema;

import io.mockloop.migrations.ReversibleMigration;
import io.mockloop.migrations.schema.Schema;
import java.util.List;
import java.util.function.Consumer;

/** A migration of the changes that it is given. */
class Changing extends ReversibleMigration {

    private final String version;
    private final Consumer<Schema> changes;

    Changing(String version, Consumer<Schema> changes) {
        this.version = version;
        this.changes = changes;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public String description() {
        return "Changes " + version;
    }

    @Override
    public List<String> dependencies() {
        return List.of();
    }

    @Override
    protected void change(Schema schema) {
        changes.accept(schema);
    }
}
