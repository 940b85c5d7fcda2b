package io.mockloop.migrations.dialect.mysql.backup;

import io.mockloop.migrations.engine.backup.Tools;
import java.util.List;

/** The programs of one of the two products, which may have the other one's names. */
public interface ToolFamily extends Tools.Kind {

    /** What dumps are made with. */
    List<String> dumpNames();

    /** What reads them. */
    List<String> clientNames();

    /** The options that only its dumps have. */
    List<String> dumpOptions();

    /** What stands among the first words of its dumps. */
    String beginning();

    /**
     * Lines that have the connection encrypted as the driver's is.
     *
     * @param mode what the URL says, in capitals; empty if nothing
     * @param asksForKey whether the server may be asked for the key that passwords are encrypted with
     */
    List<String> encryption(String mode, boolean asksForKey);

    @Override
    default boolean countsMinor() {
        return true;
    }
}
