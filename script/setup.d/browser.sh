# Browsers and their drivers, for the browser tests only: Chromium, Firefox, WebKitGTK. Sourced by setup and test.
# shellcheck shell=bash

GECKODRIVER_VERSION=0.37.1

# first_of CANDIDATE...: prints the first program of these that is there.
first_of() {
    local candidate
    for candidate in "$@"; do
        if [ -n "$candidate" ] && have "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

geckodriver_folder() { printf '%s/geckodriver-%s' "$CACHE" "$GECKODRIVER_VERSION"; }

# chrome_path and its like: print the program to use; CHROME and its like name them where they are set.
chrome_path() {
    first_of "${CHROME:-}" chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"
}
chromedriver_path() { first_of "${CHROMEDRIVER:-}" chromedriver; }
firefox_path() {
    first_of "${FIREFOX:-}" firefox-esr firefox "/Applications/Firefox.app/Contents/MacOS/firefox"
}
geckodriver_path() { first_of "${GECKODRIVER:-}" geckodriver "$(geckodriver_folder)/bin/geckodriver"; }
webkitdriver_path() { first_of "${WEBKITDRIVER:-}" WebKitWebDriver; }

# has_webkit: WebKitGTK can be driven, and has a display in memory to show itself on. macOS' own WebKit cannot be tried this
# way: its driver has no headless form, and asks somebody to allow it first.
has_webkit() { webkitdriver_path >/dev/null && have Xvfb; }
wants_webkit() { [ "$(uname -s)" != Darwin ]; }

# may_apt PACKAGE: whether apt can install it here, with fresh lists if need be.
may_apt() {
    can_apt && { apt_knows "$1" || at_length apt-update apt_get update; } && apt_knows "$1"
}

setup_browser() {
    setup_chromium
    setup_firefox
    if wants_webkit; then setup_webkit; else ready "WebKit is not tried on macOS: its driver there cannot work unseen"; fi
}

setup_chromium() {
    if ! { chrome_path && chromedriver_path; } >/dev/null; then
        if may_apt chromium-driver; then
            doing "Chromium and its driver: installing them for the browser tests" "120 MB, 1 to 2 min"
            apt_install chromium chromium-driver || fail "apt could not install chromium and chromium-driver."
        elif [ "$(uname -s)" = Darwin ]; then
            fail "The browser tests need Chrome and chromedriver." \
                "Run: brew install --cask google-chrome chromedriver" "or name them by CHROME and CHROMEDRIVER."
        else
            fail "The browser tests need Chromium or Chrome and the chromedriver of the same version." \
                "Install both with your package manager, or name them by CHROME and CHROMEDRIVER."
        fi
        { chrome_path && chromedriver_path; } >/dev/null ||
            fail "Chromium was installed, but it or chromedriver is not on PATH."
    fi
    ready "Chromium and chromedriver"
}

setup_firefox() {
    if ! firefox_path >/dev/null; then
        # Not firefox: where that is offered without this one, it only asks another installer.
        if may_apt firefox-esr; then
            doing "Firefox: installing it for the browser tests" "80 MB, 1 to 2 min"
            apt_install firefox-esr || fail "apt could not install firefox-esr."
        elif [ "$(uname -s)" = Darwin ]; then
            fail "The browser tests need Firefox." "Run: brew install --cask firefox" "or name it by FIREFOX."
        else
            fail "The browser tests need Firefox." "Install it with your package manager, or name it by FIREFOX."
        fi
        firefox_path >/dev/null || fail "Firefox was installed, but it is not on PATH."
    fi
    if ! geckodriver_path >/dev/null; then
        if may_apt geckodriver; then
            doing "geckodriver: installing it for the browser tests" "5 MB"
            apt_install geckodriver || fail "apt could not install geckodriver."
        else
            install_tool geckodriver geckodriver "$GECKODRIVER_VERSION" "$(geckodriver_folder)" "2 to 5 min, once" --locked
        fi
    fi
    ready "Firefox and geckodriver"
}

setup_webkit() {
    if ! has_webkit; then
        if may_apt webkit2gtk-driver; then
            doing "WebKitGTK, its driver and a display in memory: installing them for the browser tests" "100 MB, 1 to 2 min"
            apt_install webkit2gtk-driver xvfb || fail "apt could not install webkit2gtk-driver and xvfb."
        else
            fail "The browser tests need WebKitGTK with WebKitWebDriver, and Xvfb." \
                "Install them with your package manager, or name the driver by WEBKITDRIVER and the browser by MINIBROWSER."
        fi
        has_webkit || fail "WebKitGTK was installed, but WebKitWebDriver or Xvfb is not on PATH."
    fi
    ready "WebKitGTK, WebKitWebDriver and Xvfb"
}

# browser_tests ENGINE [ARGUMENT]...: the browser tests in that engine, or those whose names hold one of the arguments.
browser_tests() {
    local engine=$1
    shift
    case $engine in
    chromium) set -- CHROME="$(chrome_path)" CHROMEDRIVER="$(chromedriver_path)" -- "$@" ;;
    firefox) set -- FIREFOX="$(firefox_path)" GECKODRIVER="$(geckodriver_path)" -- "$@" ;;
    webkit) set -- WEBKITDRIVER="$(webkitdriver_path)" -- "$@" ;;
    esac
    local programs=()
    while [ "$1" != -- ]; do
        programs+=("$1")
        shift
    done
    shift
    env "${programs[@]}" METTLE_ENGINE="$engine" METTLE_DIST="$ROOT/dist" \
        cargo test --package browser_tests --tests -- "$@"
}
