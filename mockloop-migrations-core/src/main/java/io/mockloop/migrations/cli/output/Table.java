package io.mockloop.migrations.cli.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Rows in aligned columns that fit the screen: one column gives way if they don't. */
final class Table {

    private static final String GAP = "  ";
    private static final String CUT = "...";
    private static final int LEAST = 10;

    private final List<String> head;
    private final int elastic;
    private final List<List<String>> rows = new ArrayList<>();
    private final int[] widest;
    private boolean isEmpty = true;
    private int states = -1;
    private Colours colours = Colours.NONE;

    /**
     * An empty table.
     *
     * @param elastic the column that gives way, from 0
     */
    Table(int elastic, String... head) {
        this.elastic = elastic;
        this.head = Arrays.asList(head);
        this.widest = new int[head.length];
        for (int column = 0; column < widest.length; column++) {
            widest[column] = width(head[column]);
        }
    }

    /**
     * Gives each state its colour, which takes no room.
     *
     * @param column where they stand, from 0
     */
    Table withStates(int column, Colours of) {
        states = column;
        colours = of;
        return this;
    }

    void add(String... cells) {
        measure(cells);
        rows.add(row(cells));
    }

    /** Makes room for a row, which is to be printed without having been kept. */
    void measure(String... cells) {
        isEmpty = false;
        List<String> row = row(cells);
        for (int column = 0; column < widest.length; column++) {
            widest[column] = Math.max(widest[column], width(row.get(column)));
        }
    }

    /** Whether no row was added or measured. */
    boolean isEmpty() {
        return isEmpty;
    }

    private static List<String> row(String... cells) {
        List<String> row = new ArrayList<>(cells.length);
        for (String cell : cells) {
            row.add(plain(cell));
        }
        return row;
    }

    /** A control character in a description would break the line, or change the terminal. */
    private static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return plain(text.substring(0, i) + ' ' + text.substring(i + 1));
            }
        }
        return text;
    }

    void print(PrintStream out, Screen screen) {
        int[] widths = widths(screen.columns());
        print(head, widths, out);
        for (List<String> row : rows) {
            print(row, widths, out);
        }
    }

    /** Prints the head, and then each row that it is given. */
    Consumer<String[]> printing(PrintStream out, Screen screen) {
        int[] widths = widths(screen.columns());
        print(head, widths, out);
        return cells -> print(row(cells), widths, out);
    }

    private int[] widths(int columns) {
        int[] widths = widest.clone();
        int total = (widths.length - 1) * GAP.length();
        for (int width : widths) {
            total += width;
        }
        widths[elastic] = Math.min(widths[elastic], Math.max(LEAST, widths[elastic] - (total - columns)));
        return widths;
    }

    private void print(List<String> cells, int[] widths, PrintStream out) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cut(cells.get(column), widths[column]);
            if (column > 0) {
                line.append(GAP);
            }
            line.append(column == states ? colours.state(cell) : cell).append(" ".repeat(widths[column] - width(cell)));
        }
        out.println(line.toString().stripTrailing());
    }

    private static String cut(String text, int width) {
        return width(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - CUT.length())) + CUT;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
