package io.mockloop.migrations;

import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.schema.SchemaChange;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * A migration that is written once, for all databases and for both directions:
 *
 * <pre>{@code
 * @MigrationInfo(version = "2", description = "Create scenarios", dependencies = "1")
 * class CreateScenarios extends ReversibleMigration {
 *     protected void change(Schema schema) {
 *         schema.createTable("scenarios", table -> {
 *             table.identity("id");
 *             table.varchar("name", 255).notNull();
 *         });
 *         schema.createIndex("scenarios", "name");
 *     }
 * }
 * }</pre>
 *
 * <p>It is undone by the inverses of its changes, in reverse order. They are stored with its row in the history, so
 * that a release that doesn't have it can undo it. A change without an inverse is refused before anything is run,
 * unless the migration is marked {@code reversible = false}.
 */
public abstract class ReversibleMigration implements Migration {

    /** For subclasses. */
    protected ReversibleMigration() {}

    /**
     * Says what is changed. It is called without a database, perhaps more than once, and must say the same each time.
     *
     * @param schema takes the changes, in order
     */
    protected abstract void change(Schema schema);

    /** The changes, in order. */
    public final List<SchemaChange> changes() {
        List<SchemaChange> changes = new ArrayList<>();
        tell(changes::add);
        return List.copyOf(changes);
    }

    /** Gives the changes one by one, each while it is being written. */
    public final void tell(Schema taker) {
        change(taker);
    }

    /** A checksum over the changes. */
    @Override
    public final String checksum() {
        return checksum(changes());
    }

    /** A checksum over changes. */
    public static String checksum(List<SchemaChange> changes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (SchemaChange change : changes) {
                digest.update((change + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return "sha256:" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /** Makes the changes, for who calls it, such as a test: a run sends the statements of {@link #changes} itself. */
    @Override
    public final void up(DatabaseConnection db) {
        changes().forEach(db.schema()::apply);
    }

    /** Makes the inverses of the changes, in reverse order; for who calls it, as {@link #up}. */
    @Override
    public final void down(DatabaseConnection db) {
        List<SchemaChange> reversed = new ArrayList<>(changes());
        Collections.reverse(reversed);
        for (SchemaChange change : reversed) {
            db.schema()
                    .apply(change.inverse()
                            .orElseThrow(() -> new IllegalStateException(
                                    "'%s' cannot be undone: %s.".formatted(change, change.lacks()))));
        }
    }
}
