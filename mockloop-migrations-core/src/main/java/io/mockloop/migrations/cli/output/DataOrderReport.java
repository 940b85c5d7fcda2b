package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.DataMigrationStatus;
import io.mockloop.migrations.DataMigrationStatus.Halt;
import io.mockloop.migrations.MigrationStatus.RowCount;
import io.mockloop.migrations.RecoveryKind;
import io.mockloop.migrations.Remedy;
import io.mockloop.migrations.Remedy.Recover;
import io.mockloop.migrations.Remedy.ResumeRows;
import io.mockloop.migrations.view.DataView;
import java.io.PrintStream;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * What was ordered of a migration of rows.
 *
 * @param status how far it has come
 */
public record DataOrderReport(DataMigrationStatus status) implements Report {

    @Override
    public void text(PrintStream out, Screen screen) {
        String version = status.version().toString();
        Halt halt = status.halt();
        if (halt == null) {
            out.println("Migration %s goes on%s.".formatted(version, rows()));
            return;
        }
        out.println("Migration %s is %s%s.".formatted(version, halt.name().toLowerCase(Locale.ROOT), rows()));
        if (halt == Halt.PAUSED) {
            tell(out, "To let it go on", new ResumeRows(version));
        } else {
            tell(out, "To complete it", new Recover(version, RecoveryKind.COMPLETE));
            tell(out, "To take back what is done", new Recover(version, RecoveryKind.ROLLBACK));
        }
    }

    private String rows() {
        RowCount rows = status.rows();
        return rows == null ? "" : String.format(Locale.ROOT, " at %,d of %,d rows", rows.done(), rows.total());
    }

    private static void tell(PrintStream out, String what, Remedy remedy) {
        out.println("%s: %s".formatted(what, Wording.of(remedy)));
    }

    @Override
    public void json(JsonGenerator json) {
        Json.write(json, DataView.of(status));
    }
}
