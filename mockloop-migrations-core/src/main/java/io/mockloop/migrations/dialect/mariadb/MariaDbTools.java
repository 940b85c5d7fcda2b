package io.mockloop.migrations.dialect.mariadb;

import io.mockloop.migrations.dialect.mysql.backup.ToolFamily;
import java.util.List;

/** MariaDB's programs, which older ones give MySQL's names. */
final class MariaDbTools implements ToolFamily {

    @Override
    public List<String> dumpNames() {
        return List.of("mariadb-dump", "mysqldump");
    }

    @Override
    public List<String> clientNames() {
        return List.of("mariadb", "mysql");
    }

    @Override
    public List<String> dumpOptions() {
        return List.of();
    }

    @Override
    public String beginning() {
        return "-- MariaDB dump ";
    }

    /** Newer programs look at the server's certificate by themselves, which the driver doesn't. */
    @Override
    public List<String> encryption(String mode, boolean asksForKey) {
        return switch (mode) {
            case "DISABLE", "DISABLED" -> List.of("loose-skip-ssl");
            case "VERIFY_CA", "VERIFY_FULL", "VERIFY_IDENTITY" -> List.of("ssl", "ssl-verify-server-cert");
            case "TRUST", "REQUIRED" -> List.of("ssl", "loose-skip-ssl-verify-server-cert");
            default -> List.of("loose-skip-ssl-verify-server-cert");
        };
    }

    @Override
    public boolean isOwn(String says) {
        return says.contains("MariaDB");
    }

    /** "mariadb-dump from 11.8.9-MariaDB, client 10.19", "mysqldump Ver 10.19 Distrib 10.11.6-MariaDB". */
    @Override
    public String version(String says) {
        int distribution = Math.max(says.indexOf("Distrib "), says.indexOf("from "));
        return distribution < 0 ? says : says.substring(distribution);
    }
}
