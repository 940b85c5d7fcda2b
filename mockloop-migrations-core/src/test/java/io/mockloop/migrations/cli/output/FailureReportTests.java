package io.mockloop.migrations.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.Remedy.Repair;
import io.mockloop.migrations.exception.ScriptException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureReportTests {

    private static String json(FailureReport report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Console(new PrintStream(out, true, UTF_8), System.err, Format.JSON, new SystemTerminal(Map.of()))
                .print(report);
        return out.toString(UTF_8);
    }

    @Test
    void saysToProgramsWhatIsToBeDoneAndWhereItHappened() {
        ScriptException failure = new ScriptException(
                "BAD_MARKER", "V1__a.sql", 3, "wrong", Message.of("Correct it, or type %s.", new Repair("1")), null);
        assertThat(json(FailureReport.of(failure, "again"))).isEqualTo("""
                {"error":{"code":"BAD_MARKER","message":"V1__a.sql:3: wrong",\
                "action":"Correct it, or type mockloop db repair --version 1.","script":"V1__a.sql","line":3}}
                """);
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        assertThat(json(new FailureReport("NOT_CONFIRMED", "Nothing was changed.", null)))
                .isEqualTo("{\"error\":{\"code\":\"NOT_CONFIRMED\",\"message\":\"Nothing was changed.\"}}\n");
    }
}
