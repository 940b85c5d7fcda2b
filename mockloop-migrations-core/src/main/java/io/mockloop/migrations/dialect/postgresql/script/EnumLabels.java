package io.mockloop.migrations.dialect.postgresql.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the labels of an enumeration are changed where they are: some get another name, some come in. */
final class EnumLabels {

    private static final Pattern LITERAL = Pattern.compile("E?'(?:[^']|'')*'");

    private EnumLabels() {}

    static List<String> of(String labels) {
        return LITERAL.matcher(labels).results().map(MatchResult::group).toList();
    }

    /** The statements; null if the type must be made anew for it, since no label goes. */
    static @Nullable List<String> change(String alter, String found, String expected) {
        List<String> is = of(found);
        List<String> should = of(expected);
        if (isRenamed(is, should)) {
            List<String> statements = new ArrayList<>();
            for (int i = 0; i < is.size(); i++) {
                if (!is.get(i).equals(should.get(i))) {
                    statements.add(alter + " RENAME VALUE " + is.get(i) + " TO " + should.get(i));
                }
            }
            return statements;
        }
        List<String> common = new ArrayList<>(should);
        common.retainAll(is);
        return common.equals(is) ? additions(alter, is, should) : null;
    }

    /** Whether all that differ stand where others did which aren't labels any more. */
    static boolean isRenamed(List<String> is, List<String> should) {
        boolean isRenamed = is.size() == should.size();
        for (int i = 0; isRenamed && i < is.size(); i++) {
            isRenamed = is.get(i).equals(should.get(i)) || (!should.contains(is.get(i)) && !is.contains(should.get(i)));
        }
        return isRenamed;
    }

    private static List<String> additions(String alter, List<String> is, List<String> should) {
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < should.size(); i++) {
            if (!is.contains(should.get(i))) {
                String place = i > 0 ? " AFTER " + should.get(i - 1) : is.isEmpty() ? "" : " BEFORE " + is.get(0);
                statements.add(alter + " ADD VALUE " + should.get(i) + place);
            }
        }
        return statements;
    }
}
