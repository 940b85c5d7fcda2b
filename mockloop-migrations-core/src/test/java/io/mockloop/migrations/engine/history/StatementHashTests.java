package io.mockloop.migrations.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.engine.history.StatementHash.Difference;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatementHashTests {

    private static StatementHash of(String... statements) {
        StatementHash hash = new StatementHash();
        List.of(statements).forEach(each -> hash.add(each, ""));
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
    void whichStatementDiffersIsFoundByItsPoint() {
        String stored = of("a", "b", "c").of(3, 3);
        StatementHash now = of("a");
        assertThat(now.difference(stored)).isEmpty();
        now.add("x", "");
        assertThat(now.difference(stored)).contains(new Difference(2, 2, false));
    }

    @Test
    void ofManyStatementsTheRowTellsTheRangeAndFitsItsColumn() {
        StatementHash run = new StatementHash();
        StatementHash now = new StatementHash();
        String stored = run(run, 1_000_000);
        assertThat("back " + stored).hasSizeLessThan(255);
        int step = 1 << 15;
        Optional<Difference> found = Optional.empty();
        for (int i = 1; found.isEmpty(); i++) {
            now.add(i == 100_000 ? "another" : "statement " + i, "v");
            found = now.difference(stored);
        }
        assertThat(found).contains(new Difference(3 * step + 1, 4 * step, false));
    }

    private static String run(StatementHash hash, int count) {
        for (int i = 1; i <= count; i++) {
            hash.add("statement " + i, "v");
        }
        return hash.of(count - 1, count);
    }

    @Test
    void aDifferenceBehindTheLastPointIsFoundByTheWholeHash() {
        StatementHash run = new StatementHash();
        String stored = run(run, 50);
        StatementHash now = new StatementHash();
        run(now, 48);
        assertThat(now.difference(stored)).isEmpty();
        now.add("another", "");
        assertThat(now.difference(stored)).contains(new Difference(49, 49, false));
    }

    @Test
    void ofARowWithoutPointsAllMayDiffer() {
        String stored = of("a", "b").of(2, 2).replaceAll(" ~.*", "");
        assertThat(of("x").difference(stored)).isEmpty();
        assertThat(of("x", "b").difference(stored)).contains(new Difference(1, 2, false));
        assertThat(of("a", "b").difference(stored)).isEmpty();
        assertThat(of("a", "b").difference(null)).isEmpty();
    }

    @Test
    void valuesHaveHashesOfTheirOwnWhichOlderBuildsPassOver() {
        StatementHash run = of("a");
        run.add("b", "1");
        run.add("c", "");
        String stored = run.of(3, 3);
        assertThat(stored).matches("3:[0-9a-f]{16} ~1:[\\w-]{6} 3\\+[0-9a-f]{16} ~1\\+[\\w-]{6}");
        assertThat(run.of(1, 1)).doesNotContain("+");
        StatementHash now = of("a");
        now.add("b", "2");
        assertThat(now.difference(stored)).contains(new Difference(2, 2, true));
        now.add("c", "");
        assertThat(now.isSame(stored)).contains(false);
        assertThat(now.isSame(stored.substring(0, stored.indexOf(" 3+")))).contains(true);
    }

    @Test
    void manyStatementsHaveAHashEach() {
        StatementHash hash = new StatementHash();
        for (int i = 0; i < 100; i++) {
            hash.add("statement " + i, "");
        }
        assertThat(hash.of(0, 100)).matches("0:0{16} 100:[0-9a-f]{16}");
    }
}
