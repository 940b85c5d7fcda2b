package io.mockloop.samples.mockserver.storage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoredTextTests {

    @Test
    void keepsWhatFits() {
        assertThat(StoredText.cut("abc", 3)).isEqualTo("abc");
        assertThat(StoredText.cutOrNull(null, 3)).isNull();
    }

    @Test
    void cutsBetweenCharacters() {
        assertThat(StoredText.cut("abcd", 3)).isEqualTo("abc");
        assertThat(StoredText.cut("ab🐕", 3)).isEqualTo("ab");
    }

    @Test
    void replacesWhatPostgreSqlCannotStore() {
        assertThat(StoredText.cut("a\0b", 3)).isEqualTo("a\uFFFDb");
        assertThat(StoredText.fits("a\0b", 3)).isFalse();
    }
}
