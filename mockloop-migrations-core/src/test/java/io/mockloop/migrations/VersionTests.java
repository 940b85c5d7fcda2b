package io.mockloop.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTests {

    @ParameterizedTest
    @CsvSource({"1, 001", "1, 1.0", "1, 1.0.00", "2.1, 02.01", "0, 0.0", "20261124093000, 20261124093000.0"})
    void leadingAndTrailingZerosMakeNoDifference(String one, String other) {
        assertThat(Version.of(one))
                .isEqualTo(Version.of(other))
                .hasSameHashCodeAs(Version.of(other))
                .isEqualByComparingTo(Version.of(other));
    }

    @Test
    void isShownAsItWasWritten() {
        assertThat(Stream.of("001", "1.0", "2.10").map(Version::of))
                .map(Version::toString)
                .containsExactly("001", "1.0", "2.10");
    }

    @Test
    void isComparedNumberByNumber() {
        assertThat(Stream.of("10", "2", "2.10", "1.9", "0", "2.9", "2.0.1", "99999999999999999999999999")
                        .map(Version::of)
                        .sorted()
                        .map(Version::toString))
                .containsExactly("0", "1.9", "2", "2.0.1", "2.9", "2.10", "10", "99999999999999999999999999");
        assertThat(Version.of("2.10").isAbove(Version.of("2.9"))).isTrue();
        assertThat(Version.of("2").isAbove(Version.of("2.0"))).isFalse();
    }

    @Test
    void isOfAnyLength() {
        String long1 = "1" + ".1".repeat(10_000);
        assertThat(Version.of(long1)).isEqualTo(Version.of(long1 + ".0"));
        assertThat(Version.of("9".repeat(1_000)).next()).hasToString("1" + "0".repeat(1_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "1.", ".1", "1..2", "1a", "-1", "+1", " 1", "1 ", "1_2", "1,2", "v1", "none", "١", "１"})
    void anythingElseIsNone(String text) {
        assertThat(Version.parse(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Version.of(text))
                .withMessage(
                        "'%s' is not a version: decimal numbers joined by dots, such as 1, 2.1 or 20261124093000",
                        text);
    }

    @Test
    void noneIsATargetBelowAll() {
        assertThat(Version.target("none")).isSameAs(Version.NONE).hasToString("none");
        assertThat(Version.target("3")).isEqualTo(Version.of("3"));
        assertThat(Version.of("0").isAbove(Version.NONE)).isTrue();
        assertThat(Version.NONE).isNotEqualTo(Version.of("0"));
        assertThatIllegalArgumentException().isThrownBy(() -> Version.target("None"));
    }

    @Test
    void theNextOneIsTheFirstNumberPlusOne() {
        assertThat(List.of(
                        Version.of("3").next(),
                        Version.of("2.5").next(),
                        Version.of("009").next()))
                .map(Version::toString)
                .containsExactly("4", "3", "10");
    }
}
