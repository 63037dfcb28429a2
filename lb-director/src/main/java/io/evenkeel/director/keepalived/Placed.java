package io.evenkeel.director.keepalived;

import io.evenkeel.director.diagnostic.Position;

/** What a block is read into, when it needs to know where its keywords stand. */
interface Placed {
    /** A statement with this keyword stands here, be it right or wrong. */
    void stands(String keyword, Position at);
}
