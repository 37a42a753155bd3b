#!/usr/bin/python3
"""Writes the half-orbit fixtures beside this script with h5py and numpy: the files that readers of CSES data meet.

Every sound file has 20 rows of 16 bins (X, Y, Z) unless its line says otherwise. Run: /usr/bin/python3 make_fixtures.py
"""
import os

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
ROWS, BINS = 20, 16
NAME = "CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_070557_000.h5"
HPM_NAME = "CSES_01_HPM_5_L02_A2_028281_20180807_070512_20180807_070557_000.h5"
POLE_LATITUDE, POLE_LONGITUDE = np.radians(80.5), np.radians(-72.9)


def times():
    """Milliseconds since 1970: 2.048 s a row, two rows lost after row 7 (so 6.144 s)."""
    steps = np.full(ROWS - 1, 2048)
    steps[7] = 3 * 2048
    return 1533625512000 + np.concatenate([[0], np.cumsum(steps)])


def compact(ms):
    out = []
    for t in ms:
        d = np.datetime64(int(t), "ms").astype(object)
        out.append(int(d.strftime("%Y%m%d%H%M%S")) * 1000 + d.microsecond // 1000)
    return np.array(out, "i8")


def track(first_longitude=179.6):
    seconds = (times() - times()[0]) / 1000.0
    latitude = 10 + 0.0627 * seconds
    longitude = first_longitude - 0.0144 * seconds
    return latitude, (longitude + 180) % 360 - 180


def dipole(latitude, longitude):
    a, o = np.radians(latitude), np.radians(longitude)
    sine = np.sin(a) * np.sin(POLE_LATITUDE) + np.cos(a) * np.cos(POLE_LATITUDE) * np.cos(o - POLE_LONGITUDE)
    y = np.cos(a) * np.sin(o - POLE_LONGITUDE)
    x = np.cos(a) * np.cos(o - POLE_LONGITUDE) * np.sin(POLE_LATITUDE) - np.sin(a) * np.cos(POLE_LATITUDE)
    return np.degrees(np.arcsin(sine)), np.degrees(np.arctan2(y, x))


def spectrum(component):
    """Different for each component, row and bin: (component + 1) · 1e-6 · 1.01^(row · 16 + bin)."""
    index = np.arange(ROWS * BINS).reshape(ROWS, BINS)
    return (component + 1) * 1e-6 * 1.01**index


def spectrum_with_missing():
    z = spectrum(2)
    z[0, :4] = [np.nan, np.inf, 0.0, -1.0]
    return z


def content():
    """All datasets of a file in the form that the facts give."""
    latitude, longitude = track()
    magnetic_latitude, magnetic_longitude = dipole(latitude, longitude)
    column = lambda values, kind: np.asarray(values).astype(kind).reshape(-1, 1)
    workmode = np.ones(ROWS)
    workmode[3:5] = 2
    return {
        "A131_P": spectrum(0),
        "A132_P": spectrum(1),
        "A133_P": spectrum_with_missing(),
        "A133_W": np.zeros((50, 2048)),
        "FREQ": column(np.arange(BINS) * 25000 / 1024, "f4"),
        "GEO_LAT": column(latitude, "f4"),
        "GEO_LON": column(longitude, "f4"),
        "MAG_LAT": column(magnetic_latitude, "f4"),
        "MAG_LON": column(magnetic_longitude, "f4"),
        "ALTITUDE": column(np.full(ROWS, 507.0), "f4"),
        "UTC_TIME": column(compact(times()), "i8"),
        "VERSE_TIME": column(times() - 1230768000000, "i8"),
        "WORKMODE": column(workmode, "i4"),
    }


def write(name, data, attributes=None, **options):
    with h5py.File(os.path.join(HERE, name), "w") as f:
        for key, values in data.items():
            f.create_dataset(key, data=values, **options)
        for key, value in (attributes or {}).items():
            f.attrs[key] = value


def without(*names):
    return {key: values for key, values in content().items() if key not in names}


def changed(**values):
    data = content()
    data.update(values)
    return data


def sound_files():
    attributes = {
        "FRERANGE": np.array([b"VLF"]),
        "ORBITNUM": np.array([2828], "i4"),
        "SOFTVERSION": np.array([b"V1.0"]),
    }
    small = without("A133_W")
    write(NAME, small, attributes)
    image = np.log10(np.where(np.isfinite(small["A133_P"]) & (small["A133_P"] > 0), small["A133_P"], np.nan))
    np.rot90(image).astype("<f4").tofile(os.path.join(HERE, "log10_rot90.f32"))

    big_endian = {k: v.astype(v.dtype.newbyteorder(">")).reshape(-1) if v.shape[1] == 1 else v.astype(">f4")
                  for k, v in small.items()}
    write("big_endian_float32_rank1.h5", big_endian)
    write("compressed.h5", content(), chunks=True, compression="gzip", shuffle=True)
    write("bare.h5", without("A131_P", "A132_P", "A133_W", "FREQ", "WORKMODE", "MAG_LAT", "MAG_LON"))
    write("no_utc.h5", {**without("A133_W", "UTC_TIME")}, {"ORBITNUM": "002828"})
    write("no_verse.h5", without("A133_W", "VERSE_TIME"),
          {"ORBITNUM": np.bytes_(b"02828"), "SOFTVERSION": "Nucleoscope simulator"})
    write("x_only.h5", without("A132_P", "A133_P", "A133_W"))
    kilohertz = changed(FREQ=content()["FREQ"] / 1000)
    del kilohertz["A133_W"]
    write("freq_in_khz.h5", kilohertz)


def files_to_repair():
    small = without("A133_W", "A131_P", "A132_P")
    latitude, longitude = track()
    latitude[3], longitude[3], = -9999, -9999  # missing
    latitude[10] += 40  # a single outlier
    longitude[14] = 0  # a false longitude
    latitude[17], longitude[17] = latitude[16], longitude[16]  # repeated
    altitude = np.full(ROWS, 507.0)
    altitude[5] = -9999
    write("false_positions.h5", {**small, "GEO_LAT": latitude.astype("f4").reshape(-1, 1),
                                 "GEO_LON": longitude.astype("f4").reshape(-1, 1),
                                 "ALTITUDE": altitude.astype("f4").reshape(-1, 1)})
    verse = small["VERSE_TIME"].copy()
    verse[4] = verse[3]  # twice the same
    verse[9] -= 60000  # back in time
    verse[15] = -9999
    utc = small["UTC_TIME"].copy()
    utc[15] = -9999
    write("false_times.h5", {**small, "VERSE_TIME": verse, "UTC_TIME": utc})
    write("clocks_disagree.h5", {**small, "VERSE_TIME": small["VERSE_TIME"] + 3600000})
    write("false_magnetic.h5", {**small, "MAG_LAT": small["MAG_LAT"] + np.float32(2)})


def refused_files():
    small = without("A133_W", "A131_P", "A132_P")
    write("rows_disagree.h5", {**small, "GEO_LAT": small["GEO_LAT"][:-1]})
    write("components_disagree.h5", {**without("A133_W"), "A131_P": spectrum(0)[:, :-1]})
    write("rank3.h5", {**small, "A133_P": spectrum(2).reshape(ROWS, 4, 4)})
    write("text_spectrum.h5", {**small, "A133_P": np.full((ROWS, BINS), b"none")})
    write("no_rows.h5", {key: values[:0] for key, values in small.items()}, maxshape=(None, None), chunks=(1, 1))
    write("no_times.h5", {key: values for key, values in small.items() if key not in ("UTC_TIME", "VERSE_TIME")})
    write("times_stand_still.h5", {**small, "VERSE_TIME": np.full((ROWS, 1), 302857512000),
                                   "UTC_TIME": np.full((ROWS, 1), 20180807070512000)})
    write("too_many_bins.h5", {**small, "A133_P": np.ones((ROWS, 5000))}, compression="gzip")
    with h5py.File(os.path.join(HERE, "never_written.h5"), "w") as f:
        for key, values in small.items():
            if key != "A133_P":
                f.create_dataset(key, data=values)
        f.create_dataset("A133_P", shape=(ROWS, BINS), dtype="f8")
    with h5py.File(os.path.join(HERE, "external_link.h5"), "w") as f:
        f["A133_P"] = h5py.ExternalLink(NAME, "/A133_P")
    with h5py.File(os.path.join(HERE, "group_as_spectrum.h5"), "w") as f:
        f.create_group("A133_P")
    hpm = {key: small[key] for key in ("GEO_LAT", "GEO_LON", "ALTITUDE", "UTC_TIME", "VERSE_TIME")}
    hpm.update({"A221": np.full((ROWS, 1), 2e4), "B_FGM": np.full((ROWS, 3), 2e4)})
    write(HPM_NAME, hpm)
    write("hpm_without_name.h5", hpm)
    write("nothing_known.h5", {"temperature": np.zeros(3)})


if __name__ == "__main__":
    sound_files()
    files_to_repair()
    refused_files()
