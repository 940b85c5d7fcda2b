package io.mockloop.migrations.sql.directive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTests {

    @ParameterizedTest
    @CsvSource({
        "backup, backups, true",
        "backup, backu, true",
        "backup, ackup, true",
        "backup, backip, true",
        "backup, bakcup, true",
        "backup, backpu, true",
        "backup, backup, false",
        "backup, bckpu, false",
        "backup, back, false",
        "backup, kcabup, false",
        "a, '', true",
        "'', '', false",
        "ab, ba, true",
        "abc, cba, false"
    })
    void isOneForASingleSlip(String first, String second, boolean expected) {
        assertThat(EditDistance.isOne(first, second)).isEqualTo(expected);
        assertThat(EditDistance.isOne(second, first)).isEqualTo(expected);
    }
}
