package io.evenkeel.director.keepalived;

import static io.evenkeel.director.syntax.Shape.NOTHING;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Keyword;
import io.evenkeel.director.syntax.KeywordTable;
import io.evenkeel.director.syntax.Shape;
import io.evenkeel.director.syntax.Value;
import io.evenkeel.director.syntax.Word;

/** Lines of {@code virtual_ipaddress} and its kind: an address and what is said of it. */
final class AddressLines {
    private static final int LONGEST_LABEL = 15;
    private static final long MOST_SECONDS = 0xffff_fffeL;
    private static final Value<String> LABEL = Value.of("name", (statement, word) -> {
        if (word.value().isEmpty() || word.value().length() > LONGEST_LABEL) {
            throw statement.wrong(word, "1 to 15 characters", null);
        }
        return word.value();
    }, text -> text);
    private static final Value<String> SCOPE = Value.matching("scope",
            text -> List.of("global", "site", "link", "host", "nowhere").contains(text) || text.matches("[0-9]{1,3}"),
            "global | site | link | host | nowhere | 0..255");
    private static final Value<String> LIFETIME = Value.matching("seconds | forever",
            text -> text.equals("forever") || (text.matches("[0-9]{1,10}") && Long.parseLong(text) <= MOST_SECONDS),
            "0.." + MOST_SECONDS + " seconds, or forever");

    /** What may stand behind the address. */
    static final KeywordTable<AddressDraft> OPTIONS = KeywordTable.<AddressDraft>of("an address")
            .acts("dev", Values.INTERFACE, "where it is added, the interface of the instance by default",
                    (arguments, address) -> address.device = arguments.take(Values.INTERFACE))
            .acts("label", LABEL, "label of the address, such as eth0:1", (arguments, address) -> address.label = arguments.take(LABEL))
            .acts("brd", new Broadcast(), "broadcast address; + or - for the last or first of the network", attribute("brd"))
            .acts("broadcast", new Broadcast(), "as 'brd'", attribute("broadcast"))
            .acts("scope", SCOPE, "where the address is valid", attribute("scope"))
            .acts("peer", IpAddresses.NETWORK, "the other end of a line", attribute("peer"))
            .acts("home", NOTHING, "a mobile home address", attribute("home"))
            .acts("-nodad", NOTHING, "without duplicate address detection", attribute("-nodad"))
            .acts("nodad", NOTHING, "without duplicate address detection", attribute("nodad"))
            .acts("mngtmpaddr", NOTHING, "temporary addresses are made from it", attribute("mngtmpaddr"))
            .acts("noprefixroute", NOTHING, "without a route to its network", attribute("noprefixroute"))
            .acts("autojoin", NOTHING, "joins the group that the address is", attribute("autojoin"))
            .acts("no_track", NOTHING, "is not put back when somebody removes it", attribute("no_track"))
            .acts("preferred_lft", LIFETIME, "how long after it was added connections of this host may come from it; IPv6",
                    AddressLines::preferred)
            .acts("use_vmac", NOTHING, "on an interface with the MAC address of the virtual router, above 'dev'",
                    (arguments, address) -> address.virtualMac = true)
            .acts("track_group", Values.NAME, "of a static address: instances that are in fault while it, or its interface, is not there",
                    attribute("track_group"))
            .build();

    private AddressLines() {}

    private static Keyword.StatementReader<AddressDraft> attribute(String name) {
        return (arguments, address) -> {
            List<String> said = new ArrayList<>();
            while (arguments.hasNext()) {
                said.add(arguments.next("a value").value());
            }
            address.attributes.put(name, String.join(" ", said));
        };
    }

    private static void preferred(Arguments arguments, AddressDraft address) {
        String value = arguments.take(LIFETIME);
        if (address.isSix()) {
            address.attributes.put("preferred_lft", value);
        } else {
            arguments.diagnostics().warning(KeepalivedRules.ADDRESS_FAMILY, arguments.position(),
                    "'preferred_lft' means something for IPv6 only: it is left out", "leave it out");
        }
    }

    /** The lines of a block that is carried out. */
    static <C> Content<C> entries(String name, Function<C, List<AddressDraft>> list) {
        return new Content.Entries<>(name, new Address(), (line, draft) -> list.apply(draft).add(read(line)));
    }

    private static AddressDraft read(Arguments line) {
        Word word = line.next("an address");
        var address = new AddressDraft(word.value(), word.position());
        OPTIONS.readOptions(line, address);
        return address;
    }

    /** An address with options. Another address, or a lone number, is left over: one address a line. */
    private record Address() implements Shape {
        @Override
        public String text() {
            return "address[/length] [options]";
        }

        @Override
        public void match(Arguments statement) {
            IpAddresses.NETWORK.match(statement);
            while (statement.hasNext()) {
                Word next = statement.rest().get(0);
                if (IpAddresses.NETWORK.fits(next) || next.value().matches("[0-9]+")) {
                    return;
                }
                Shape.one(OPTIONS).match(statement);
            }
        }

        @Override
        public boolean fits(Word word) {
            return IpAddresses.NETWORK.fits(word);
        }
    }

    /** An address, or {@code +} or {@code -}. */
    private record Broadcast() implements Shape {
        @Override
        public String text() {
            return "address | + | -";
        }

        @Override
        public void match(Arguments statement) {
            Shape.either(Value.oneOf("+", "-"), IpAddresses.IPV4).match(statement);
        }

        @Override
        public boolean fits(Word word) {
            return true;
        }
    }
}
