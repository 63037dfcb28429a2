# Sourced by evenkeel, haproxy and keepalived: builds what is missing, finds a JDK, and becomes the JVM, so that the process id stays.
#
#     launch PROGRAM MAIN-CLASS ARGUMENT...
#
# EVENKEEL_JAVA_OPTS   options of the JVM, after ours
# EVENKEEL_CLASSPATH   classes to run instead of the built ones; nothing is built then
# EVENKEEL_DETACH      set by the program itself when it goes into the background
#
# $here is the folder of this file.

. "$here/../../config/find-jdk.sh"

jar=$here/target/lib/evenkeel-launcher.jar

# Whether the jar is newer than every source.
built() {
    [ -r "$jar" ] && [ -z "$(find "$here/pom.xml" "$here/src/main" "$here"/../pom.xml "$here"/../../pom.xml \
        "$here"/../../lb-*/pom.xml "$here"/../../lb-*/src/main -newer "$jar" -print -quit 2>/dev/null)" ]
}

build() {
    command -v mvn >/dev/null 2>&1 || {
        echo "$program: this is not built yet and there is no mvn on the PATH: install Maven 3.8 or newer" >&2
        return 1
    }
    find_jdk >/dev/null || return 1
    echo "$program: building; the first time this takes some minutes ..." >&2
    (cd "$here/../.." && mvn -q -B -Dquick -Dmaven.test.skip=true -DskipTests -pl samples/director -am package) >&2 || {
        echo "$program: the build failed; what Maven says is above" >&2
        return 1
    }
}

# Builds at most once however many start at a time: whoever comes second waits and finds it done.
ensure_built() {
    command -v flock >/dev/null 2>&1 || { built || build; return; }
    (flock -s 9 && built) 9<"$here/launch.sh" || (flock 9 && { built || build 9<&-; }) 9<"$here/launch.sh"
}

launch() {
    program=$1
    main_class=$2
    shift 2
    if [ -z "${EVENKEEL_CLASSPATH:-}" ]; then
        ensure_built || exit 1
    fi
    class_path=${EVENKEEL_CLASSPATH:-$jar}
    archive=
    [ "$class_path" != "$jar" ] || archive=-XX:SharedArchiveFile=$here/target/evenkeel.jsa
    jdk=$(find_jdk) || exit 1
    # Unquoted on purpose: the options are words.
    # shellcheck disable=SC2086
    set -- "$jdk/bin/java" "@$here/jvm.options" ${archive:+"$archive"} "-Devenkeel.command=$here/evenkeel" \
        ${EVENKEEL_DETACH:+-Devenkeel.detached=true} ${EVENKEEL_JAVA_OPTS:-} -cp "$class_path" "$main_class" "$@"
    [ -z "${EVENKEEL_DETACH:-}" ] || detach "$@"
    exec "$@"
}

# Starts a command in a session of its own, and waits until it says "ready" on its standard output, or "exit STATUS".
detach() {
    unset EVENKEEL_DETACH
    command -v setsid >/dev/null 2>&1 || {
        echo "$program: going into the background needs the program setsid (package util-linux)" >&2
        exit 1
    }
    # The substitution ends when nobody has its pipe any more.
    answer=$(setsid --fork "$@" </dev/null)
    case $answer in
    *ready) exit 0 ;;
    *"exit "*) exit "${answer##*exit }" ;;
    *) exit 1 ;;
    esac
}
