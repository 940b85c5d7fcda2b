package io.mockloop.migrations.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LongScriptTests {

    private static final String LINE = "INSERT INTO a (b, c) VALUES (1, 'some text; with a semicolon'); -- a row\n";
    private static final int LINES = 20_000;
    private static final int LOOK_AHEAD = 64 * 1024;

    /** A script that is made while it is read, and tells how far it was. */
    private static final class Repeated implements SqlSource {

        private final byte[] line = LINE.getBytes(StandardCharsets.UTF_8);
        private long position;

        @Override
        public String name() {
            return "V1__long.sql";
        }

        @Override
        public InputStream open() {
            position = 0;
            return new InputStream() {
                @Override
                public int read() {
                    return position == (long) line.length * LINES ? -1 : line[(int) (position++ % line.length)] & 0xFF;
                }

                @Override
                public int read(byte[] target, int offset, int length) {
                    int count = 0;
                    while (count < length) {
                        int next = read();
                        if (next < 0) {
                            break;
                        }
                        target[offset + count++] = (byte) next;
                    }
                    return count == 0 ? -1 : count;
                }
            };
        }
    }

    @Test
    void isReadNoFurtherThanTheStatementThatIsAskedFor() {
        Repeated source = new Repeated();
        SqlScript script = SqlScript.read(source, Section.UP, Scripts.POSTGRESQL);
        assertThat(script.statementCount(Section.UP)).isEqualTo(LINES);
        int count = 0;
        try (ScriptStatements statements = script.statements(Section.UP)) {
            for (SqlStatement next = statements.next(); next != null; next = statements.next()) {
                count++;
                assertThat(next.line()).isEqualTo(count);
                assertThat(source.position).isLessThan((long) LINE.length() * count + LOOK_AHEAD);
            }
        }
        assertThat(count).isEqualTo(LINES);
    }

    @Test
    void aLongStatementIsGivenAsItStands() {
        String statement = "INSERT INTO a VALUES ('" + "ä;".repeat(1_000_000) + "')";
        assertThat(Scripts.statements(statement + ";SELECT 1;", Scripts.MYSQL)).containsExactly(statement, "SELECT 1");
    }
}
