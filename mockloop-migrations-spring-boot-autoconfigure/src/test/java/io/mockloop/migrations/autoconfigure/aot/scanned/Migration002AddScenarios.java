package io.mockloop.migrations.autoconfigure.aot.scanned;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;

/** A migration that is no bean. */
public class Migration002AddScenarios implements Migration {
    @Override
    public void up(DatabaseConnection db) {}

    @Override
    public void down(DatabaseConnection db) {}
}
