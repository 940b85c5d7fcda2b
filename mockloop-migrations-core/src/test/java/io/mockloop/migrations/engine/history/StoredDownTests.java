package io.mockloop.migrations.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mockloop.migrations.exception.HistoryTableException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoredDownTests {

    static Stream<List<String>> statements() {
        return Stream.of(
                List.of(),
                List.of("DROP TABLE a"),
                List.of("DELETE FROM a;\n-- statement 2 of 2, length 3\nx", "DROP TABLE a"),
                List.of("INSERT INTO a VALUES ('ü 𝄞 \r\n ;')", "", "\n"),
                List.of("-- mockloop-down 1 sha256:0 transaction\n"));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void isReadBackAsItWasStored(List<String> statements) {
        for (boolean transaction : List.of(true, false)) {
            StoredDown down = new StoredDown(statements, transaction);
            assertThat(StoredDown.decode(down.encode(), "1 (x)")).isEqualTo(down);
        }
    }

    @Test
    void canBeReadByPeople() {
        assertThat(new StoredDown(List.of("DELETE FROM a", "DROP TABLE a"), true).encode())
                .matches("""
                        -- mockloop-down 1 sha256:[0-9a-f]{64} transaction
                        -- statement 1 of 2, length 13
                        DELETE FROM a;
                        -- statement 2 of 2, length 12
                        DROP TABLE a;
                        """);
    }

    @Test
    void tellsWhatInversesTakeBack() {
        StoredDown down = new StoredDown(List.of("PRAGMA x", "DROP TABLE b", "DROP TABLE a"), false, List.of(0, 4, 2));
        assertThat(down.encode())
                .contains("-- statement 1 of 3, length 8\n")
                .contains("-- statement 2 of 3, takes back 4 on, length 12\nDROP TABLE b;\n");
        assertThat(StoredDown.decode(down.encode(), "1 (x)")).isEqualTo(down);
    }

    @Test
    void eachChangedCharacterIsNoticed() {
        String text = new StoredDown(List.of("DELETE FROM a", "DROP TABLE a"), true).encode();
        for (int i = 0; i < text.length(); i++) {
            char changed = (char) (text.charAt(i) ^ 1);
            String other = text.substring(0, i) + changed + text.substring(i + 1);
            assertThatThrownBy(() -> StoredDown.decode(other, "1 (x)"))
                    .as("character %d", i)
                    .isInstanceOf(HistoryTableException.class)
                    .hasMessageContaining("stored in the database for 1 (x) do not match their checksum");
        }
    }

    @Test
    void whatIsCutOrAddedIsNoticed() {
        String text = new StoredDown(List.of("DROP TABLE a"), false).encode();
        for (String other :
                List.of("", text.substring(0, text.length() - 1), text + "DROP TABLE b;\n", "DROP TABLE a")) {
            assertThatThrownBy(() -> StoredDown.decode(other, "1 (x)")).isInstanceOf(HistoryTableException.class);
        }
    }
}
