# Node, the packages of web/, and the wheels of Python packages. Sourced by setup.
# shellcheck shell=bash

setup_node() {
    local found
    { have node && have npm; } ||
        fail "Node.js is not installed." "Install version 20 or newer from https://nodejs.org or your package manager."
    found=$(node --version)
    found=${found#v}
    at_least "$found" 20.0.0 || fail "Node.js $found is installed; Mettle needs 20 or newer."
    ready "Node.js $found"
}

# setup_packages: the stamp is written last, so an interrupted installation is begun again.
setup_packages() {
    local stamp=web/node_modules/.mettle-lock
    if ! cmp -s web/package-lock.json "$stamp"; then
        doing "Monaco, Pyodide, Ruff, esbuild, wasm-opt: npm ci in web/" "70 MB, under a minute"
        at_length npm-ci npm --prefix web ci ||
            fail "npm could not install the packages of web/." "Try: cd web && npm ci"
        cp web/package-lock.json "$stamp"
    fi
    ready "Monaco, Pyodide, Ruff, esbuild, wasm-opt"
}

setup_wheels() {
    local folder
    folder=$(wheels_folder)
    if ! node web/wheels.mjs check "$folder"; then
        doing "NumPy, pandas, matplotlib and jedi for Pyodide: fetching them" "21 MB; 80 MB where only the second source answers"
        node web/wheels.mjs fetch "$folder" ||
            fail "The Python packages for the browser could not be had." \
                "Where you have them, name their folder: METTLE_WHEELS=<folder> script/setup"
    fi
    lay_pyodide || fail "Pyodide's files could not be put in place; the reason is above."
    ready "NumPy, pandas, matplotlib and jedi for Pyodide"
}
