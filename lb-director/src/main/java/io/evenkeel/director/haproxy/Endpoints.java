package io.evenkeel.director.haproxy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.evenkeel.director.syntax.Arguments;
import io.evenkeel.director.syntax.Complaint;
import io.evenkeel.director.syntax.Word;

/** From addresses in canonical form to those that are carried out; the others are refused. */
final class Endpoints {
    private Endpoints() {}

    /** The addresses of a {@code bind} line. */
    static List<Bind.Address> binds(Arguments statement, Word word) {
        List<Bind.Address> addresses = new ArrayList<>();
        for (String part : word.value().split(",", -1)) {
            addresses.add(part.startsWith("fd@") ? new Bind.Address.Descriptor(Integer.parseInt(part.substring("fd@".length())))
                    : tcp(statement, word, part));
        }
        return addresses;
    }

    /** The address of a server, with its port. */
    static Bind.Address.Tcp server(Arguments statement, Word word) {
        Addresses.Split split = Addresses.split(statement, network(word, word.value()), word.value());
        String port = split.port();
        if (port == null || port.startsWith("+") || port.startsWith("-") || port.equals("0")) {
            throw Complaint.refusal(word.position(), "the client's port for '" + word.value() + "' is not carried out: not built yet",
                    "add the port of the server");
        }
        if (split.host().equals("0.0.0.0") || split.host().equals("::")) {
            throw Complaint.refusal(word.position(),
                    "the client's destination for '" + word.value() + "' is not carried out: not built yet",
                    "write the address of the server");
        }
        return new Bind.Address.Tcp(split.host(), Integer.parseInt(port), Integer.parseInt(port));
    }

    private static Bind.Address tcp(Arguments statement, Word word, String part) {
        Addresses.Split split = Addresses.split(statement, network(word, part), part);
        String port = Objects.requireNonNull(split.port());
        int dash = port.indexOf('-');
        int first = Integer.parseInt(dash < 0 ? port : port.substring(0, dash));
        return new Bind.Address.Tcp(split.host(), first, dash < 0 ? first : Integer.parseInt(port.substring(dash + 1)));
    }

    private static Word network(Word word, String text) {
        if (text.indexOf('@') >= 0 || text.startsWith("/")) {
            throw Complaint.refusal(word.position(), "the address '" + text + "' is not carried out: only IPv4 and IPv6 addresses"
                    + " and fd@N are built yet", null);
        }
        return word;
    }
}
