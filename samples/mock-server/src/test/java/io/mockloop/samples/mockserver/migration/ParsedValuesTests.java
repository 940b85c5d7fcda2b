package io.mockloop.samples.mockserver.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ParsedValuesTests {

    private final ParsedValues parsed = new ParsedValues(new JsonMapper());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                            | {}",
                "{\"b\":\"1\",\"a\":\"2\"}     | {\"a\":[\"2\"],\"b\":[\"1\"]}",
                "{\"a\":[\"1\",\"2\"]}         | {\"a\":[\"1\",\"2\"]}",
                "{\"a\":7,\"b\":true}          | {\"a\":[\"7\"],\"b\":[\"true\"]}",
                "{\"a\":null,\"b\":[null,1]}   | {\"a\":[],\"b\":[\"1\"]}",
                "{\"a\":{\"b\":1}}             | {\"a\":[\"{\\\"b\\\":1}\"]}",
                "{\"a\":[[1,2]]}               | {\"a\":[\"[1,2]\"]}",
            })
    void becomeListsOfTexts(String logged, String expected) {
        assertThat(parsed.ofQueryParameters(logged)).isEqualTo(expected);
    }

    @Test
    void joinHeadersThatAreTheSameInAnotherCase() {
        assertThat(parsed.ofHeaders("{\"X-ID\":\"1\",\"x-id\":[\"2\"]}")).isEqualTo("{\"x-id\":[\"1\",\"2\"]}");
    }

    @Test
    void keepTheNamesOfQueryParameters() {
        assertThat(parsed.ofQueryParameters("{\"ID\":\"1\",\"id\":\"2\"}"))
                .isEqualTo("{\"ID\":[\"1\"],\"id\":[\"2\"]}");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null", "[]", "7", "{\"a\":", "{'a': 'b'}", "a=b"})
    void areNoneWhereTheTextIsNoObject(String logged) {
        assertThat(parsed.ofHeaders(logged)).isNull();
    }
}
