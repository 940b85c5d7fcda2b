package io.mockloop.migrations.engine.adopt;

import io.mockloop.migrations.engine.migration.RepeatableMigration;
import io.mockloop.migrations.engine.migration.SqlMigration;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.ScriptSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/**
 * The checksum that Flyway takes of a file: CRC32 over the text in UTF-8, without the ends of its lines and a byte
 * order mark. Read in pieces, since a line may be as long as a file.
 */
final class FlywayChecksum {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]+)}");
    private static final int PIECE = 8192;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private FlywayChecksum() {}

    /** Of a versioned migration's file. */
    static int of(SqlMigration migration) {
        try (Reader text = migration.text()) {
            return of(text);
        } catch (IOException e) {
            throw unreadable(migration.script(), e);
        }
    }

    /**
     * Whether it is that of a repeatable migration's file: as it stands, or with the values of its placeholders, which
     * newer versions take it with.
     */
    static boolean isOf(RepeatableMigration migration, int recorded) {
        try (Reader text = migration.text()) {
            if (of(text) == recorded) {
                return true;
            }
        } catch (IOException e) {
            throw unreadable(migration.script(), e);
        }
        return migration.settings().placeholderReplacement() && of(replaced(migration)) == recorded;
    }

    private static String replaced(RepeatableMigration migration) {
        ScriptSettings settings = migration.settings();
        try (Reader text = migration.text();
                StringWriter whole = new StringWriter()) {
            text.transferTo(whole);
            return PLACEHOLDER
                    .matcher(whole.toString())
                    .replaceAll(found -> Matcher.quoteReplacement(
                            settings.placeholders().getOrDefault(found.group(1), found.group())));
        } catch (IOException e) {
            throw unreadable(migration.script(), e);
        }
    }

    private static int of(String text) {
        try (Reader reader = new StringReader(text)) {
            return of(reader);
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory can be read", e);
        }
    }

    private static int of(Reader text) throws IOException {
        CRC32 crc = new CRC32();
        char[] piece = new char[PIECE];
        try (Writer bytes = new OutputStreamWriter(
                new CheckedOutputStream(OutputStream.nullOutputStream(), crc), StandardCharsets.UTF_8)) {
            boolean atBegin = true;
            for (int length = text.read(piece); length >= 0; length = text.read(piece)) {
                for (int i = 0; i < length; i++) {
                    char each = piece[i];
                    if (each != '\n' && each != '\r' && !(atBegin && each == BYTE_ORDER_MARK)) {
                        bytes.write(each);
                    }
                    atBegin = false;
                }
            }
        }
        return (int) crc.getValue();
    }

    private static ScriptException unreadable(String script, IOException cause) {
        return new ScriptException(
                "SCRIPT_UNREADABLE",
                script,
                1,
                "the file cannot be read (%s).".formatted(cause),
                "See whether the file is still there, and may be read.",
                cause);
    }
}
