package io.mockloop.migrations.engine.snapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A structure written down: compact JSON, the same for equal structures, an object a line. It is written and read
 * without a library, since those who carry the engine may have none; it takes exactly what it writes.
 */
public final class StructureText {

    private static final String FORMAT = "1";

    private StructureText() {}

    /** Writes one. */
    public static String write(Structure structure) {
        StringBuilder json = new StringBuilder(256 + 128 * structure.objects().size());
        json.append("{\"format\":").append(FORMAT).append(",\"unseen\":");
        list(json, structure.unseen());
        json.append(",\"objects\":[");
        String between = "\n";
        for (SchemaObject each : structure.objects().values()) {
            json.append(between);
            write(json, each);
            between = ",\n";
        }
        return json.append("]}\n").toString();
    }

    private static void write(StringBuilder json, SchemaObject object) {
        ObjectId id = object.id();
        text(json.append("{\"kind\":"), id.kind().name());
        text(json.append(",\"table\":"), id.table());
        text(json.append(",\"name\":"), id.name());
        list(json.append(",\"columns\":"), object.columns());
        list(json.append(",\"referenced\":"), object.referenced());
        json.append(",\"traits\":{");
        String between = "";
        for (Map.Entry<String, String> trait : new TreeMap<>(object.traits()).entrySet()) {
            text(json.append(between), trait.getKey());
            text(json.append(':'), trait.getValue());
            between = ",";
        }
        json.append("}}");
    }

    private static void list(StringBuilder json, List<String> texts) {
        json.append('[');
        String between = "";
        for (String each : texts) {
            text(json.append(between), each);
            between = ",";
        }
        json.append(']');
    }

    private static void text(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u00").append(c < 16 ? '0' : '1').append(Character.forDigit(c % 16, 16));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it isn't what {@link #write} makes; it says from which character on
     */
    public static Structure read(String text) {
        return new Reader(text).structure();
    }

    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Structure structure() {
            TreeMap<ObjectId, SchemaObject> objects = new TreeMap<>();
            take("{\"format\":" + FORMAT + ",\"unseen\":");
            List<String> unseen = list();
            take(",\"objects\":");
            eachIn('[', ']', () -> {
                SchemaObject object = object();
                objects.put(object.id(), object);
            });
            take("}");
            if (at != text.length()) {
                throw wrong();
            }
            return new Structure(objects, unseen);
        }

        private SchemaObject object() {
            take("{\"kind\":");
            ObjectKind kind = ObjectKind.valueOf(string());
            take(",\"table\":");
            String table = string();
            take(",\"name\":");
            String name = string();
            take(",\"columns\":");
            List<String> columns = list();
            take(",\"referenced\":");
            List<String> referenced = list();
            take(",\"traits\":");
            Map<String, String> traits = new LinkedHashMap<>();
            eachIn('{', '}', () -> {
                String trait = string();
                take(":");
                traits.put(trait, string());
            });
            take("}");
            return new SchemaObject(new ObjectId(kind, table, name), columns, referenced, traits);
        }

        private List<String> list() {
            List<String> texts = new ArrayList<>();
            eachIn('[', ']', () -> texts.add(string()));
            return texts;
        }

        private void eachIn(char open, char close, Runnable each) {
            take(String.valueOf(open));
            while (!isNext(close)) {
                each.run();
                if (!isNext(close)) {
                    take(",");
                }
            }
            at++;
        }

        private boolean isNext(char c) {
            skipSpace();
            return at < text.length() && text.charAt(at) == c;
        }

        private void take(String expected) {
            if (!text.startsWith(expected, at)) {
                throw wrong();
            }
            at += expected.length();
            skipSpace();
        }

        private void skipSpace() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private String string() {
            StringBuilder string = new StringBuilder();
            if (at >= text.length() || text.charAt(at++) != '"') {
                throw wrong();
            }
            while (at < text.length() && text.charAt(at) != '"') {
                string.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at++));
            }
            take("\"");
            return string.toString();
        }

        private char escaped() {
            if (text.startsWith("u", at + 1) && at + 6 <= text.length()) {
                at += 6;
                return (char) Integer.parseInt(text, at - 4, at, 16);
            }
            if (at + 2 > text.length()) {
                throw wrong();
            }
            at += 2;
            return text.charAt(at - 1);
        }

        private IllegalArgumentException wrong() {
            return new IllegalArgumentException(
                    "it isn't a structure as it was written, from character %s on".formatted(at));
        }
    }
}
