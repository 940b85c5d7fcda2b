package io.mockloop.migrations.sql.token;

/** Comparison without regard to the case of A to Z, as keywords are compared: no other letter, no locale. */
public final class Ascii {

    private Ascii() {}

    /** Whether a range of a text is a word, given in upper case. */
    public static boolean equalsIgnoreCase(CharSequence text, int from, int to, String upperCase) {
        if (to - from != upperCase.length()) {
            return false;
        }
        for (int i = 0; i < upperCase.length(); i++) {
            if (upper(text.charAt(from + i)) != upperCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a text holds another one, given in upper case. */
    public static boolean containsIgnoreCase(CharSequence text, String upperCase) {
        char first = upperCase.charAt(0);
        int last = text.length() - upperCase.length();
        for (int i = 0; i <= last; i++) {
            if (upper(text.charAt(i)) == first && equalsIgnoreCase(text, i, i + upperCase.length(), upperCase)) {
                return true;
            }
        }
        return false;
    }

    /** A text with a to z in upper case. */
    public static String upper(String text) {
        char[] upper = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z') {
                upper = upper == null ? text.toCharArray() : upper;
                upper[i] = upper(c);
            }
        }
        return upper == null ? text : new String(upper);
    }

    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c;
    }

    /** The letters A to Z in lower case, all else as it is. */
    public static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return lower.toString();
    }
}
