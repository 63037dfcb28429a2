package io.evenkeel.director.keepalived;

import io.evenkeel.director.syntax.KeywordTable;

/**
 * The keywords at one depth of the language.
 *
 * @param statements those on a line of their own
 * @param blocks those with braces
 * @param <C> what they are read into
 */
record Level<C>(KeywordTable<C> statements, KeywordTable<InBlock<C>> blocks) {

    /** A block inside what it is read into, and who can walk over its content. */
    record InBlock<C>(C target, KeepalivedTree.Node.Block block, BlockWalker walker) {}
}
