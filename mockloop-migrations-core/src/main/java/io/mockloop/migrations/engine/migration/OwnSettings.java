package io.mockloop.migrations.engine.migration;

import io.mockloop.migrations.engine.discovery.files.FoundFile;
import io.mockloop.migrations.exception.ScriptException;
import io.mockloop.migrations.sql.ScriptSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;

/** Reads {@code NAME.sql.conf}, the settings of a single script, which are properties. */
final class OwnSettings {

    private static final String TRANSACTION = "executeInTransaction";
    private static final String ENCODING = "encoding";
    private static final String PLACEHOLDERS = "placeholderReplacement";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final FoundFile file;
    private final List<String> lines;

    private OwnSettings(FoundFile file, List<String> lines) {
        this.file = file;
        this.lines = lines;
    }

    /**
     * The settings that all scripts share, with what a file says for one.
     *
     * @throws ScriptException if it says anything that isn't known
     */
    static ScriptSettings of(FoundFile file, ScriptSettings common) {
        try (BufferedReader text =
                new BufferedReader(new InputStreamReader(file.content().getInputStream(), StandardCharsets.UTF_8))) {
            return new OwnSettings(file, text.lines().toList()).applyTo(common);
        } catch (IOException e) {
            throw new ScriptException(
                    "SCRIPT_UNREADABLE",
                    file.path(),
                    1,
                    "the file cannot be read (%s).".formatted(e),
                    "See whether the file is still there, and may be read.",
                    e);
        }
    }

    private ScriptSettings applyTo(ScriptSettings common) throws IOException {
        Properties properties = new Properties();
        String text = String.join("\n", lines);
        properties.load(new StringReader(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text));
        ScriptSettings settings = common;
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            String value = properties.getProperty(key).strip();
            settings = switch (key) {
                case TRANSACTION -> settings.inTransaction(bool(key, value));
                case PLACEHOLDERS -> settings.replacing(common.placeholderReplacement() && bool(key, value));
                case ENCODING -> settings.in(encoding(value));
                default ->
                    throw problem(
                            key,
                            "the setting '%s' is not known here.".formatted(key),
                            "Known are %s, %s and %s.".formatted(TRANSACTION, ENCODING, PLACEHOLDERS));
            };
        }
        return settings;
    }

    private boolean bool(String key, String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw problem(
                        key,
                        "%s: '%s' is neither true nor false.".formatted(key, value),
                        "Write %s=true or %s=false.".formatted(key, key));
        };
    }

    private Charset encoding(String value) {
        try {
            return Charset.forName(value);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw problem(
                    ENCODING,
                    "'%s' is no encoding that this Java knows.".formatted(value),
                    "Write one such as encoding=ISO-8859-1.");
        }
    }

    private ScriptException problem(String key, String problem, String action) {
        int line = 1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).strip().startsWith(key)) {
                line = i + 1;
            }
        }
        return new ScriptException("BAD_SCRIPT_SETTING", file.path(), line, problem, action, null);
    }
}
