# The Debian 12 packages that Nucleoscope needs, and how to install those that are missing. Sourced by run and test.

build_packages=(
    g++ cmake ninja-build pkg-config dpkg-dev file
    qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-svg-dev libqcustomplot-dev
    libtorch-dev libopenblas0-pthread libopenblas-pthread-dev
    libhdf5-dev zlib1g-dev libopencv-dev libgdal-dev libsqlite3-dev libcairo2-dev libpango1.0-dev
    libcli11-dev libfmt-dev nlohmann-json3-dev libpugixml-dev libboost-dev
)
run_packages=(qt6-qpa-plugins libqt6svg6 qt6-translations-l10n fonts-dejavu-core fonts-liberation fonts-noto-cjk)
test_packages=(xvfb xauth openbox gdal-bin poppler-utils python3-h5py python3-numpy)

# install_packages PACKAGE…: installs what is not there yet, as root or through sudo.
install_packages() {
    local package missing=()
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
    done
    ((${#missing[@]})) || return 0
    if ! command -v apt-get >/dev/null; then
        echo "These packages are missing and apt-get is not here to install them: ${missing[*]}" >&2
        return 1
    fi
    local as_root=()
    if ((EUID != 0)); then
        command -v sudo >/dev/null || {
            echo "Run this as root, or install sudo; missing packages: ${missing[*]}" >&2
            return 1
        }
        as_root=(sudo)
    fi
    echo "Installing ${#missing[@]} packages: ${missing[*]}" >&2
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >&2
}

# build TARGET…: configures the release preset once and builds; quiet when there is nothing to do.
build() {
    local log
    [[ -f build/release/build.ninja ]] || cmake --preset release >&2
    log=$(mktemp)
    # With a terminal the build shows itself, otherwise only when it fails.
    if [[ -t 2 ]]; then
        cmake --build --preset release --target "$@" >&2
    elif ! cmake --build --preset release --target "$@" >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        rm -f "$log"
        return 1
    fi
    rm -f "$log"
}
