package io.evenkeel.director.keepalived;

import static io.evenkeel.director.syntax.Shape.anyOf;
import static io.evenkeel.director.syntax.Shape.literal;
import static io.evenkeel.director.syntax.Shape.named;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** {@code use_vmac} of an instance: a name, a hardware address and options, in any order. */
final class VirtualMacKeyword {
    private static final Value<Integer> GROUP = Value.integer("number", 0, Integer.MAX_VALUE);
    static final Shape SHAPE = anyOf(named("group", GROUP), literal("netlink_notify_msg"), named("name", Value.word("interface")),
            Value.word("interface | address"));

    /** Five bytes, behind which that of the virtual router comes, or six. */
    private static final Pattern HARDWARE_ADDRESS = Pattern.compile("(?:[0-9a-fA-F]{1,2}:){4}[0-9a-fA-F]{1,2}(?::[0-9a-fA-F]{0,2})?");
    private static final Pattern OF_THE_RFC = Pattern.compile("00:00:5e:00:0[12].*");
    private static final int GROUP_BIT = 1;

    private VirtualMacKeyword() {}

    static void read(Arguments arguments, InstanceDraft draft) {
        draft.virtualMacUsed = true;
        while (arguments.hasNext()) {
            Word word = arguments.next("a name");
            if (HARDWARE_ADDRESS.matcher(word.value()).matches()) {
                address(arguments, word, draft);
            } else if (word.is("netlink_notify_msg")) {
                draft.virtualMacNotifies = true;
            } else if (word.is("group")) {
                draft.virtualMacGroup = arguments.take(GROUP);
            } else {
                name(arguments, word.is("name") ? arguments.next("an interface") : word, draft);
            }
        }
    }

    private static void name(Arguments arguments, Word word, InstanceDraft draft) {
        if (draft.virtualMac != null) {
            repair(arguments, word, "the interface has a name already", "'" + draft.virtualMac + "' is its name");
        } else {
            draft.virtualMac = word.value();
        }
    }

    private static void address(Arguments arguments, Word word, InstanceDraft draft) {
        String address = Arrays.stream(word.value().split(":"))
                .map(octet -> (octet.length() == 1 ? "0" + octet : octet).toLowerCase(Locale.ROOT)).collect(Collectors.joining(":"));
        if (draft.virtualMacAddress != null) {
            repair(arguments, word, "the interface has an address already", "the first one is used");
        } else if ((Integer.parseInt(address, 0, 2, 16) & GROUP_BIT) != 0) {
            repair(arguments, word, word.value() + " is an address of many interfaces", "that of the virtual router is used");
        } else if (OF_THE_RFC.matcher(address).matches()) {
            repair(arguments, word, word.value() + " is one of the addresses that virtual routers have by their number",
                    "that of the virtual router is used");
        } else {
            draft.virtualMacAddress = address;
        }
    }

    private static void repair(Arguments arguments, Word word, String mistake, String assumed) {
        arguments.repair(KeepalivedRules.VIRTUAL_MAC, word.position(), mistake, assumed, "leave it out");
    }
}
