package io.mockloop.migrations.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Version;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextVersionTests {

    private static String next(Stream<String> taken) {
        List<Version> versions = taken.map(Version::of).toList();
        return new NextVersion(versions, TestFolder.CLOCK).get().toString();
    }

    @Test
    void isTheTimeInUtcWhereThereIsNone() {
        assertThat(next(Stream.of())).isEqualTo("20261124093005");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1,                    2
            9 10 2,               11
            1 2.7,                3
            0,                    1
            001 002,              003
            009,                  010
            099 100,              101
            007 8,                009
            0001 2,               0003
            2024,                 2025
            12345678,             12345679
            20261332,             20261333
            20261123,             20261124093005
            202611240930,         20261124093005
            3 20261124093004,     20261124093005
            20261124093005,       20261124093006
            20991231235959,       20991231235960
            20261124093005.1,     20261124093006
            1790000000,           20261124093005
            1790000000000,        20261124093005
            20261123093005123,    20261124093005123
            20261124093005123,    20261124093005124
            20150100000001000000, 20150100000001000001
            2026.1.15.1200,       20261124093005
            2026.13.15,           2027
            0000000001,           0000000002
            """)
    void isAboveAllOthersAndWrittenLikeThem(String taken, String next) {
        assertThat(next(Stream.of(taken.split(" ", -1)))).isEqualTo(next);
        assertThat(Stream.of(taken.split(" ", -1)).map(Version::of))
                .allMatch(each -> Version.of(next).isAbove(each));
    }
}
