package io.mockloop.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.Remedy.RunSql;
import io.mockloop.migrations.Remedy.SetProperty;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTests {

    private static final SetProperty TABLE = new SetProperty("table", "other");

    @Test
    void holdsWhatCanBeDoneAsValues() {
        Message message = Message.of("Set %s, or type %s", TABLE, new RunSql("DROP TABLE a"));
        assertThat(message).hasToString("Set mockloop.migrations.table=other, or type DROP TABLE a;");
        assertThat(message.remedies()).containsExactly(TABLE, new RunSql("DROP TABLE a"));
        assertThat(message.in(remedy -> "X")).isEqualTo("Set X, or type X");
    }

    @Test
    void leavesWhatStandsInAValueAsItIs() {
        Message message = Message.of("%s: %s", "100%s", Message.of("%s and %d"));
        assertThat(message).hasToString("100%s: %s and %d").isEqualTo(Message.of("100%s: %s and %d"));
        assertThat(message.remedies()).isEmpty();
    }

    @Test
    void takesOthersInWithTheirValues() {
        Message one = Message.of("set %s", TABLE);
        assertThat(Message.join("; ", List.of(one, Message.of("wait"))).and(one))
                .isEqualTo(Message.of("set %s; wait set %s", TABLE, TABLE));
        assertThat(one.and(null)).isEqualTo(one);
    }
}
