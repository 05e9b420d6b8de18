# A Chromium and its driver, for the browser tests only. Sourced by setup and test.
# shellcheck shell=bash

# chrome_path, chromedriver_path: print the program to use; CHROME and CHROMEDRIVER name them where they are set.
chrome_path() {
    local candidate
    for candidate in ${CHROME:+"$CHROME"} chromium chromium-browser google-chrome google-chrome-stable \
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        if have "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

chromedriver_path() {
    local candidate
    for candidate in ${CHROMEDRIVER:+"$CHROMEDRIVER"} chromedriver; do
        if have "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

setup_browser() {
    if ! { chrome_path && chromedriver_path; } >/dev/null; then
        if can_apt && { apt_knows chromium-driver || at_length apt-update apt_get update; } && apt_knows chromium-driver; then
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
