package io.mockloop.migrations.cli.files;

import io.mockloop.migrations.sql.SqlRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows how SQL is read where no database is at hand. */
@FunctionalInterface
public interface VendorRules {

    /**
     * The rules that a file may be read by.
     *
     * @param vendor the name of a database in the file's name; null for a file that serves all
     */
    List<SqlRules> of(@Nullable String vendor);
}
