package io.evenkeel.director.keepalived.text;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import io.evenkeel.director.diagnostic.SourceText;

/** Files in memory, by path; one without a text cannot be read, and a path that ends with a slash is a directory. */
public final class MemoryFiles implements IncludeSource {
    private final Map<String, String> files;

    public MemoryFiles(Map<String, String> files) {
        this.files = new TreeMap<>(files);
    }

    @Override
    public List<Included> find(String includingFile, String pattern) {
        String path = pattern.startsWith("/") ? pattern : directory(includingFile) + "/" + pattern;
        Pattern glob = Pattern.compile("\\Q" + path.replace("\\E", "").replace("*", "\\E[^/]*\\Q").replace("?", "\\E[^/]\\Q") + "\\E");
        return files.entrySet().stream().filter(file -> glob.matcher(file.getKey()).matches()).map(MemoryFiles::included).toList();
    }

    @Override
    public String directory(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    private static Included included(Map.Entry<String, String> file) {
        if (file.getKey().endsWith("/")) {
            return new Included.Directory(file.getKey());
        }
        return file.getValue().isEmpty() ? new Included.Unreadable(file.getKey(), "this user may not read the file")
                : new Included.Text(new SourceText(file.getKey(), file.getValue()));
    }
}
