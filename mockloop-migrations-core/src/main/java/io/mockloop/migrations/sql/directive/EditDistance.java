package io.mockloop.migrations.sql.directive;

/** Whether one word is another one with a single slip of the keyboard. */
public final class EditDistance {

    private EditDistance() {}

    /** Whether one letter more, less or other, or two neighbours exchanged, make one word of the other. */
    public static boolean isOne(String first, String second) {
        if (first.length() < second.length()) {
            return isOne(second, first);
        }
        int same = 0;
        while (same < second.length() && first.charAt(same) == second.charAt(same)) {
            same++;
        }
        if (first.length() > second.length()) {
            return first.substring(same + 1).equals(second.substring(same));
        }
        if (same == first.length()) {
            return false;
        }
        return first.substring(same + 1).equals(second.substring(same + 1))
                || (same + 1 < first.length()
                        && first.charAt(same) == second.charAt(same + 1)
                        && first.charAt(same + 1) == second.charAt(same)
                        && first.substring(same + 2).equals(second.substring(same + 2)));
    }
}
