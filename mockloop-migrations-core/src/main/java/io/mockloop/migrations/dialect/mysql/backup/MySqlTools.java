package io.mockloop.migrations.dialect.mysql.backup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** MySQL's programs. */
final class MySqlTools implements ToolFamily {

    /** Those of the two drivers. */
    private static final Map<String, String> MODES = Map.of(
            "DISABLE", "DISABLED",
            "DISABLED", "DISABLED",
            "TRUST", "REQUIRED",
            "REQUIRED", "REQUIRED",
            "VERIFY_CA", "VERIFY_CA",
            "VERIFY_FULL", "VERIFY_IDENTITY",
            "VERIFY_IDENTITY", "VERIFY_IDENTITY");

    @Override
    public List<String> dumpNames() {
        return List.of("mysqldump");
    }

    @Override
    public List<String> clientNames() {
        return List.of("mysql");
    }

    /** Without these the dump takes rights beyond the own database. */
    @Override
    public List<String> dumpOptions() {
        return List.of("--loose-set-gtid-purged=OFF", "--loose-skip-masking-policies");
    }

    @Override
    public String beginning() {
        return "-- MySQL dump ";
    }

    @Override
    public List<String> encryption(String mode, boolean asksForKey) {
        List<String> lines = new ArrayList<>();
        if (MODES.containsKey(mode)) {
            lines.add("ssl-mode=" + MODES.get(mode));
        }
        if (asksForKey) {
            lines.add("get-server-public-key");
        }
        return lines;
    }

    @Override
    public boolean isOwn(String says) {
        return !says.contains("MariaDB");
    }

    /** "mysqldump Ver 9.7.4 for Linux", "mysqldump Ver 10.13 Distrib 5.7.44, for Linux". */
    @Override
    public String version(String says) {
        int distribution = says.indexOf("Distrib ");
        return says.substring(Math.max(0, distribution < 0 ? says.indexOf("Ver ") : distribution));
    }
}
