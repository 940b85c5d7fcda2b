package io.mockloop.migrations.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.data.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowRoomTests {

    private static final RowRoom MEGABYTE = new RowRoom(1 << 20, 10);

    @Test
    void largeRowsAreFew() {
        Row text = Row.of("id", 1).with("text", "x".repeat(10_000));
        Row binary = Row.of("id", 1).with("data", new byte[20_000]);
        assertThat(MEGABYTE.forRowsLike(List.of(text, text))).isBetween(40, 60);
        assertThat(MEGABYTE.forRowsLike(List.of(binary))).isBetween(40, 60);
        assertThat(MEGABYTE.forRowsLike(List.of(Row.of("data", new byte[3 << 20]))))
                .isEqualTo(1);
    }

    @Test
    void eachValueOfMoreRowsThanUsualCanBeAParameter() {
        Map<String, Integer> wide = IntStream.range(0, 100)
                .boxed()
                .collect(Collectors.toMap(i -> "c" + i, i -> i, (one, other) -> one, LinkedHashMap::new));
        assertThat(new RowRoom(Long.MAX_VALUE, 10).forRowsLike(List.of(Row.of(wide))))
                .isEqualTo(327);
        assertThat(new RowRoom(Long.MAX_VALUE, 500).forRowsLike(List.of(Row.of(wide))))
                .isEqualTo(500);
    }
}
