package io.mockloop.migrations.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.StandardOpenOption;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowTests {

    private static Row row(@Nullable Object value) {
        return Row.of("a", value);
    }

    private static void isRefused(@Nullable Object value, Class<?> type, String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row(value).get("a", type))
                .withMessageContaining("Column 'a' holds ")
                .withMessageContaining(part);
    }

    @Test
    void givesSeveralValuesInTheOrderAskedFor() {
        Row row = Row.of("a", 1).with("b", "x").with("c", new byte[] {1});
        List<String> changing = new ArrayList<>(List.of("C", "a"));
        assertThat(row.getAll(changing)).containsExactly(new byte[] {1}, 1L);
        changing.set(0, "b");
        assertThat(row.getAll(changing)).containsExactly("x", 1L);
        List<String> fixed = List.of("b", "B", "c");
        assertThat(row.getAll(fixed)).containsExactly("x", "x", new byte[] {1});
        ((byte[]) Objects.requireNonNull(row.getAll(fixed)[2]))[0] = 2;
        assertThat(row.getAll(fixed)[2]).isEqualTo(new byte[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.getAll(List.of("d")))
                .withMessageContaining("no column 'd'");
    }

    @Test
    void columnsAreFoundInAnyCase() {
        Row row = Row.of("Title", "x").with("I", 1);
        assertThat(row.getString("TITLE")).isEqualTo("x");
        assertThat(row.getLong("i")).isEqualTo(1);
        assertThat(row.columns()).containsExactly("Title", "I");
        assertThat(row.has("title")).isTrue();
        assertThat(row.has("b")).isFalse();
    }

    @Test
    void namesThatDifferInCaseAloneAreFoundAsTheyAreWritten() {
        Row row = Row.of("name", 1).with("b", 2);
        Map<String, Object> values = new LinkedHashMap<>(row.toMap());
        values.put("NAME", 3);
        Row both = Row.of(values);
        assertThat(both.getInt("NAME")).isEqualTo(3);
        assertThat(both.getInt("name")).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> both.with("Name", 4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> both.get("Name"))
                .withMessage("Several columns are named 'Name' but for upper and lower case: name, b, NAME. Write it as"
                        + " one of them is.");
    }

    @Test
    void aMissingColumnIsToldWithThoseThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row(1).with("b", 2).getLong("c"))
                .withMessage("The row has no column 'c', but a, b.");
    }

    @Test
    void withGivesACopy() {
        Row row = row(1);
        Row changed = row.with("A", 2).with("b", "new").with("b", "newer");
        assertThat(row).isEqualTo(Row.of(Map.of("a", 1L)));
        assertThat(changed.columns()).containsExactly("a", "b");
        assertThat(changed.toMap()).containsExactly(Map.entry("a", 2L), Map.entry("b", "newer"));
        assertThat(row.with("c", null).isNull("C")).isTrue();
        assertThat(row.with("d", 1).columns()).containsExactly("a", "d");
    }

    @Test
    void bytesAreNobodyElses() {
        byte[] bytes = {1, 0, 2};
        Row row = row(bytes);
        bytes[0] = 9;
        assertThat(row.getBytes("a")).containsExactly(1, 0, 2);
        byte[] given = (byte[]) Objects.requireNonNull(row.get("a"));
        given[0] = 9;
        assertThat(row.getBytes("a")).containsExactly(1, 0, 2);
        assertThat(row).isEqualTo(row(new byte[] {1, 0, 2})).isNotEqualTo(row(given));
        assertThat(row).hasSameHashCodeAs(row(new byte[] {1, 0, 2}));
    }

    @Test
    void valuesAreOfFewTypes() {
        assertThat(row((byte) 1).get("a")).isEqualTo(1L);
        assertThat(row(7).get("a")).isEqualTo(7L);
        assertThat(row(BigInteger.TEN).get("a")).isEqualTo(10L);
        assertThat(row(BigInteger.TWO.pow(64)).get("a")).isEqualTo(BigInteger.TWO.pow(64));
        assertThat(row(0.1f).get("a")).isEqualTo(0.1);
        assertThat(row('x').get("a")).isEqualTo("x");
        assertThat(row(StandardOpenOption.CREATE).get("a")).isEqualTo("CREATE");
        Instant now = Instant.parse("2026-11-29T10:00:00.123456789Z");
        assertThat(row(now.atOffset(ZoneOffset.ofHours(3))).get("a")).isEqualTo(now);
        assertThat(row(now.atZone(ZoneId.of("Pacific/Chatham"))).get("a")).isEqualTo(now);
        assertThat(row(Timestamp.from(now)).get("a")).isEqualTo(now);
        assertThat(row(java.sql.Date.valueOf("2026-11-29")).get("a")).isEqualTo(LocalDate.of(2026, 11, 29));
        assertThat(row(java.sql.Time.valueOf("10:00:00")).get("a")).isEqualTo(LocalTime.of(10, 0));
    }

    @Test
    void whatIsNoValueOfARowIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row(1).with("b", List.of()))
                .withMessageContaining("Column 'b' cannot take a java.util.");
        assertThatIllegalArgumentException().isThrownBy(() -> row(Calendar.getInstance()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row(1).get("a", Thread.class))
                .withMessageContaining("A row gives no java.lang.Thread.");
    }

    @Test
    void nullIsNullOrRefused() {
        Row row = row(null);
        assertThat(row.isNull("a")).isTrue();
        assertThat(row.get("a")).isNull();
        assertThat(row.getString("a")).isNull();
        assertThat(row.getBytes("a")).isNull();
        assertThat(row.getInstant("a")).isNull();
        assertThat(row.getInstant("a", ZoneOffset.UTC)).isNull();
        assertThat(row.get("a", Long.class)).isNull();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.getInt("a"))
                .withMessage("Column 'a' is NULL, which is no int. Ask isNull before, or get(column, Integer.class),"
                        + " which gives null.");
        assertThatIllegalArgumentException().isThrownBy(() -> row.getBoolean("a"));
    }

    @Test
    void numbersAreReadExactlyOrNotAtAll() {
        assertThat(row(5_000_000_000L).getLong("a")).isEqualTo(5_000_000_000L);
        isRefused(5_000_000_000L, Integer.class, "5000000000 (long), which cannot be read as int without loss");
        isRefused(new BigDecimal("1.5"), Long.class, "1.5 (decimal)");
        assertThat(row(new BigDecimal("12.00")).getInt("a")).isEqualTo(12);
        assertThat(row(new BigDecimal("1E+3")).getString("a")).isEqualTo("1000");
        assertThat(row(19.99).getBigDecimal("a")).isEqualTo("19.99");
        isRefused(Double.NaN, BigDecimal.class, "NaN");
        assertThat(row(new BigDecimal("0.10")).getDouble("a")).isEqualTo(0.1);
        assertThat(row(1L << 60).getDouble("a")).isEqualTo(0x1p60);
        isRefused((1L << 60) + 1, Double.class, "");
        isRefused(new BigDecimal("0.1234567890123456789"), Double.class, "");
        assertThat(row(BigInteger.TWO.pow(64)).getBigDecimal("a")).isEqualTo("18446744073709551616");
        isRefused(BigInteger.TWO.pow(64), Long.class, "");
        assertThat(row("042").getLong("a")).isEqualTo(42);
        assertThat(row("19.990").getBigDecimal("a")).isEqualTo("19.990");
        isRefused("secret", Long.class, "text of 6 characters");
        assertThat(row(3).get("a", Short.class)).isEqualTo((short) 3);
        isRefused(300, Byte.class, "300");
    }

    @ParameterizedTest
    @CsvSource({"true, true", "TRUE, true", "false, false"})
    void booleansAreReadFromTheirWords(String text, boolean expected) {
        assertThat(row(text).getBoolean("a")).isEqualTo(expected);
    }

    @Test
    void booleansAreNumbersToo() {
        assertThat(row(1).getBoolean("a")).isTrue();
        assertThat(row(new BigDecimal("0.0")).getBoolean("a")).isFalse();
        assertThat(row(true).getInt("a")).isEqualTo(1);
        isRefused(2, Boolean.class, "2 (long)");
        isRefused("yes", Boolean.class, "text of 3 characters");
        isRefused(new byte[] {1}, Boolean.class, "1 byte,");
    }

    @Test
    void timesKeepTheirKind() {
        LocalDateTime local = LocalDateTime.of(2026, 11, 29, 10, 0, 0, 120_000_000);
        assertThat(row(local).getLocalDateTime("a")).isEqualTo(local);
        isRefused(local, Instant.class, "It has no zone: getInstant(column, zone)");
        isRefused(local, LocalDate.class, "");
        assertThat(row(local).getInstant("a", ZoneOffset.UTC)).isEqualTo(local.toInstant(ZoneOffset.UTC));
        Instant instant = local.toInstant(ZoneOffset.UTC);
        isRefused(instant, LocalDateTime.class, "point in time");
        assertThat(row(instant).getInstant("a", ZoneId.of("Pacific/Chatham"))).isEqualTo(instant);
        assertThat(row(instant).get("a", OffsetDateTime.class)).isEqualTo(instant.atOffset(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-29 10:00:00.12", "2026-11-29T10:00:00.120"})
    void timesAreReadFromText(String text) {
        assertThat(row(text).getLocalDateTime("a")).isEqualTo("2026-11-29T10:00:00.12");
        assertThat(row(text + "Z").getInstant("a")).isEqualTo("2026-11-29T10:00:00.12Z");
        assertThat(row(text).getInstant("a", ZoneOffset.ofHours(1))).isEqualTo("2026-11-29T09:00:00.12Z");
        assertThat(row("2026-11-29").getLocalDate("a")).isEqualTo("2026-11-29");
        assertThat(row("10:00").getLocalTime("a")).isEqualTo("10:00");
        isRefused(text, Instant.class, "text of");
        isRefused(text, LocalDate.class, "text of");
        isRefused("", LocalDateTime.class, "text of 0 characters");
    }

    @Test
    void anHourThatIsThereTwiceOrNeverIsNoPointInTime() {
        ZoneId zone = ZoneId.of("Pacific/Chatham");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row(LocalDateTime.of(2026, 9, 27, 3, 0)).getInstant("a", zone))
                .withMessageContaining("is there never in Pacific/Chatham");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row(LocalDateTime.of(2026, 4, 5, 3, 0)).getInstant("a", zone))
                .withMessageContaining("is there twice in");
    }

    @Test
    void uuidsAreReadFromTextAndBytes() {
        UUID uuid = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        assertThat(row(uuid).getUuid("a")).isEqualTo(uuid);
        assertThat(row(uuid.toString()).getUuid("a")).isEqualTo(uuid);
        assertThat(row(uuid).getString("a")).isEqualTo(uuid.toString());
        assertThat(row(new byte[16]).getUuid("a")).isEqualTo(new UUID(0, 0));
        isRefused("1-1-1-1-1", UUID.class, "");
        isRefused(new byte[15], UUID.class, "15 bytes");
    }

    @Test
    void enumsAreReadByTheirNames() {
        assertThat(row("CREATE").get("a", StandardOpenOption.class)).isEqualTo(StandardOpenOption.CREATE);
        isRefused("NOTHING", StandardOpenOption.class, "cannot be read as StandardOpenOption");
    }

    @Test
    void longValuesAreCutInItsText() {
        assertThat(row("x".repeat(41)).with("b", new byte[3]).with("c", null))
                .hasToString("{a=" + "x".repeat(40) + "…, b=3 bytes, c=null}");
    }
}
