# To be sourced by any POSIX shell: says where a JDK 25 or newer is, whatever `java` happens to be on the PATH.
#
#     . config/find-jdk.sh
#     JAVA_HOME=$(find_jdk) || exit 1
#
# It reads each candidate's `release` file instead of starting it, so that a search costs no JVM start.

# find_jdk: prints the home of the first one found; else one sentence on standard error, and status 1.
find_jdk() {
    _fj_javac=$(command -v javac 2>/dev/null) && _fj_javac=$(readlink -f "$_fj_javac" 2>/dev/null) || _fj_javac=
    for _fj_home in \
        "${JAVA_HOME:-}" \
        "${_fj_javac%/bin/javac}" \
        /usr/lib/jvm/* \
        /usr/java/* /usr/local/java/* /usr/lib64/jvm/* \
        "${HOME:-}"/.sdkman/candidates/java/* \
        "${HOME:-}"/.jdks/* "${HOME:-}"/.asdf/installs/java/* "${HOME:-}"/.local/share/mise/installs/java/* \
        /opt/* /opt/java/* /opt/jdk/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home
    do
        [ -x "$_fj_home/bin/javac" ] && [ -r "$_fj_home/release" ] || continue
        _fj_version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]\{1,\}\).*/\1/p' "$_fj_home/release")
        if [ "${_fj_version:-0}" -ge 25 ]; then
            printf '%s\n' "$_fj_home"
            return 0
        fi
    done
    printf '%s\n' "No JDK 25 or newer found (JAVA_HOME is ${JAVA_HOME:-not set}; also looked on the PATH, in /usr/lib/jvm, ~/.sdkman, ~/.jdks, /opt and macOS's places): install one, for example from https://adoptium.net, or point JAVA_HOME at it." >&2
    return 1
}
