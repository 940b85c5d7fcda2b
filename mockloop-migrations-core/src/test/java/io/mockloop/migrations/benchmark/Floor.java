package io.mockloop.migrations.benchmark;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Properties;

/** The least that a look at the history costs: open SQLite, read it, and compare the files' hashes. */
final class Floor {

    private Floor() {}

    public static void main(String[] args) throws SQLException, IOException, NoSuchAlgorithmException {
        System.out.println(unchanged(args[0], Path.of(args[1])));
    }

    /** How many files of a folder are as they were applied. */
    static int unchanged(String url, Path folder) throws SQLException, IOException, NoSuchAlgorithmException {
        Map<String, String> applied = new HashMap<>();
        try (Connection connection = new org.sqlite.JDBC().connect(url, new Properties());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT script, raw_hash FROM schema_version")) {
            while (rows.next()) {
                applied.put(rows.getString(1), rows.getString(2));
            }
        }
        int same = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                same += HexFormat.of()
                                .formatHex(hash)
                                .equals(applied.get(file.getFileName().toString()))
                        ? 1
                        : 0;
            }
        }
        return same;
    }
}
