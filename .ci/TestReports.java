import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Sums up the reports that the tests of all modules left under a directory: names each test that failed or was skipped,
 * and ends with one line of totals. Status 1 when one did, or when there is no report.
 *
 * <p>It counts test cases, not the totals in the reports: where two engines run one class, only the last wrote its own.
 */
void main(String[] args) throws Exception {
    int passed = 0;
    int failed = 0;
    int skipped = 0;
    for (Path report : reports(Path.of(args[0]))) {
        NodeList cases = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile())
                .getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            String name = test.getAttribute("classname") + "." + test.getAttribute("name");
            Element skip = child(test, "skipped");
            Element failure = child(test, "failure") != null ? child(test, "failure") : child(test, "error");
            if (skip != null) {
                skipped++;
                IO.println("skipped: " + name + ": " + skip.getAttribute("message"));
            } else if (failure != null) {
                failed++;
                IO.println("failed: " + name + ": " + failure.getAttribute("message"));
            } else {
                passed++;
            }
        }
    }
    IO.println(passed + " passed, " + failed + " failed, " + skipped + " skipped");
    System.exit(passed > 0 && failed == 0 && skipped == 0 ? 0 : 1);
}

/** {@code target/surefire-reports}, and {@code surefire-reports-17} of the modules that are tested on Java 17 too. */
List<Path> reports(Path root) throws IOException {
    PathMatcher report = FileSystems.getDefault().getPathMatcher("glob:**/target/surefire-reports*/TEST-*.xml");
    try (Stream<Path> files = Files.walk(root)) {
        return files.filter(report::matches).sorted().toList();
    }
}

Element child(Element parent, String name) {
    return (Element) parent.getElementsByTagName(name).item(0);
}
