package io.mockloop.migrations.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatementHashTests {

    private static StatementHash of(String... statements) {
        StatementHash hash = new StatementHash();
        List.of(statements).forEach(hash::add);
        return hash;
    }

    @Test
    void theFirstStatementsAreTheSameWhateverFollowsThem() {
        String stored = of("a", "b", "c").of(2, 3);
        assertThat(of("a", "b").isSame(stored)).contains(true);
        assertThat(of("a", "b", "c").isSame(stored)).contains(true);
        assertThat(of("a", "b", "d").isSame(stored)).contains(false);
    }

    @Test
    void anEarlierOneThatWasChangedOrMovedIsNoticed() {
        String stored = of("a", "b", "c").of(3, 3);
        assertThat(of("x", "b", "c").isSame(stored)).contains(false);
        assertThat(of("b", "a", "c").isSame(stored)).contains(false);
        assertThat(of("a", "bc", "").isSame(stored)).contains(false);
    }

    @Test
    void aNumberThatTheRowSaysNothingOfIsNotKnown() {
        String stored = of("a", "b", "c").of(2, 3);
        assertThat(of("a").isSame(stored)).isEmpty();
        assertThat(of("a").isSame("")).isEmpty();
    }

    @Test
    void manyStatementsHaveAHashEach() {
        StatementHash hash = new StatementHash();
        for (int i = 0; i < 100; i++) {
            hash.add("statement " + i);
        }
        assertThat(hash.of(0, 100)).matches("0:0{16} 100:[0-9a-f]{16}");
    }
}
