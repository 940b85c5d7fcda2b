package io.mockloop.migrations.dialect.postgresql;

import io.mockloop.migrations.Message;
import io.mockloop.migrations.engine.backup.BackupProblem;
import io.mockloop.migrations.engine.backup.BackupRules;
import io.mockloop.migrations.engine.backup.BackupSite;
import io.mockloop.migrations.engine.backup.LoginOfTools;
import io.mockloop.migrations.engine.backup.Private;
import io.mockloop.migrations.engine.backup.Tools;
import io.mockloop.migrations.engine.backup.Tools.Tool;
import io.mockloop.migrations.engine.jdbc.PlainSql;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * PostgreSQL's own pg_dump and pg_restore. What pg_restore would do goes to psql, behind statements that remove what is
 * there, all in one transaction.
 */
final class PostgreSqlBackups implements BackupRules {

    private static final byte[] BEGINNING = "PGDMP".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern EXTENSION =
            Pattern.compile("\\d+; \\d+ \\d+ (?:EXTENSION - |COMMENT - EXTENSION )(\\S+).*");

    /**
     * Extensions of these schemas stay, since only who has made one may remove it; but for the one that is in each
     * database and in no dump.
     */
    private static final String EXTENSIONS_THAT_STAY = "SELECT e.extname FROM pg_catalog.pg_extension e"
            + " JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace"
            + " WHERE n.nspname IN ('public', 'pg_catalog') AND e.extname <> 'plpgsql'";

    /**
     * Removes all that a dump holds of a database: its schemas but public, what lies in that, what lies in none, and
     * large objects. What belongs to an extension stays with it. Names are asked for before the first is removed.
     */
    static final String REMOVE_ALL = """
            DO $mockloop$
            DECLARE
              removal text;
              removals text[];
            BEGIN
              SELECT array_agg(x.sql ORDER BY x.place, x.sql) INTO removals FROM (
                SELECT CASE i.type WHEN 'event trigger' THEN 0 WHEN 'publication' THEN 1 WHEN 'table' THEN 3 ELSE 4 END,
                  format('DROP %s IF EXISTS %s CASCADE',
                    CASE i.type WHEN 'statistics object' THEN 'STATISTICS' ELSE upper(i.type) END, i.identity)
                FROM (
                  SELECT classid, objid FROM pg_catalog.pg_depend
                  WHERE refclassid = 'pg_catalog.pg_namespace'::regclass AND refobjid = to_regnamespace('public')
                    AND deptype = 'n' AND objsubid = 0
                    AND classid NOT IN ('pg_catalog.pg_extension'::regclass, 'pg_catalog.pg_default_acl'::regclass)
                  UNION SELECT 'pg_catalog.pg_event_trigger'::regclass, oid FROM pg_catalog.pg_event_trigger
                  UNION SELECT 'pg_catalog.pg_publication'::regclass, oid FROM pg_catalog.pg_publication
                  UNION SELECT 'pg_catalog.pg_foreign_data_wrapper'::regclass, oid
                    FROM pg_catalog.pg_foreign_data_wrapper
                  UNION SELECT 'pg_catalog.pg_foreign_server'::regclass, oid FROM pg_catalog.pg_foreign_server
                  UNION SELECT 'pg_catalog.pg_cast'::regclass, oid FROM pg_catalog.pg_cast WHERE oid >= 16384
                ) o, pg_catalog.pg_identify_object(o.classid, o.objid, 0) i
                WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                  WHERE e.classid = o.classid AND e.objid = o.objid AND e.deptype = 'e')
                UNION ALL
                SELECT 2, format('DROP SCHEMA IF EXISTS %I CASCADE', nspname) FROM pg_catalog.pg_namespace n
                WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
                  AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                    WHERE e.classid = 'pg_catalog.pg_namespace'::regclass AND e.objid = n.oid AND e.deptype = 'e')
                UNION ALL
                SELECT 5, format('SELECT pg_catalog.lo_unlink(%s)', oid) FROM pg_catalog.pg_largeobject_metadata
              ) x (place, sql);
              FOREACH removal IN ARRAY COALESCE(removals, '{}') LOOP
                EXECUTE removal;
              END LOOP;
            END
            $mockloop$;
            """;

    private static final String BEGIN =
            "BEGIN;\nSET LOCAL client_min_messages = warning;\nSET LOCAL lock_timeout = %s;\n";

    @Override
    public String extension() {
        return "dump";
    }

    @Override
    public boolean isBackup(byte[] beginning) {
        return new String(beginning, StandardCharsets.ISO_8859_1)
                .startsWith(new String(BEGINNING, StandardCharsets.ISO_8859_1));
    }

    @Override
    public String databaseName(Connection connection) throws SQLException {
        return String.valueOf(connection.getCatalog());
    }

    @Override
    public Writer writer(BackupSite site) throws BackupProblem, SQLException {
        Client client = new Client(site);
        Tool dump = client.find("pg_dump");
        String patience = "--lock-wait-timeout=" + client.patienceMillis();
        return (file, digest) -> {
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
                client.run(dump, List.of("--format=custom", patience, "--dbname=" + client.connectTo()), null, out);
            } catch (IOException e) {
                throw unusable(e);
            }
        };
    }

    private static BackupProblem unusable(IOException e) {
        return new BackupProblem(e.toString(), Message.of("See why the folder for backups cannot be used."), e);
    }

    @Override
    public Reader reader(BackupSite site) throws BackupProblem, SQLException {
        Client client = new Client(site);
        Tool restore = client.find("pg_restore");
        Tool psql = site.tools().findBeside(restore, "psql", site.product(), client);
        return new Restoring(site, client, restore, psql);
    }

    /** One transaction of psql's, which gets what pg_restore writes. */
    private record Restoring(BackupSite site, Client client, Tool restore, Tool psql) implements Reader {

        @Override
        public boolean isAllOrNothing() {
            return true;
        }

        @Override
        public void restore(Path file, @Nullable Path safety) throws BackupProblem, SQLException {
            List<String> read = new ArrayList<>(List.of("--file=-", file.toString()));
            List<String> stay = PlainSql.query(site.connection(), EXTENSIONS_THAT_STAY, row -> row.getString(1));
            if (!stay.isEmpty()) {
                read.add(0, "--use-list=" + contents(file, stay));
            }
            client.run(
                    psql,
                    List.of("--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--dbname=" + client.connectTo()),
                    input -> {
                        input.write(BEGIN.formatted(client.patienceMillis()).getBytes(StandardCharsets.UTF_8));
                        input.write(REMOVE_ALL.getBytes(StandardCharsets.UTF_8));
                        client.run(restore, read, null, input);
                        // Only what is whole is committed.
                        input.write("\nCOMMIT;\n".getBytes(StandardCharsets.UTF_8));
                    },
                    OutputStream.nullOutputStream());
        }

        /** What is in the backup, without the extensions that are there and stay. */
        private Path contents(Path file, List<String> stay) throws BackupProblem {
            ByteArrayOutputStream listed = new ByteArrayOutputStream();
            client.run(restore, List.of("--list", file.toString()), null, listed);
            String kept = listed.toString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> {
                        Matcher extension = EXTENSION.matcher(line);
                        return !extension.matches() || !stay.contains(extension.group(1));
                    })
                    .collect(Collectors.joining("\n"));
            try {
                Path list = site.work().resolve("contents");
                Files.deleteIfExists(list);
                return Private.file(list, kept + "\n");
            } catch (IOException e) {
                throw unusable(e);
            }
        }
    }

    /** The server's own programs, connected as the driver is. */
    private static final class Client implements Tools.Kind {

        private final BackupSite site;
        private final LoginOfTools login;
        private final Properties connected;

        Client(BackupSite site) throws BackupProblem, SQLException {
            this.site = site;
            String url = String.valueOf(site.connection().getMetaData().getURL());
            Properties parsed = Driver.parseURL(url, null);
            if (parsed == null || parsed.getProperty("socketFactory") != null) {
                throw LoginOfTools.unknownAddress();
            }
            this.connected = parsed;
            this.login = LoginOfTools.of(site, parsed.getProperty("user"), parsed.getProperty("password"));
        }

        Tool find(String name) throws BackupProblem {
            return site.tools().find(List.of(name), site.product(), this);
        }

        long patienceMillis() {
            return Math.max(1, site.settings().lockTimeout().toMillis());
        }

        /** As libpq reads it, without the password. */
        String connectTo() throws SQLException {
            Map<String, @Nullable String> parts = new LinkedHashMap<>();
            parts.put("host", connected.getProperty("PGHOST"));
            parts.put("port", connected.getProperty("PGPORT"));
            parts.put("dbname", site.connection().getCatalog());
            parts.put("user", login.user());
            parts.put("sslmode", connected.getProperty("sslmode"));
            parts.put("sslrootcert", connected.getProperty("sslrootcert"));
            List<String> text = new ArrayList<>();
            parts.forEach((name, value) -> {
                if (value != null && !value.isEmpty()) {
                    text.add(name + "='" + value.replace("\\", "\\\\").replace("'", "\\'") + "'");
                }
            });
            return String.join(" ", text);
        }

        void run(Tool tool, List<String> arguments, Tools.@Nullable Feed input, OutputStream output)
                throws BackupProblem {
            Map<String, String> environment = new LinkedHashMap<>();
            environment.put("PGAPPNAME", "mockloop-migrations");
            if (login.password() != null) {
                environment.put("PGPASSFILE", passwords(login.password()).toString());
            }
            List<String> all = new ArrayList<>(arguments);
            if (!tool.program()
                    .getFileName()
                    .toString()
                    .toLowerCase(Locale.ROOT)
                    .startsWith("pg_restore")) {
                all.add("--no-password");
            }
            site.tools().run(tool, all, environment, input, output);
        }

        private Path passwords(String password) throws BackupProblem {
            try {
                Path file = site.work().resolve("passwords");
                return Files.exists(file)
                        ? file
                        : Private.file(
                                file,
                                "*:*:*:*:" + password.replace("\\", "\\\\").replace(":", "\\:") + "\n");
            } catch (IOException e) {
                throw unusable(e);
            }
        }

        @Override
        public boolean isOwn(String says) {
            return says.contains("PostgreSQL");
        }

        @Override
        public String version(String says) {
            return says.substring(says.lastIndexOf("PostgreSQL") + "PostgreSQL".length());
        }

        @Override
        public boolean countsMinor() {
            return false;
        }
    }
}
