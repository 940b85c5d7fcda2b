package io.mockloop.migrations.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line that somebody types wrongly, and what it is answered. In the text {@code {dir}} stands for the folder of the
 * tests, {@code {db}} for a database in it with its migrations, {@code {files}} for the migrations alone.
 *
 * @param line what is typed, with variables before it
 * @param answer what standard error says
 * @param exitCode what the process ends with
 */
record WrongInput(String line, String answer, int exitCode) {

    private static final String PROMPT = "$ ";
    private static final String COMMAND = "mockloop";
    private static final String EXIT = "[exit ";

    /** The rows of a text. */
    static List<WrongInput> all(String text) {
        List<WrongInput> rows = new ArrayList<>();
        String line = "";
        StringBuilder answer = new StringBuilder();
        for (String each : text.lines().toList()) {
            if (each.startsWith(PROMPT)) {
                line = each.substring(PROMPT.length());
                answer.setLength(0);
            } else if (each.startsWith(EXIT)) {
                int exitCode = Integer.parseInt(each.substring(EXIT.length(), each.length() - 1));
                rows.add(new WrongInput(line, answer.toString(), exitCode));
            } else {
                answer.append(each).append('\n');
            }
        }
        return rows;
    }

    /** As it stands in the table. */
    String text() {
        return PROMPT + line + "\n" + answer + EXIT + exitCode + "]\n";
    }

    /** What follows {@code mockloop}. */
    List<String> args(String folder) {
        List<String> words = words();
        return words.subList(words.indexOf(COMMAND) + 1, words.size()).stream()
                .map(word -> word.replace("{dir}", folder))
                .toList();
    }

    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        for (String word : words().subList(0, words().indexOf(COMMAND))) {
            int equals = word.indexOf('=');
            environment.put(word.substring(0, equals), word.substring(equals + 1));
        }
        return environment;
    }

    private List<String> words() {
        String all = line.replace("{db}", "--url sqlite:///{dir}/app.db {files}")
                .replace("{files}", "--locations {dir}/migrations");
        return Arrays.stream(all.split(" (?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(word -> word.replace("\"", ""))
                .toList();
    }

    /** Whether it is about an option of a command, or about what the command takes beside its options. */
    boolean isAbout(String command, String name) {
        List<String> args = args("");
        if (args.size() < 2 || !args.get(1).equals(command)) {
            return false;
        }
        return name.startsWith("-")
                ? args.stream().anyMatch(arg -> arg.equals(name) || arg.startsWith(name + "="))
                : args.size() == 2 || !args.get(2).startsWith("-");
    }

    @Override
    public String toString() {
        return line;
    }
}
