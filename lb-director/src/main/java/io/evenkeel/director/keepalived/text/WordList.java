package io.evenkeel.director.keepalived.text;

import java.util.ArrayList;
import java.util.List;

import io.evenkeel.director.syntax.Word;

/** The words of a statement while its line is read. */
final class WordList {
    private final List<Word> words = new ArrayList<>(4);
    private boolean broken;

    void add(Word word) {
        words.add(word);
    }

    /** A word has an error, which is reported. */
    void breakOff() {
        broken = true;
    }

    List<Word> words() {
        return words;
    }

    boolean broken() {
        return broken;
    }

    boolean isEmpty() {
        return words.isEmpty() && !broken;
    }
}
