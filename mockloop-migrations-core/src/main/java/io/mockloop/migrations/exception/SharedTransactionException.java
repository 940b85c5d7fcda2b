package io.mockloop.migrations.exception;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.SetProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is pending cannot all be one transaction, as was asked for. */
public final class SharedTransactionException extends MigrationException {

    private static final long serialVersionUID = 1L;

    private SharedTransactionException(String what, @Nullable String database) {
        super(
                "TRANSACTION_ALL",
                "All pending migrations cannot be one transaction" + what,
                new Where(database, null, null),
                Consequence.NOTHING_RUN,
                Message.of("Set %s.", new SetProperty("transaction", "each")),
                null);
    }

    /**
     * A database whose transactions don't hold schema changes.
     *
     * @param database product and version
     */
    public static SharedTransactionException notOn(String database) {
        return new SharedTransactionException(
                " on %s, which commits each schema change by itself.".formatted(database), database);
    }

    /** Pending migrations that cannot run in a transaction. */
    public static SharedTransactionException notWith(List<String> migrations) {
        return new SharedTransactionException(
                ", since these run outside of one: %s.".formatted(String.join(", ", migrations)), null);
    }
}
