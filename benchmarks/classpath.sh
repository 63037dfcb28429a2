# To be sourced with $root set: builds the benchmarks if they are stale; sets $jdk and $class_path.
. "$root/config/find-jdk.sh"
jdk=$(find_jdk) || exit 1

core=$root/lb-core/target/classes
libraries=$root/benchmarks/target/libraries.path
if [ ! -e "$libraries" ] || [ ! -d "$core" ] ||
    [ -n "$(find "$root/benchmarks/src/main" "$root/benchmarks/pom.xml" "$root/lb-core/src/main" -newer "$libraries")" ]; then
    command -v mvn >/dev/null || { echo "mvn is not on the PATH: install Maven 3.8 or newer to build the benchmarks." >&2; exit 1; }
    echo "Building the benchmarks ..." >&2
    (cd "$root" && mvn -q -B -Dquick -pl benchmarks -am package -DskipTests \
        org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
        -Dmdep.outputFile='${project.build.directory}/libraries.path' -DincludeScope=runtime) >&2
fi
class_path=$root/benchmarks/target/classes:$core:$(cat "$libraries")
