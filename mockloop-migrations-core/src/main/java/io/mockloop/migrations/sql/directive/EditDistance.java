package io.mockloop.migrations.sql.directive;

/** How many slips of the keyboard make one word of another (optimal string alignment). */
public final class EditDistance {

    private EditDistance() {}

    /** Whether one letter more, less or other, or two neighbours exchanged, make one word of the other. */
    public static boolean isOne(String first, String second) {
        return Math.abs(first.length() - second.length()) <= 1 && between(first, second) == 1;
    }

    /** How many letters are to be put in, taken out, replaced, or exchanged with their neighbours. */
    public static int between(String first, String second) {
        int[][] distances = new int[first.length() + 1][second.length() + 1];
        for (int i = 0; i <= first.length(); i++) {
            for (int j = 0; j <= second.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : step(first, second, i, j, distances);
            }
        }
        return distances[first.length()][second.length()];
    }

    private static int step(String first, String second, int i, int j, int[][] distances) {
        boolean same = first.charAt(i - 1) == second.charAt(j - 1);
        int least = Math.min(distances[i - 1][j], distances[i][j - 1]) + 1;
        least = Math.min(least, distances[i - 1][j - 1] + (same ? 0 : 1));
        boolean exchanged = i > 1
                && j > 1
                && first.charAt(i - 1) == second.charAt(j - 2)
                && first.charAt(i - 2) == second.charAt(j - 1);
        return exchanged ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }
}
