package io.evenkeel.director.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import io.evenkeel.director.DirectorConfig;

/** Compiles a generated class in memory and asks it for its configuration. */
final class CompiledSource {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    // Opening the class path costs more than compiling: once for all.
    private static final StandardJavaFileManager CLASS_PATH = COMPILER.getStandardFileManager(null, null, null);

    private CompiledSource() {}

    static DirectorConfig config(ClassName name, String source) {
        var classes = new Classes(CLASS_PATH);
        var messages = new StringWriter();
        List<String> options = List.of("-Xlint:all", "-Werror", "-proc:none", "-classpath", System.getProperty("java.class.path"));
        boolean good = COMPILER.getTask(messages, classes, null, options, null, List.of(new Source(name, source))).call();
        assertThat(good).as("%s%n%s", messages, source).isTrue();
        try {
            return (DirectorConfig) classes.loader().loadClass(name.toString()).getMethod("config").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(source, e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(ClassName name, String text) {
            super(URI.create("memory:/" + name.toString().replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Compiled extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Compiled(String name) {
            super(URI.create("memory:/" + name.replace('.', '/') + ".class"), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, Compiled> made = new HashMap<>();

        Classes(JavaFileManager classPath) {
            super(classPath);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return made.computeIfAbsent(name, Compiled::new);
        }

        ClassLoader loader() {
            return new ClassLoader(CompiledSource.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(String name) throws ClassNotFoundException {
                    Compiled compiled = made.get(name);
                    if (compiled == null) {
                        throw new ClassNotFoundException(name);
                    }
                    byte[] bytes = compiled.bytes.toByteArray();
                    return defineClass(name, bytes, 0, bytes.length);
                }
            };
        }
    }
}
