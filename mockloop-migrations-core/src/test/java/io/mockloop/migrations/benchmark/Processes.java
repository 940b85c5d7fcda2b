package io.mockloop.migrations.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whole processes in turn, and what each costs, as GNU time tells. */
final class Processes {

    static final int ROUNDS = Integer.getInteger("mockloop.benchmark.rounds", 11);
    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String TIME = "/usr/bin/time";

    private final Path folder;
    private final Map<String, List<String>> commands = new LinkedHashMap<>();

    /**
     * What a process cost.
     *
     * @param cpuSeconds user and system time
     * @param peakKilobytes the largest part of it in memory
     */
    record Cost(double cpuSeconds, double peakKilobytes) {}

    Processes(Path folder) {
        this.folder = folder;
    }

    /**
     * The command that runs a class of the tests with as few jars as it needs.
     *
     * @param libraries a regular expression for what is in the paths of those jars
     */
    static List<String> java(String libraries, Class<?> main, String... arguments) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Pattern needed = Pattern.compile("test-classes|" + libraries);
        String own = Stream.of(classPath.split(File.pathSeparator, -1))
                .filter(path -> needed.matcher(path).find())
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(JAVA, "-cp", own, main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    Processes add(String name, List<String> command) {
        commands.put(name, command);
        return this;
    }

    /** The median cost of each, after one round that isn't counted. */
    Map<String, Cost> run(int rounds) throws IOException, InterruptedException {
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Map.Entry<String, List<String>> each : commands.entrySet()) {
                Cost cost = run(each.getValue());
                if (round > 0) {
                    costs.computeIfAbsent(each.getKey(), any -> new ArrayList<>())
                            .add(cost);
                }
            }
        }
        Map<String, Cost> medians = new LinkedHashMap<>();
        costs.forEach((name, all) -> medians.put(name, median(all)));
        return medians;
    }

    /** Each cost as a multiple of the first one's. */
    static void print(Map<String, Cost> costs) {
        double floor = costs.values().iterator().next().cpuSeconds();
        System.out.printf("JDK %s, medians of %d rounds%n", Runtime.version().feature(), ROUNDS);
        costs.forEach((name, cost) -> System.out.printf(
                Locale.ROOT,
                "%-30s CPU %5.2f times the floor, peak %4.0f MiB%n",
                name,
                cost.cpuSeconds() / floor,
                cost.peakKilobytes() / 1024));
    }

    private static Cost median(List<Cost> costs) {
        double[] cpu = costs.stream().mapToDouble(Cost::cpuSeconds).sorted().toArray();
        double[] peak = costs.stream().mapToDouble(Cost::peakKilobytes).sorted().toArray();
        return new Cost(cpu[cpu.length / 2], peak[peak.length / 2]);
    }

    private Cost run(List<String> command) throws IOException, InterruptedException {
        Path figures = folder.resolve("time.txt");
        List<String> timed = new ArrayList<>(Arrays.asList(TIME, "-o", figures.toString(), "-f", "%U %S %M"));
        timed.addAll(command);
        Process process = new ProcessBuilder(timed)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(command + " failed:\n" + output);
        }
        List<String> values = Arrays.asList(Files.readString(figures).strip().split(" ", -1));
        return new Cost(
                Double.parseDouble(values.get(0)) + Double.parseDouble(values.get(1)),
                Double.parseDouble(values.get(2)));
    }
}
