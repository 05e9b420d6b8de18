# Debian's packages, for machines that have apt and let us use it without a question. Sourced by lib.sh.
# shellcheck shell=bash

# can_apt: whether packages can be installed without asking anyone.
can_apt() {
    have apt-get && { [ "$(id -u)" -eq 0 ] || { have sudo && sudo -n true 2>/dev/null; }; }
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@"
}

# apt_knows PACKAGE: whether the package lists offer it.
apt_knows() {
    case $(apt-cache policy "$1" 2>/dev/null) in *Candidate:\ [0-9]*) return 0 ;; *) return 1 ;; esac
}

# apt_install PACKAGE...: refreshes the package lists when they lack one of them, then installs. Never removes anything.
apt_install() {
    local package
    for package in "$@"; do
        if ! apt_knows "$package"; then
            at_length apt-update apt_get update || return 1
            break
        fi
    done
    if at_length apt-install apt_get install --no-remove --no-install-recommends "$@"; then return 0; fi
    # Old lists name files that the server no longer has.
    at_length apt-update apt_get update && at_length apt-install apt_get install --no-remove --no-install-recommends "$@"
}

# newest_of PREFIX: the package PREFIX-<number> with the highest number, as Debian names compilers.
newest_of() {
    apt-cache pkgnames "$1-" | grep -E "^$1-[0-9]+\$" | sort -t- -k2 -n | tail -n 1
}
