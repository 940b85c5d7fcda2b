package io.mockloop.migrations;

import io.mockloop.migrations.Remedy.OtherLibrary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What taking over the history of another library writes. It runs nothing, and leaves the library's table as it is.
 *
 * @param from the library
 * @param table its table, with its schema
 * @param adopted what is noted as applied, in the order in which the library applied it
 * @param leftOut what the library's table has besides
 * @param pending what is pending afterwards
 */
public record MigrationAdoption(
        OtherLibrary from, String table, List<Adopted> adopted, List<LeftOut> leftOut, List<PendingMigration> pending) {

    /** Copies the lists. */
    public MigrationAdoption {
        adopted = List.copyOf(adopted);
        leftOut = List.copyOf(leftOut);
        pending = List.copyOf(pending);
    }

    /**
     * One migration that is noted as applied.
     *
     * @param version its version; none for a repeatable migration
     * @param description what it does
     * @param type SQL, JAVA, REPEATABLE or BASELINE
     * @param script its file or class; empty for a baseline that has none
     * @param recorded what the library knows it by
     * @param remark what there is to say of it, such as that its content was not compared; null if there is nothing
     */
    public record Adopted(
            @Nullable Version version,
            String description,
            MigrationType type,
            String script,
            String recorded,
            @Nullable String remark) {}

    /**
     * Something that isn't taken over.
     *
     * @param recorded what the library knows it by
     * @param reason why it isn't, a clause
     */
    public record LeftOut(String recorded, String reason) {}
}
