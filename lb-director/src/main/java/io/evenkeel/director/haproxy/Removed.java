package io.evenkeel.director.haproxy;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Word;

/**
 * What may follow a keyword that later versions of HAProxy have removed: it is read as before, which is a repair.
 *
 * @param assumed what is taken for meant
 */
record Removed(Shape shape, String mistake, String assumed, String cure) implements Shape {
    @Override
    public String text() {
        return shape.text();
    }

    @Override
    public void match(Arguments statement) {
        statement.repair(HaproxyRules.REMOVED_KEYWORD, statement.position(), mistake, assumed, cure);
        shape.match(statement);
    }

    @Override
    public boolean fits(Word word) {
        return shape.fits(word);
    }
}
