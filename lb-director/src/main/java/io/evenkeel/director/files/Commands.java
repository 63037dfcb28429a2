package io.evenkeel.director.files;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.keepalived.KeepalivedConfig.ScriptUser;
import io.evenkeel.director.keepalived.Script;
import org.jspecify.annotations.Nullable;

/** The commands of scripts, with what makes them run as somebody else. */
final class Commands {
    private final @Nullable ScriptUser usual;
    private final String self;

    /**
     * Commands as {@code usual} runs them.
     *
     * @param self the user that runs this program, as whom nothing more is needed
     */
    Commands(@Nullable ScriptUser usual, String self) {
        this.usual = usual;
        this.self = self;
    }

    /** The program and its arguments. */
    List<String> command(Script script) {
        List<String> command = new ArrayList<>(prefix(script));
        command.addAll(said(script));
        return command;
    }

    /** What a script runs, whoever it runs as; empty when it runs nothing. */
    static String program(Script script) {
        List<String> said = said(script);
        return said.isEmpty() ? "" : said.get(0);
    }

    private static List<String> said(Script script) {
        return script.command().size() == 1 ? words(script.command().get(0)) : script.command();
    }

    private List<String> prefix(Script script) {
        String user = script.user();
        ScriptUser wanted = user == null ? usual : new ScriptUser(user, script.group());
        if (wanted == null || (wanted.user().equals(self) && wanted.group() == null)) {
            return List.of();
        }
        return wanted.group() == null ? List.of("runuser", "-u", wanted.user(), "--")
                : List.of("runuser", "-u", wanted.user(), "-g", wanted.group(), "--");
    }

    /** Separated by blanks, except between quotes; a backslash takes the meaning of the next character away. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        var word = new StringBuilder();
        boolean inWord = false;
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'' && i + 1 < text.length()) {
                i++;
                word.append(text.charAt(i));
                inWord = true;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                inWord = true;
            } else if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == ' ' || c == '\t')) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                    inWord = false;
                }
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }
}
