package io.mockloop.migrations.engine.contract.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.mockloop.migrations.MigrationManager;
import io.mockloop.migrations.engine.contract.ContractTests;
import io.mockloop.migrations.exception.MigrationException;
import io.mockloop.migrations.schema.Constraint;
import io.mockloop.migrations.schema.EnumType;
import io.mockloop.migrations.schema.ForeignKey;
import io.mockloop.migrations.schema.Index;
import io.mockloop.migrations.schema.ReferentialAction;
import io.mockloop.migrations.schema.Schema;
import io.mockloop.migrations.setup.MigrationManagerBuilder;
import io.mockloop.migrations.testkit.OnEachDatabase;
import io.mockloop.migrations.testkit.TestDatabase;
import io.mockloop.migrations.testkit.That;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is rewritten as it is sent, by what is there. */
@OnEachDatabase(that = That.IS_OF_MYSQL)
class SchemaChangeOfMySqlTests extends ContractTests {

    private static final String SERVERS = """
            CREATE TABLE servers (
              id BIGINT NOT NULL AUTO_INCREMENT COMMENT 'it''s \\\\ "a" `b`; NOT NULL, DEFAULT (',
              label VARCHAR(10) CHARACTER SET latin1 COLLATE latin1_bin DEFAULT 'x\\\\y''z' COMMENT 'NULL',
              seen TIMESTAMP(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3) COMMENT 'c',
              kind ENUM('a','b,'')') NOT NULL DEFAULT 'a',
              details JSON DEFAULT ('{"a": 1}'),
              bits BIT(3) DEFAULT b'101',
              port INT UNSIGNED NOT NULL DEFAULT 80 INVISIBLE,
              `select` INT COMMENT 'a
            b' CHECK (`select` > 0),
              twice INT GENERATED ALWAYS AS (`select` * 2) VIRTUAL COMMENT 'computed',
              PRIMARY KEY (id)
            )""";

    SchemaChangeOfMySqlTests(TestDatabase server) {
        super(server);
    }

    private MigrationManager changing(Consumer<Schema> change) {
        return manager(new Changing("2", change));
    }

    private void up(Consumer<Schema> change) {
        changing(change).migrateToLatest();
    }

    private void down(Consumer<Schema> change) {
        changing(change).rollbackToVersion("1");
    }

    /** What is there before the changes. */
    private void base(String... statements) {
        folder.with("V1__base.sql", String.join(";\n", statements) + ";\n");
        manager().migrateToLatest();
    }

    private String made(String table) {
        return database.rows("SHOW CREATE TABLE " + table).get(0).replaceFirst("^\\w+\\|", "");
    }

    /** How a column stands in its table. */
    private String line(String column) {
        return made("servers")
                .lines()
                .filter(line -> line.startsWith("  `" + column + "`"))
                .findFirst()
                .orElseThrow()
                .strip()
                .replaceFirst(",$", "");
    }

    @ParameterizedTest
    @CsvSource({"label", "seen", "details", "bits", "select"})
    void notNullChangesNothingElseOfAColumn(String column) {
        base(SERVERS);
        String before = made("servers");
        String line = line(column);
        Consumer<Schema> change = schema -> schema.setNotNull("servers", column);
        up(change);
        assertThat(line(column)).contains(" NOT NULL");
        assertThat(line(column).replace(" NOT NULL", "").replace("  ", " "))
                .isEqualTo(line.replace("timestamp(3) NULL", "timestamp(3)").replace(" DEFAULT NULL", ""));
        down(change);
        assertThat(made("servers")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"kind", "port"})
    void nullChangesNothingElseOfAColumn(String column) {
        base(SERVERS);
        String before = made("servers");
        String line = line(column);
        Consumer<Schema> change = schema -> schema.dropNotNull("servers", column);
        up(change);
        assertThat(line(column)).isEqualTo(line.replace(" NOT NULL", ""));
        down(change);
        assertThat(made("servers")).isEqualTo(before);
    }

    @Test
    void anotherTypeChangesNothingElseOfAColumn() {
        base(SERVERS);
        String before = made("servers");
        Consumer<Schema> change = schema -> {
            type(schema, "id", "BIGINT", "BIGINT UNSIGNED");
            type(schema, "label", "VARCHAR(10)", "VARCHAR(30)");
            type(schema, "seen", "TIMESTAMP(3)", "DATETIME(3)");
            type(schema, "port", "INT UNSIGNED", "BIGINT UNSIGNED");
        };
        up(change);
        assertThat(line("id")).contains("bigint", " unsigned NOT NULL AUTO_INCREMENT COMMENT 'it''s ");
        assertThat(line("label"))
                .isEqualTo("`label` varchar(30) CHARACTER SET latin1 COLLATE latin1_bin DEFAULT 'x\\\\y''z'"
                        + " COMMENT 'NULL'");
        assertThat(line("seen").toLowerCase(Locale.ROOT))
                .isEqualTo(
                        "`seen` datetime(3) default current_timestamp(3) on update current_timestamp(3) comment 'c'");
        assertThat(line("port")).contains("INVISIBLE").contains("NOT NULL DEFAULT ");
        down(change);
        assertThat(made("servers")).isEqualTo(before);
    }

    /** Not a word on null and default on either side: those are as they were. */
    private static void type(Schema schema, String column, String was, String now) {
        schema.alterColumn("servers", of -> of.ofType(column, was), to -> to.ofType(column, now));
    }

    @Test
    void jsonBecomesATextAndJsonAgain() {
        base(SERVERS);
        String before = made("servers");
        Consumer<Schema> change = schema -> schema.alterColumn(
                "servers",
                was -> was.json("details").defaultTo("{\"a\": 1}"),
                now -> now.text("details").defaultTo("it's {}"));
        up(change);
        assertThat(line("details")).contains("longtext").doesNotContain("json_valid", "utf8mb4_bin");
        down(change);
        assertThat(made("servers")).isEqualTo(before);
    }

    @Test
    void longTypesAndOthersHaveDefaults() {
        base("CREATE TABLE any_table (id INT)");
        EnumType type = EnumType.of("kind", "it's", "a\\b", "\"c\"");
        Consumer<Schema> change = schema -> schema.createTable("defaults", table -> {
            table.integer("id").primaryKey();
            table.text("a_text").notNull().defaultTo("it's \\ \"a\"");
            table.json("a_json").defaultTo("{\"a\": \"b\\\\c\"}");
            table.binary("a_binary").defaultTo("bytes");
            table.enumeration("a_kind", type).notNull().defaultTo("a\\b");
            table.text("a_time").defaultNow();
            table.ofType("a_datetime", "DATETIME").defaultNow();
            table.date("a_date").defaultNow();
            table.uuid("a_uuid").defaultExpression("UUID()");
        });
        up(change);
        database.execute("INSERT INTO defaults (id) VALUES (1)");
        assertThat(database.rows("SELECT a_text, a_json, a_binary, a_kind, a_time LIKE '20%', a_datetime IS NULL,"
                        + " a_date IS NULL, a_uuid IS NULL FROM defaults"))
                .containsExactly("it's \\ \"a\"|{\"a\": \"b\\\\c\"}|bytes|a\\b|1|0|0|0");
        down(change);
        assertThat(catalogOfUser()).noneMatch(line -> line.contains("defaults"));
    }

    @Test
    void inASessionWithoutEscapesTextsAreTheSame() {
        base(SERVERS);
        String before = made("servers");
        Consumer<Schema> change = schema -> schema.setNotNull("servers", "label");
        MigrationManager manager = inMode("NO_BACKSLASH_ESCAPES,STRICT_TRANS_TABLES", new Changing("2", change));
        manager.migrateToLatest();
        assertThat(line("label")).contains("DEFAULT 'x\\\\y''z'");
        manager.rollbackToVersion("1");
        assertThat(made("servers")).isEqualTo(before);
    }

    @Test
    void anIndexThatAForeignKeyAloneNeedsGoesWithIt() {
        tables();
        String before = made("logs");
        Consumer<Schema> change = schema -> {
            schema.addForeignKey("logs", ForeignKey.from("server_id").to("servers", "id"));
            schema.createIndex("logs", "server_id", "method");
        };
        up(change);
        assertThat(made("logs"))
                .as("the index that can stand in for the key's own")
                .contains("KEY `idx_logs_server_id_method`")
                .doesNotContain("KEY `fk_logs_server_id`");
        down(change);
        assertThat(made("logs")).isEqualTo(before);
    }

    @Test
    void anIndexOfSomebodyStaysWhereAForeignKeyGoes() {
        tables();
        database.execute("CREATE INDEX fk_logs_server_id ON logs (server_id)");
        String before = made("logs");
        Consumer<Schema> change = schema ->
                schema.addForeignKey("logs", ForeignKey.from("server_id").to("servers", "id"));
        up(change);
        down(change);
        assertThat(made("logs")).isEqualTo(before);
    }

    @Test
    void anIndexThatAnotherForeignKeyNeedsGoesWithThat() {
        tables();
        String before = made("logs");
        ForeignKey first = ForeignKey.from("server_id").to("servers", "id");
        Consumer<Schema> change = schema -> {
            schema.addForeignKey("logs", first);
            schema.addForeignKey("logs", first.named("fk_again"));
            schema.dropConstraint("logs", first);
        };
        up(change);
        assertThat(made("logs")).contains("KEY `fk_logs_server_id`", "CONSTRAINT `fk_again`");
        down(change);
        assertThat(made("logs")).isEqualTo(before);
    }

    @Test
    void aForeignKeyHasAnIndexWhereTheOneThatItUsedGoes() {
        base(
                "CREATE TABLE servers (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY)",
                "CREATE TABLE logs (server_id BIGINT NOT NULL, method VARCHAR(10), INDEX idx_logs_server_id (server_id),"
                        + " CONSTRAINT fk FOREIGN KEY (server_id) REFERENCES servers (id))");
        String before = made("logs");
        Consumer<Schema> change = schema -> schema.dropIndex(Index.on("logs", "server_id"));
        up(change);
        assertThat(made("logs")).contains("KEY `fk` (`server_id`) COMMENT 'made for foreign keys'");
        down(change);
        assertThat(made("logs")).isEqualTo(before);
    }

    @Test
    void constraintsGoByTheirNamesAlone() {
        tables();
        up(schema -> {
            schema.addForeignKey("logs", ForeignKey.from("server_id").to("servers", "id"));
            schema.addUnique("logs", "method");
            schema.addCheck("logs", "ck_method", "method <> ''");
            schema.addPrimaryKey("logs", "server_id");
        });
        database.execute(
                "DELETE FROM schema_version WHERE version = '2'", "DELETE FROM schema_version_log WHERE version = '2'");
        MigrationManager manager = manager(
                new Changing("2", schema -> {
                    schema.dropConstraint("logs", "fk_logs_server_id");
                    schema.dropConstraint("logs", "uq_logs_method");
                    schema.dropConstraint("logs", "ck_method");
                    schema.dropConstraint("logs", "pk_logs");
                }) {
                    @Override
                    public boolean reversible() {
                        return false;
                    }
                });
        manager.migrateToLatest();
        assertThat(made("logs")).doesNotContain("KEY", "CONSTRAINT", "CHECK");
    }

    private void tables() {
        base(
                "CREATE TABLE servers (id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY)",
                "CREATE TABLE logs (server_id BIGINT NOT NULL, method VARCHAR(10))");
    }

    @Test
    void thePrimaryKeyOfACountedColumnIsRefused() {
        tables();
        MigrationException failure =
                failureOf(() -> up(schema -> schema.dropConstraint("servers", Constraint.primaryKey("id"))));
        assertThat(failure)
                .hasMessageContaining("The primary key of servers cannot go: "
                        + database.kind().displayName() + " counts the values of its column id")
                .hasMessageContaining("Nothing of it is left.");
    }

    @Test
    void anOptionalIndexThatIsThereIsLeftAsItIs() {
        tables();
        database.execute("CREATE UNIQUE INDEX mine ON logs (method)");
        String before = made("logs");
        Consumer<Schema> change = schema ->
                schema.createIndex(Index.on("logs", "server_id").named("mine").ifNotExists());
        manager(new Changing("2", change) {
                    @Override
                    public boolean reversible() {
                        return false;
                    }
                })
                .migrateToLatest();
        assertThat(made("logs")).isEqualTo(before);
    }

    @Test
    void whatTheServerHasNothingLikeIsRefusedBeforeAnythingRuns() {
        tables();
        String product = database.kind().displayName();
        refused(
                schema -> schema.createIndex(Index.on("logs", "method").where("method <> 'GET'")),
                product + " has no index over some of the rows");
        refused(
                schema -> schema.addForeignKey(
                        "logs",
                        ForeignKey.from("server_id").to("servers", "id").onDelete(ReferentialAction.SET_DEFAULT)),
                product + " has no foreign key that sets a default");
    }

    private void refused(Consumer<Schema> change, String sentence) {
        List<String> before = database.catalog();
        MigrationException refusal = failureOf(() -> up(schema -> {
            schema.createTable("before_it", table -> table.integer("a"));
            change.accept(schema);
        }));
        assertThat(refusal.getMessage()).contains("Changing:", sentence);
        assertThat(database.catalog()).isEqualTo(before);
    }

    private MigrationManager inMode(String mode, Changing change) {
        String url = database.url() + "&jdbcCompliantTruncation=false&sessionVariables=sql_mode='%s'".formatted(mode);
        return MigrationManagerBuilder.forDataSource(
                        new DriverManagerDataSource(url, database.user(), database.password()))
                .locations(folder.location())
                .migrations(change)
                .build();
    }

    @Test
    void aSessionThatIsNotStrictChangesNoRow() {
        base("CREATE TABLE servers (a INT, b VARCHAR(10))", "INSERT INTO servers VALUES (NULL, 'abcdefgh')");
        List<Consumer<Schema>> changes = List.of(
                schema -> schema.setNotNull("servers", "a"),
                schema -> type(schema, "b", "VARCHAR(10)", "VARCHAR(2)"),
                schema -> schema.addPrimaryKey("servers", "a"));
        for (Consumer<Schema> change : changes) {
            assertThat(failureOf(inMode("", new Changing("2", change))::migrateToLatest))
                    .hasMessageContaining(" of servers is not ")
                    .hasMessageContaining("the session's sql_mode isn't strict")
                    .hasMessageContaining("STRICT_TRANS_TABLES")
                    .hasMessageContaining("Nothing of it is left");
        }
        assertThat(database.rows("SELECT * FROM servers")).containsExactly("null|abcdefgh");
    }

    @Test
    void aSessionThatIsNotStrictMakesWhatFitsEachRow() {
        base("CREATE TABLE servers (a INT NOT NULL, b VARCHAR(10))");
        inMode("", new Changing("2", schema -> {
                    schema.dropNotNull("servers", "a");
                    schema.addUnique("servers", "a");
                }))
                .migrateToLatest();
        assertThat(line("a")).doesNotContain("NOT NULL");
    }
}
