# To be sourced: installs what tests and benchmarks drive, on Debian and its relatives, and only what is missing.

# install_missing COMMAND=PACKAGE...: a command with a slash is a file. Needs root or sudo when something is missing.
install_missing() {
    local pair command missing=() as_root=()
    for pair in "$@"; do
        command=${pair%%=*}
        if [[ $command == */* ]] && [[ -e $command ]]; then continue; fi
        if PATH=$PATH:/usr/sbin:/sbin command -v "$command" >/dev/null; then continue; fi
        missing+=("${pair#*=}")
    done
    if ((${#missing[@]} == 0)); then return; fi
    if ! command -v apt-get >/dev/null; then
        echo "Missing: ${missing[*]} (Debian's names), and there is no apt-get here: install them first." >&2
        return 1
    fi
    if ((EUID != 0)); then
        if ! command -v sudo >/dev/null; then
            echo "Missing: ${missing[*]}: run this as root, or install them first." >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing ${missing[*]}"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq update
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}"
}
