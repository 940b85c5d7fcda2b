package io.mockloop.migrations.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whole processes in turn, and what each costs, as GNU time tells. */
final class Processes {

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
