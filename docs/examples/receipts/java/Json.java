import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON (RFC 8259) into Map, List, String, Number, Boolean and null, because the JDK has no reader of its own. Use
 * the JSON library that you have in its place.
 */
final class Json {
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?");
    private static final int MAX_DEPTH = 32;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** @throws IllegalArgumentException where the text is not one JSON value */
    static Object parse(String text) {
        Json json = new Json(text);
        Object value = json.value(0);
        json.skipSpace();
        if (json.at != text.length()) throw json.fault();
        return value;
    }

    private IllegalArgumentException fault() {
        return new IllegalArgumentException("No JSON at " + at);
    }

    private char peek() {
        if (at >= text.length()) throw fault();
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) at++;
    }

    private boolean take(String word) {
        boolean found = text.startsWith(word, at);
        if (found) at += word.length();
        return found;
    }

    private Object value(int depth) {
        if (depth > MAX_DEPTH) throw fault();
        skipSpace();
        switch (peek()) {
            case '{': return object(depth);
            case '[': return array(depth);
            case '"': return string();
            default:
        }
        if (take("true")) return true;
        if (take("false")) return false;
        if (take("null")) return null;
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) throw fault();
        at = number.end();
        return Double.valueOf(number.group());
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        at++;
        skipSpace();
        if (take("}")) return object;
        do {
            skipSpace();
            String name = string();
            skipSpace();
            if (!take(":") || object.containsKey(name)) throw fault();
            object.put(name, value(depth + 1));
            skipSpace();
        } while (take(","));
        if (!take("}")) throw fault();
        return object;
    }

    private List<Object> array(int depth) {
        List<Object> array = new ArrayList<>();
        at++;
        skipSpace();
        if (take("]")) return array;
        do {
            array.add(value(depth + 1));
            skipSpace();
        } while (take(","));
        if (!take("]")) throw fault();
        return array;
    }

    private String string() {
        if (!take("\"")) throw fault();
        StringBuilder string = new StringBuilder();
        while (!take("\"")) {
            char next = peek();
            at++;
            if (next < ' ') throw fault();
            string.append(next == '\\' ? escaped() : next);
        }
        return string.toString();
    }

    private char escaped() {
        int kind = "\"\\/bfnrtu".indexOf(peek());
        at++;
        if (kind < 0) throw fault();
        if (kind < 8) return "\"\\/\b\f\n\r\t".charAt(kind);
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9A-Fa-f]{4}")) throw fault();
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }
}
