package io.mockloop.migrations.legacy;

import io.mockloop.migrations.Database;
import io.mockloop.migrations.DatabaseConnection;
import java.util.Set;

/** Stops a helper on another database than its own. */
final class Only {

    private Only() {}

    static void on(Set<Database> own, DatabaseConnection db, String helper, String instead) {
        if (!own.contains(db.database())) {
            throw new IllegalStateException("%s is not for %s. On each database there is db.schema().%s."
                    .formatted(helper, db.database().displayName(), instead));
        }
    }
}
