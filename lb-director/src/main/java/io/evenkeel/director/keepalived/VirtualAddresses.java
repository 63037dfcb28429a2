package io.evenkeel.director.keepalived;

import io.evenkeel.director.keepalived.Level.InBlock;
import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;
import org.jspecify.annotations.Nullable;

/** The lines of {@code virtual_ipaddress}. */
final class VirtualAddresses {
    static final KeywordTable<VirtualAddresses> OPTIONS = KeywordTable.<VirtualAddresses>of("an address of 'virtual_ipaddress'")
            .acts("dev", Value.word("name"), "where it is added, the interface of the instance by default",
                    (arguments, address) -> address.device = arguments.next("the name of an interface").value())
            .acts("label", Value.word("name"), "label of the address, such as eth0:1",
                    (arguments, address) -> address.label = label(arguments))
            .notBuilt("brd", "broadcast", "scope", "peer", "home", "nodad", "mngtmpaddr", "noprefixroute", "no_track", "preferred_lft",
                    "track_group",
                    "use_vmac", "-nodad")
            .build();

    private static final int LONGEST_LABEL = 15;

    @Nullable
    private String device;
    @Nullable
    private String label;

    private VirtualAddresses() {}

    static void read(Arguments block, InBlock<InstanceDraft> in) {
        in.target().listed = true;
        in.walker().entries(in.block(), line -> entry(line, in.target()));
    }

    private static void entry(Arguments line, InstanceDraft instance) {
        line.takeNothing("virtual_ipaddress");
        Word word = line.next("an address");
        String text = word.value();
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (address.indexOf(':') >= 0) {
            throw Complaint.refusal(word.position(), "the address '" + text + "' is not carried out: IPv6 is not built yet", null);
        }
        if (!Values.isIpv4(address)) {
            throw line.wrong(word, "an IPv4 address such as 192.168.4.80/24", null);
        }
        int length = slash < 0 ? 32 : prefixLength(line, word, text.substring(slash + 1));
        var options = new VirtualAddresses();
        if (line.hasNext() && OPTIONS.find(line.rest()) == null && Character.isDigit(firstOf(line.rest().get(0)))) {
            throw new Complaint(line.rest().get(0).position(), "unexpected extra value '" + line.rest().get(0).value() + "'",
                    "one address a line");
        }
        OPTIONS.readOptions(line, options);
        instance.addresses.add(new InstanceDraft.Address(address, length, options.device, options.label, word.position()));
    }

    private static char firstOf(Word word) {
        return word.value().isEmpty() ? ' ' : word.value().charAt(0);
    }

    private static int prefixLength(Arguments line, Word word, String text) {
        if (text.matches("[0-9]{1,2}") && Integer.parseInt(text) <= 32) {
            return Integer.parseInt(text);
        }
        throw line.wrong(word, "a prefix length of 0..32 behind the address", null);
    }

    private static String label(Arguments arguments) {
        Word word = arguments.next("a label");
        if (word.value().isEmpty() || word.value().length() > LONGEST_LABEL) {
            throw arguments.wrong(word, "1 to 15 characters", null);
        }
        return word.value();
    }
}
