package io.lethe.evaluation.dataset.file;

import java.util.Map;

/** What Python prints of a dictionary, as JSON: {@code {'a': u'it\'s', 'b': None}}. */
public final class PythonText {
    private static final Map<String, String> WORDS =
            Map.of("True", "true", "False", "false", "None", "null", "nan", "null");

    private PythonText() {}

    public static String toJson(String text) {
        StringBuilder json = new StringBuilder(text.length() + 16);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = quoted(text, i, json);
            } else if (Character.isLetter(c)) {
                int end = i;
                while (end < text.length() && Character.isLetter(text.charAt(end))) {
                    end++;
                }
                String word = text.substring(i, end);
                boolean prefix = end < text.length() && (text.charAt(end) == '\'' || text.charAt(end) == '"');
                if (!prefix || word.length() > 2) {
                    json.append(WORDS.getOrDefault(word, word));
                }
                i = end;
            } else {
                json.append(c);
                i++;
            }
        }
        return json.toString();
    }

    /** Copies a string, and says where the text goes on behind it. */
    private static int quoted(String text, int start, StringBuilder json) {
        char quote = text.charAt(start);
        json.append('"');
        int i = start + 1;
        while (i < text.length() && text.charAt(i) != quote) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char next = text.charAt(i + 1);
                if (next == 'x' && i + 3 < text.length()) {
                    json.append("\\u00").append(text, i + 2, i + 4);
                    i += 4;
                    continue;
                }
                json.append(next == '\'' ? "'" : "\\" + next);
                i += 2;
                continue;
            }
            json.append(c == '"' ? "\\\"" : c == '\t' ? "\\t" : String.valueOf(c));
            i++;
        }
        json.append('"');
        return i + 1;
    }
}
