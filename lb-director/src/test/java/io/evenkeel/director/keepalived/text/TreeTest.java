package io.evenkeel.director.keepalived.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

import io.evenkeel.director.diagnostic.Diagnostic;
import io.evenkeel.director.diagnostic.Diagnostics;
import io.evenkeel.director.diagnostic.SourceText;
import io.evenkeel.director.diagnostic.Strictness;
import io.evenkeel.director.syntax.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeTest {
    private static final Map<String, String> HOMES = Map.of("top", "", "inner", "outer");
    private static final ReadingContext CONTEXT = new ReadingContext(IncludeSource.NONE, "lb1", Map.of("HOME", "/root"),
            new SplittableRandom(1), 10_000);

    private final Diagnostics diagnostics = new Diagnostics(Strictness.STRICT);
    private List<SourceText> sources = List.of();

    private String read(ReadingContext context, String text) {
        Tree tree = Tree.read(List.of(new SourceText("/k/k.conf", text)), context, HOMES, diagnostics);
        sources = tree.sources();
        return show(tree.nodes());
    }

    private String read(String text) {
        return read(CONTEXT, text);
    }

    private static String show(List<Node> nodes) {
        return nodes.stream().map(TreeTest::show).collect(Collectors.joining("; "));
    }

    private static String show(Node node) {
        String words = node.words().stream().map(Word::value).collect(Collectors.joining("|"));
        return node instanceof Node.Block block ? words + " {" + show(block.body()) + "}" : words;
    }

    private List<String> said() {
        return diagnostics.sorted(sources).stream().map(Diagnostic::toString).map(line -> line.replace("/k/k.conf:", "")).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {
        "a b # c ! d > a|b", "a!b > a", "a\\#b \\!c > a#b|!c", "\"a # b\" c > a # b|c", "a\"b c\"d 'e f' g > ab cd|e f|g", "bob's > bob's",
        "\"x\\ty\\x41\\102\\q\\\\\" > x\tyABq\\", "a { b } > a {b}", "a{b c} > a {b|c}", "a;;# x;{;b;} > a {b}",
        "a { b { c } d } e > a {b {c}; d}; e"})
    void reads(String text, String tree) {
        assertThat(read(text.replace(';', '\n'))).isEqualTo(tree);
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {
        // A variable without braces ends at a blank, a comma or a parenthesis.
        "$P=x y;a $P ${P}z $Pz $P/ $P,q > a|x|y|x|yz|$Pz|$P/|x|y,q", "$P=1;$Q=$P;$P=2;a $Q > a|2",
        "$B=10.${S};$S=0;${B}.1;$S=7;${B}.1 > 10.0.1; 10.7.1",
        "$E=;a${E}b > ab", "a \"${P}\" $P > a|${P}|$P", "$P=v;a \"q ${P}\" > a|q v", "$1=4 > $1=4", "$A = 4 > $A|=|4",
        "$I= \\; a { \\; b ${N} \\; };$N=1;$I;$N=2;$I > a {b|1}; a {b|2}", "$I=x \\;y;b $I > b|x; y",
        "$O= \\;p \\;$I;$I= \\;q \\;r;$O > p; q; r",
        "a ${_INSTANCE} ${_PWD} ${_ENV HOME} ${_RANDOM 5 5} x${_HASH}y ${_BANG} > a|lb1|.|/root|5|x#y|!",
        "@lb1 a;@lb2 b;@^lb1 c;@^lb2 d;@lb1 @^lb2 e > a; d; e", "@lb1 $P=1;@lb2 $P=2;a $P > a|1", "$C=@lb2;$C a;b > b",
        "@lb2 $P= \\;x \\;y;$P > $P",
        "~SEQ(N, 1, 3) a $N > a|1; a|2; a|3", "~SEQ(N,2) a ${N} > a|1; a|2", "~SEQ(N,-2) $N > -1; -2", "~SEQ(N,5,-2,1) $N > 5; 3; 1",
        "~SEQx(N,0x90,16,0xb0) f::${N} > f::90; f::a0; f::b0", "~LST(M,a,b) $M > a; b", "~LST({X,Y},{1,2},{3,4}) $X ${Y} > 1|2; 3|4",
        "~SEQ(I,1,2) ~LST(J,a,b) ${I}${J} > 1a; 1b; 2a; 2b", "$M=2;~SEQ(N,1,$M) $N > 1; 2", "$N=9;~SEQ(N,1,2) $N;$N > 1; 2; 9",
        "$I= \\;a { \\;${N} \\;};~SEQ(N,1,2) $I > a {1}; a {2}"})
    void expands(String text, String tree) {
        assertThat(read(text.replace(';', '\n'))).isEqualTo(tree);
        assertThat(said()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {
        "a // b > 1:3: error: '//' does not start a comment (a comment starts with # or !)",
        "a 3// b > 1:4: error: '//' does not start a comment (a comment starts with # or !)",
        "a\u3000b > 1:2: error: U+3000 looks like a blank and is part of a word (replace it by an ordinary space)",
        "a \"b > 1:3: error: this quote is not closed on its line",
        "a \"\\xzz\" > 1:4: error: '\\x' without hexadecimal digits (expected: \\x0..\\xFF)",
        "a ${X} > 1:3: error: the variable ${X} is not defined here (define it on a line before, $NAME=value, or quote the word)",
        "a { > 1:3: error: the block 'a' opened here is not closed (add '}')", "a;} > 2:1: error: this brace closes nothing (take it out)",
        "{;} > 1:1: error: a block without a keyword",
        "a { 1;} > 1:5: error: unexpected extra value '1' behind a brace (take it out, or put '#' in front of it)",
        "a {;} 4 # x > 2:3: error: unexpected extra value '4' behind a brace (take it out, or put '#' in front of it)",
        "top x;a;} > 1:6: error: 'top' has no '{' (add '{')",
        "a {;top {;} > 1:3: error: the block 'a' opened here is not closed (add '}')",
        "outer {;inner {;x {;inner {;};}> 2:7: error: the block 'inner' opened here is not closed (add '}')",
        "~SEQ(N,1,0,3) a > 1:1: error: ~SEQ never gets from 1 to 3 in steps of 0",
        "~SEQ(N,x) a > 1:1: error: 'x' is not a number (as in ~SEQ(N, 1, 10) or ~SEQx(N, 0x10, 0x1f))",
        "~SEQ(N,09) a > 1:1: error: '09' is not a number: what begins with 0 is octal (write it without the 0)",
        "~SEQ(N a > 1:1: error: this generator is not closed (add ')')",
        "~LST(N) a > 1:1: error: ~LST needs a value for each variable in each round (as in ~LST({A, B}, {1, 2}, {3, 4}))",
        "~LST({A,B},{1}) a > 1:1: error: ~LST needs a value for each variable in each round (as in ~LST({A, B}, {1, 2}, {3, 4}))",
        "1 a {;2 b;3 } > 1:1: error: every line begins with its number (take the text without them)"})
    void complains(String text, String message) {
        read(text.replace(';', '\n'));
        assertThat(said()).first().isEqualTo(message);
    }

    @Test
    void placesOfWhatWasReplacedAreWhereItStands() {
        Tree tree = Tree.read(List.of(new SourceText("f", "$P=long text\n  a ${P} b\n$I= \\\n  c ${P} \\\n d\n$I\n")), CONTEXT, HOMES,
                diagnostics);
        List<String> places = new ArrayList<>();
        tree.nodes().forEach(node -> node.words().forEach(
                word -> places.add(word.value() + " " + word.position() + "+" + word.position().length())));
        assertThat(places).containsExactly("a f:2:3+1", "long f:2:5+1", "text f:2:5+4", "b f:2:10+1", "c f:4:3+1", "long f:4:5+1",
                "text f:4:5+4",
                "d f:5:2+1");
    }

    @Test
    void includes() {
        var files = new MemoryFiles(
                Map.of("/k/a.conf", "in_a\n", "/k/b.conf", "in_b\n", "/k/d/e.conf", "include f.conf\n${_PWD}\n", "/k/d/f.conf",
                        "in_f\n", "/k/none", "", "/k/loop", "include loop\nbehind\n"));
        ReadingContext context = CONTEXT.including(files);
        assertThat(read(context, "include a.conf\nx\n@lb1 include /k/b.conf\n$F=a.conf\ninclude $F # again\n"))
                .isEqualTo("in_a; x; in_b; in_a");
        assertThat(read(context, "include *.conf\ninclude {b,a}.conf\ninclude nothing*\n")).isEqualTo("in_a; in_b; in_b; in_a");
        assertThat(read(context, "include d/e.conf\n")).isEqualTo("in_f; /k/d");
        assertThat(said()).isEmpty();
        assertThat(sources).extracting(SourceText::name).containsExactly("/k/k.conf", "/k/d/e.conf", "/k/d/f.conf");
        assertThat(read(context, "include loop\n")).isEqualTo("behind");
        assertThat(said()).containsExactly("/k/loop:1:9: error: '/k/loop' includes itself");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {
        "include gone > warning: no file is called 'gone' ('includem' makes it an error)",
        "includer gone > warning: no file is called 'gone' ('includem' makes it an error)",
        "includem gone > error: no file is called 'gone'",
        "includea gone > error: no file is called 'gone'", "includew gone* > error: no file is called 'gone*'",
        "includeb {a.conf,gone} > error: no file is called 'gone'",
        "include none > warning: '/k/none': this user may not read the file ('includer' makes it an error)",
        "includer none > error: '/k/none': this user may not read the file",
        "include_check match;include gone > error: no file is called 'gone'",
        "include_check;include gone* > error: no file is called 'gone*'",
        "include_check +match -match;include gone > warning: no file is called 'gone' ('includem' makes it an error)",
        "include \"a.conf\" > error: the quotes are part of the name (leave them out)"})
    void judgesWhatIsMissing(String text, String message) {
        read(CONTEXT.including(new MemoryFiles(Map.of("/k/a.conf", "in_a\n", "/k/none", ""))), text.replace(';', '\n'));
        assertThat(said()).singleElement().asString().endsWith(": " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', quoteCharacter = '`', value = {"$A=$B;$B=$A;x $A > what this line stands for never ends",
        "$A=${A}${A}${A};x ${A} > what this line stands for never ends",
        "$A= \\;$A;$A > definitions stand for each other more than 64 deep",
        "~SEQ(N,1,999999999) x > the text stands for more than 10000 lines",
        "$A= \\;~SEQ(N,1,100) $B;$B= \\;~SEQ(M,1,100) $C;$C= \\;y \\;z;$A > the text stands for more than 10000 lines",
        "include {{1,2,3,4,5,6,7,8,9,0},a}{1,2,3,4,5,6,7,8,9,0}{1,2,3,4,5,6,7,8,9,0}{1,2,3,4,5,6,7,8,9,0} > the braces stand for more than 1000 names"})
    void boundsWhatATextStandsFor(String text, String message) {
        read(text.replace(';', '\n'));
        assertThat(said()).singleElement().asString().contains("error: " + message);
    }

    @Test
    void aLineHasALimit() {
        assertThat(read("a " + "b".repeat(1100) + "\nc\n")).isEqualTo("c");
        assertThat(said()).containsExactly("1:1: error: the line has 1102 characters (expected: at most 1024)");
    }

    @Test
    void blocksMayBeDeep() {
        String text = "a {\n".repeat(5000) + "}\n".repeat(4999);
        assertThat(Tree.read(List.of(new SourceText("f", text)), CONTEXT, HOMES, diagnostics).nodes()).hasSize(1);
        assertThat(said()).containsExactly("f:1:3: error: the block 'a' opened here is not closed (add '}')");
    }
}
