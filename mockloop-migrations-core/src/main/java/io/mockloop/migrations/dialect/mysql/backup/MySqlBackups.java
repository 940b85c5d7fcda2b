package io.mockloop.migrations.dialect.mysql.backup;

import io.mockloop.migrations.engine.backup.BackupProblem;
import io.mockloop.migrations.engine.backup.BackupRules;
import io.mockloop.migrations.engine.backup.BackupSite;
import io.mockloop.migrations.engine.backup.Tools;
import io.mockloop.migrations.engine.backup.Tools.Tool;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's own dump program and client. A dump is no transaction for these, so that what is there is backed up
 * before it is replaced.
 */
public final class MySqlBackups implements BackupRules {

    private static final List<String> OPTIONS = List.of(
            "--single-transaction",
            "--no-tablespaces",
            "--routines",
            "--triggers",
            "--events",
            "--hex-blob",
            "--max-allowed-packet=1G",
            "--default-character-set=utf8mb4");

    static final String REMOVALS = """
            SELECT CONCAT('DROP ', CASE table_type WHEN 'VIEW' THEN 'VIEW' WHEN 'SEQUENCE' THEN 'SEQUENCE' ELSE 'TABLE' END,
              ' IF EXISTS `', REPLACE(table_name, '`', '``'), '`')
            FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type NOT IN ('SYSTEM VIEW', 'TEMPORARY')
              AND table_name <> '%s'
            UNION ALL SELECT CONCAT('DROP ', routine_type, ' IF EXISTS `', REPLACE(routine_name, '`', '``'), '`')
            FROM information_schema.routines WHERE routine_schema = DATABASE() AND routine_type IN ('PROCEDURE', 'FUNCTION')
            UNION ALL SELECT CONCAT('DROP EVENT IF EXISTS `', REPLACE(event_name, '`', '``'), '`')
            FROM information_schema.events WHERE event_schema = DATABASE()
            """.formatted(UnfinishedRestore.TABLE);

    private static final String VIEWS =
            "SELECT table_name FROM information_schema.views WHERE table_schema = DATABASE()";

    private static final Logger logger = LoggerFactory.getLogger(MySqlBackups.class);

    private final ToolFamily family;

    /** By MySQL's programs. */
    public MySqlBackups() {
        this(new MySqlTools());
    }

    /** By the programs of one product. */
    public MySqlBackups(ToolFamily family) {
        this.family = family;
    }

    @Override
    public String extension() {
        return "sql";
    }

    @Override
    public boolean isBackup(byte[] beginning) {
        return new String(beginning, StandardCharsets.ISO_8859_1).contains(family.beginning());
    }

    @Override
    public String databaseName(Connection connection) throws SQLException {
        return String.valueOf(connection.getCatalog());
    }

    @Override
    public Writer writer(BackupSite site) throws BackupProblem, SQLException {
        return writer(site, List.of());
    }

    /** A view on what isn't there any more ends a dump, and cannot be made from one. */
    @Override
    public Writer safetyWriter(BackupSite site) throws BackupProblem, SQLException {
        List<String> broken = new ArrayList<>();
        for (String view : PlainSql.query(site.connection(), VIEWS, row -> row.getString(1))) {
            String check = "CHECK TABLE `" + view.replace("`", "``") + "`";
            if (PlainSql.query(site.connection(), check, row -> row.getString("Msg_type")).stream()
                    .anyMatch("Error"::equalsIgnoreCase)) {
                broken.add(view);
            }
        }
        if (!broken.isEmpty()) {
            logger.warn(
                    "Left out of the backup of what is there now, since they are views on what isn't there: {}",
                    String.join(", ", broken));
        }
        return writer(site, broken);
    }

    private Writer writer(BackupSite site, List<String> leftOut) throws BackupProblem, SQLException {
        OptionFile options = new OptionFile(site, family);
        Tool dump = site.tools().find(family.dumpNames(), site.product(), family);
        String name = databaseName(site.connection());
        return (file, digest) -> {
            List<String> arguments = new ArrayList<>(List.of("--defaults-file=" + options.written()));
            arguments.addAll(OPTIONS);
            arguments.addAll(family.dumpOptions());
            arguments.add("--ignore-table=" + name + "." + UnfinishedRestore.TABLE);
            leftOut.forEach(view -> arguments.add("--ignore-table=" + name + "." + view));
            arguments.add(name);
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                site.tools().run(dump, arguments, Map.of(), null, out);
            } catch (IOException e) {
                throw OptionFile.unusable(e);
            }
        };
    }

    @Override
    public Reader reader(BackupSite site) throws BackupProblem, SQLException {
        OptionFile options = new OptionFile(site, family);
        Tool client = site.tools().find(family.clientNames(), site.product(), family);
        Connection connection = site.connection();
        return new Reader() {
            @Override
            public boolean isAllOrNothing() {
                return false;
            }

            @Override
            public void restore(Path file, @Nullable Path safety) throws BackupProblem, SQLException {
                List<String> removals = PlainSql.query(connection, REMOVALS, row -> row.getString(1));
                long patience = Math.max(1, site.settings().lockTimeout().toSeconds());
                String before = UnfinishedRestore.begin(Objects.requireNonNull(safety, "Asked for by isAllOrNothing"))
                        + "SET SESSION lock_wait_timeout = %s;\nSET FOREIGN_KEY_CHECKS = 0;\n%sSET FOREIGN_KEY_CHECKS = 1;\n"
                                .formatted(
                                        patience,
                                        removals.stream()
                                                .map(each -> each + ";\n")
                                                .reduce("", String::concat));
                site.tools()
                        .run(
                                client,
                                List.of(
                                        "--defaults-file=" + options.written(),
                                        "--binary-mode",
                                        "--comments",
                                        "--max-allowed-packet=1G",
                                        "--default-character-set=utf8mb4",
                                        databaseName(connection)),
                                Map.of(),
                                input -> feed(before, file, input),
                                OutputStream.nullOutputStream());
            }
        };
    }

    private static void feed(String before, Path file, OutputStream input) throws IOException {
        input.write(before.getBytes(StandardCharsets.UTF_8));
        try (InputStream dump = Files.newInputStream(file)) {
            Tools.copy(dump, input);
        }
        input.write(UnfinishedRestore.end().getBytes(StandardCharsets.UTF_8));
    }
}
