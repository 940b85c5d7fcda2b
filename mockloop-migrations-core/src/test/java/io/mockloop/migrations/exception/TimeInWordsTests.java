package io.mockloop.migrations.exception;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeInWordsTests {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT0.3S, 300 ms",
        "PT1S, 1 s",
        "PT9.9S, 9900 ms",
        "PT16.4S, 16 s",
        "PT59.999S, 59 s",
        "PT1M, 1 min",
        "PT10M, 10 min",
        "PT1M5S, 1 min 5 s",
        "PT1H, 1 h",
        "PT2H5M59S, 2 h 5 min",
        "P365D, 8760 h",
        "PT-1S, -1 s"
    })
    void areShort(Duration time, String text) {
        assertThat(TimeInWords.of(time)).isEqualTo(text);
    }
}
