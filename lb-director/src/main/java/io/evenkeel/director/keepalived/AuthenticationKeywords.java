package io.evenkeel.director.keepalived;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** The keywords of {@code authentication}. Version 2 has room for a password of 8 bytes (RFC 2338 5.3.10). */
final class AuthenticationKeywords {
    static final Content.Keywords<InstanceDraft> CONTENT = Rows.<InstanceDraft>of("'authentication'")
            .acts("auth_type", new Type(), "PASS: a password in clear text in every advertisement; AH: a header that proves it",
                    AuthenticationKeywords::type)
            .acts("auth_pass", Value.word("password"), "of which 8 bytes count", AuthenticationKeywords::password)
            .build();

    private static final int LONGEST = 8;
    private static final List<String> TYPES = List.of("PASS", "AH");

    private AuthenticationKeywords() {}

    private static void type(Arguments arguments, InstanceDraft draft) {
        draft.authenticationType = VrrpInstance.AuthenticationType.valueOf(arguments.next("a type").value());
    }

    private static void password(Arguments arguments, InstanceDraft draft) {
        Word word = arguments.next("a password");
        byte[] bytes = word.value().getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            throw arguments.wrong(word, "1 to 8 bytes", null);
        }
        draft.password = word.value();
        if (bytes.length > LONGEST) {
            arguments.repair(KeepalivedRules.PASSWORD_LENGTH, word.position(), "this password has " + bytes.length + " bytes",
                    "the first 8 count", "shorten it on all hosts");
            draft.password = new String(Arrays.copyOf(bytes, LONGEST), StandardCharsets.UTF_8);
        }
    }

    /** {@code PASS} or {@code AH}, in capitals. */
    private record Type() implements Shape {
        @Override
        public String text() {
            return "PASS | AH";
        }

        @Override
        public void match(Arguments statement) {
            Word word = statement.next("PASS or AH");
            String upper = word.value().toUpperCase(Locale.ROOT);
            if (TYPES.contains(word.value())) {
                statement.keep(word, word.value());
            } else if (TYPES.contains(upper)) {
                statement.repair(KeepalivedRules.AUTH_TYPE, word.position(),
                        "auth_type: " + word.value() + ": keepalived runs without authentication then", "it is read as " + upper,
                        "write " + upper);
                statement.keep(word, upper);
            } else {
                throw statement.wrong(word, text(), "keepalived runs without authentication otherwise");
            }
        }

        @Override
        public boolean fits(Word word) {
            return true;
        }
    }
}
