package io.mockloop.migrations.autoconfigure.sample.scanned;

import io.mockloop.migrations.DatabaseConnection;
import io.mockloop.migrations.Migration;

/** A migration that is no bean. */
public class Migration003AddStock implements Migration {
    @Override
    public void up(DatabaseConnection db) {
        db.execute("CREATE TABLE stock (article VARCHAR(20) PRIMARY KEY, pieces INTEGER NOT NULL)");
    }

    @Override
    public void down(DatabaseConnection db) {
        db.execute("DROP TABLE stock");
    }
}
