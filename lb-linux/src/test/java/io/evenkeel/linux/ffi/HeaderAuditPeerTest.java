package io.evenkeel.linux.ffi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.evenkeel.linux.socket.Errno;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we say of C headers, against the C compiler of this machine. */
@Tag("peer")
class HeaderAuditPeerTest {
    private static final String COMPILER = "/usr/bin/gcc";

    @TempDir
    Path folder;

    @BeforeAll
    static void isPossible() {
        Assumptions.assumeTrue(Files.isExecutable(Path.of(COMPILER)), "peer tests need " + COMPILER);
        Assumptions.assumeTrue(Files.exists(Path.of("/usr/include/linux/rtnetlink.h")), "peer tests need the C headers of Linux");
    }

    /** Every class of the package that repeats a header. */
    static Stream<Class<?>> headers() throws Exception {
        Path classes = Path.of(Struct.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var headers = new ArrayList<Class<?>>();
        try (Stream<Path> files = Files.list(classes.resolve(Struct.class.getPackageName().replace('.', '/')))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName(Struct.class.getPackageName() + "." + name, false, Struct.class.getClassLoader());
                if (type.isAnnotationPresent(CHeader.class)) {
                    headers.add(type);
                }
            }
        }
        assertThat(headers).hasSizeGreaterThan(10);
        return headers.stream();
    }

    @ParameterizedTest
    @MethodSource("headers")
    void constantsAndLayoutsAreThoseOfTheHeader(Class<?> type) throws Exception {
        var ours = new LinkedHashMap<String, Long>();
        for (Field field : type.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                continue;
            }
            field.setAccessible(true);
            if (field.getType() == int.class && Modifier.isPublic(field.getModifiers())) {
                ours.put(field.getName(), (long) field.getInt(null));
            } else if (field.get(null) instanceof Struct struct) {
                describe(struct, ours);
            }
        }
        assertThat(theirs(type.getAnnotation(CHeader.class).value(), ours.keySet())).isEqualTo(ours);
    }

    @Test
    void errorNumbersAreThoseOfTheHeader() throws Exception {
        var ours = new LinkedHashMap<String, Long>();
        for (Errno errno : Errno.values()) {
            ours.put(errno.name(), (long) errno.number());
        }
        assertThat(theirs("errno.h", ours.keySet())).isEqualTo(ours);
    }

    private static void describe(Struct struct, Map<String, Long> into) {
        String name = struct.layout().name().orElseThrow();
        into.put("sizeof(struct " + name + ")", struct.layout().byteSize());
        for (MemoryLayout member : struct.layout().memberLayouts()) {
            member.name().ifPresent(field -> {
                into.put("offsetof(struct " + name + ", " + field + ")",
                        struct.layout().byteOffset(PathElement.groupElement(field)));
                into.put("sizeof(((struct " + name + " *) 0)->" + field + ")", member.byteSize());
            });
        }
    }

    /** What the compiler makes of each expression. */
    private Map<String, Long> theirs(String header, Iterable<String> expressions) throws Exception {
        var program = new StringBuilder(
                "#define _GNU_SOURCE\n#include <stddef.h>\n#include <stdio.h>\n#include <linux/netlink.h>\n#include <").append(header)
                .append(">\nint main(void) {\n");
        for (String expression : expressions) {
            program.append("  printf(\"%lld\\n\", (long long) (").append(expression).append("));\n");
        }
        Path source = folder.resolve("audit.c");
        Path binary = folder.resolve("audit");
        Files.writeString(source, program.append("  return 0;\n}\n"));
        run(List.of(COMPILER, "-w", "-o", binary.toString(), source.toString()));
        List<String> lines = run(List.of(binary.toString())).lines().toList();
        var values = new LinkedHashMap<String, Long>();
        for (String expression : expressions) {
            values.put(expression, Long.parseLong(lines.get(values.size())));
        }
        return values;
    }

    private static String run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
