package io.mockloop.migrations.engine.contract.broken;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;

/** Its constructor throws. */
public class Migration002CannotBeMade implements Migration {

    /** Throws. */
    public Migration002CannotBeMade() {
        throw new IllegalStateException("no such service");
    }

    @Override
    public void up(DatabaseConnection db) {}

    @Override
    public void down(DatabaseConnection db) {}
}
