package io.mockloop.migrations.cli.output;

import io.mockloop.migrations.ValidationResult.Problem;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Where a command prints: results on standard output, everything else on standard error.
 *
 * @param out for results
 * @param err for all else
 * @param format how results are told
 * @param terminal who can be asked
 */
public record Console(PrintStream out, PrintStream err, Format format, Terminal terminal) {

    /** The process's own streams, and text. */
    public static Console ofProcess() {
        return new Console(System.out, System.err, Format.TEXT, new SystemTerminal(System.getenv()));
    }

    /** The same, with results told in another way. */
    public Console with(Format other) {
        return new Console(out, err, other, terminal);
    }

    /** Prints a result. */
    public void print(Report report) {
        if (format == Format.TEXT) {
            report.text(out, Screen.of(terminal.coloursOfOutput(), terminal.showsResults()));
        } else {
            printJson(report);
        }
        out.flush();
    }

    /** JSON is UTF-8, whatever the terminal's encoding is. */
    private void printJson(Report report) {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            report.json(json);
        }
        out.write('\n');
    }

    /** Prints a failure: for people on standard error, and for programs on standard output, too. */
    public void fail(FailureReport report) {
        report.text(err, errors());
        err.flush();
        if (format == Format.JSON) {
            print(report);
        }
    }

    private Screen errors() {
        return Screen.of(terminal.coloursOfErrors(), terminal.showsProgress());
    }

    /** Prints what a person should know before agreeing. */
    public void tell(Warning warning) {
        warning.print(err, errors());
        err.flush();
    }

    /** Prints what stops nothing, and is hardly meant, as the log does. */
    public void warn(List<Problem> warnings) {
        warnings.forEach(each -> say("WARN " + Wording.of(each.text())));
    }

    /** Prints a line that is no result. */
    public void say(String line) {
        err.println(line);
    }
}
