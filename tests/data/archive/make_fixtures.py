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


def seconds():
    return (times() - times()[0]) / 1000.0


def track(first_longitude=179.6):
    latitude = 10 + 0.0627 * seconds()
    longitude = first_longitude - 0.0144 * seconds()
    return latitude, (longitude + 180) % 360 - 180


def polar_track():
    """A circle inclined by 97.4°, from 22 s before its northernmost point on."""
    inclination, along = np.radians(97.4), np.radians(90 + 360 / 5684.4 * (seconds() - 22))
    latitude = np.degrees(np.arcsin(np.sin(inclination) * np.sin(along)))
    longitude = np.degrees(np.arctan2(np.cos(inclination) * np.sin(along), np.cos(along)))
    return latitude, longitude


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


def only_z(**values):
    """The smallest file with everything that a track needs."""
    return {**without("A131_P", "A132_P", "A133_W"), **values}


def position(latitude, longitude):
    return {"GEO_LAT": latitude.astype("f4").reshape(-1, 1), "GEO_LON": longitude.astype("f4").reshape(-1, 1)}


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


def files_of_other_forms():
    documented = {"FRERANGE": np.array([b"VLF:1.8kHz~20kHz"]), "ORBITNUM": np.array([b"02828"]),
                  "ORBITTYPE": np.array([b"1"]), "SOFTVERSION": np.array([b"V1.0"])}
    write("documented_attributes.h5", only_z(), documented)
    with h5py.File(os.path.join(HERE, "documented_attributes.h5"), "a") as f:
        for name in ("A133_P", "GEO_LAT", "GEO_LON", "MAG_LAT", "MAG_LON"):
            f[name].attrs["units"] = np.array([b"degree" if name != "A133_P" else b"mV/m/Hz^(0.5)"])
        f["UTC_TIME"].attrs["FORMAT"] = np.array([b"YYYYMMDDHHMMSSmmm"])
        f["WORKMODE"].attrs["TYPE"] = np.array([b"1:survey 2:burst"])
        f["ALTITUDE"].attrs["Units"] = "km"  # as HPM files have it: scalar, variable length, UTF-8
        f["ALTITUDE"].attrs["ValidRange"] = np.array([0.0, 1000.0])
    bare = without("A131_P", "A132_P", "A133_W", "FREQ", "WORKMODE", "MAG_LAT", "MAG_LON")
    for name, orbit in {
        "int_scalar": np.int32(2828),
        "int_array": np.array([2828], ">i2"),
        "utf8_array": np.array(["02828"], dtype=h5py.string_dtype()),
        "float": 2828.0,  # of a type that holds no orbit
    }.items():
        write(f"orbit_as_{name}.h5", bare, {"ORBITNUM": orbit})

    small = content()
    write("other_widths.h5", {
        **small,
        "A131_P": spectrum(0).astype(">f8"),
        "A132_P": spectrum(1).astype("<f4"),
        "A133_W": np.zeros(0),
        "FREQ": small["FREQ"].astype(">f8").T,
        "GEO_LAT": small["GEO_LAT"].astype("<f8"),
        "VERSE_TIME": small["VERSE_TIME"].astype("<f8"),
        "UTC_TIME": small["UTC_TIME"].astype(">u8"),
        "WORKMODE": small["WORKMODE"].astype("u1").reshape(-1),
    })
    write("flat_waveform.h5", {**without("A131_P", "A132_P"), "A133_W": np.zeros(50 * 2048)}, compression="gzip")
    write("freq_of_another_length.h5", only_z(FREQ=small["FREQ"][:-1]))
    write("uneven_chunks.h5", without("A133_W", "FREQ"), chunks=None)
    with h5py.File(os.path.join(HERE, "uneven_chunks.h5"), "a") as f:
        for component, filters in enumerate(({"compression": "gzip", "fletcher32": True},
                                             {"shuffle": True, "fletcher32": True}, {})):
            name = f"A13{component + 1}_P"
            values = f[name][...]
            del f[name]
            f.create_dataset(name, data=values, chunks=(7, 5), **filters)
    with h5py.File(os.path.join(HERE, "uneven_chunks.h5")) as f, \
            h5py.File(os.path.join(HERE, "uneven_chunks.tmp"), "w") as packed:
        for name in f:
            f.copy(name, packed)
    os.replace(os.path.join(HERE, "uneven_chunks.tmp"), os.path.join(HERE, "uneven_chunks.h5"))
    with h5py.File(os.path.join(HERE, "partly_written.h5"), "w") as f:
        for key, values in only_z().items():
            if key != "A133_P":
                f.create_dataset(key, data=values)
        f.create_dataset("A133_P", (ROWS, BINS), "f8", chunks=(5, BINS), fillvalue=-9999.0)
        f["A133_P"][5:10] = spectrum(2)[5:10]
    with h5py.File(os.path.join(HERE, "compact.h5"), "w") as f:
        compact = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        compact.set_layout(h5py.h5d.COMPACT)
        for key, values in without("A133_W").items():
            space, kind = h5py.h5s.create_simple(values.shape), h5py.h5t.py_create(values.dtype)
            h5py.h5d.create(f.id, key.encode(), kind, space, compact).write(space, space, values)


def files_of_newer_forms():
    """As HDF5 writes them when it need not care for older readers."""
    def newest(name, **options):
        return h5py.File(os.path.join(HERE, name), "w", libver="latest", **options)

    with newest("newest_contiguous.h5", userblock_size=512) as f:
        for i in range(12):
            f.attrs[f"NOTE{i}"] = f"so many attributes that they lie in a heap, {i}"
        f.attrs["ORBITNUM"] = "02828"
        for key, values in without("A133_W").items():
            f.create_dataset(key, data=values)
    with newest("newest_chunked.h5") as f:
        spectra = {"A131_P": {"chunks": (ROWS, BINS), "compression": "gzip"},  # a single chunk
                   "A132_P": {"chunks": (3, 5), "compression": "gzip", "shuffle": True},  # a fixed array
                   "A133_P": {"chunks": (1, 1)}}  # a fixed array of unfiltered chunks
        for key, values in without("A133_W").items():
            f.create_dataset(key, data=values, **spectra.get(key, {}))
    with newest("newest_growing.h5") as f:
        spectra = {"A131_P": {"chunks": (1, 2), "maxshape": (None, BINS), "compression": "gzip"},  # extensible array
                   "A132_P": {"chunks": (2, 3), "maxshape": (ROWS, None)},  # the same, along the bins
                   "A133_P": {"chunks": (1, 1), "maxshape": (None, None), "compression": "gzip"}}  # a B-tree
        for key, values in without("A133_W").items():
            f.create_dataset(key, data=values, **spectra.get(key, {}))


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

    latitude, longitude = track(-179.85)  # to the west over ±180° between rows 5 and 6
    longitude[5:7] = -9999
    magnetic = small["MAG_LAT"].copy()
    magnetic[:2] = -9999
    write("crosses_180.h5", only_z(**position(latitude, longitude), MAG_LAT=magnetic))
    latitude, longitude = track(0.15)  # to the west over 0° between rows 5 and 6
    longitude[5:7] = 179.9, -90.0  # the mean of 0 and 359.8, and a jump
    write("false_jump_at_0.h5", only_z(**position(latitude, longitude)))
    latitude, longitude = track(0.15)
    write("longitude_to_360.h5", only_z(**position(latitude, longitude % 360)))
    latitude, longitude = track()
    latitude[4:8], longitude[4:8] = latitude[4], longitude[4]  # stands still
    latitude[0], longitude[0] = -9999, -9999
    latitude[-1] = 89
    write("stands_still.h5", only_z(**position(latitude, longitude)))
    latitude[:], longitude[:] = -9999, -9999
    write("no_positions.h5", only_z(**position(latitude, longitude)))
    write("polar_turn.h5", only_z(**position(*polar_track())))
    write("one_row.h5", {key: values if key == "FREQ" else values[:1] for key, values in only_z().items()})


def damage(name, *keys):
    """Changes a byte in the middle of a compressed chunk of each dataset."""
    with h5py.File(os.path.join(HERE, name)) as f:
        chunks = [f[key].id.get_chunk_info(f[key].id.get_num_chunks() // 2) for key in keys]
    with open(os.path.join(HERE, name), "r+b") as f:
        for chunk in chunks:
            f.seek(chunk.byte_offset + chunk.size // 2)
            byte = f.read(1)[0]
            f.seek(-1, os.SEEK_CUR)
            f.write(bytes([byte ^ 0xFF]))


def damaged_files():
    write("damaged_chunks.h5", without("A133_W"), chunks=True, compression="gzip")
    damage("damaged_chunks.h5", "A131_P", "FREQ", "MAG_LAT", "VERSE_TIME", "WORKMODE")

    rows, bins = 160, 1024  # more than 1 MB, in chunks of 12 rows: every value is its row and bin
    values = np.arange(1, rows + 1)[:, None] + np.arange(bins)[None, :] / 1024
    with h5py.File(os.path.join(HERE, "large_damaged.h5"), "w") as f:
        for key in ("A131_P", "A133_P"):
            f.create_dataset(key, data=values, chunks=(12, bins), compression="gzip", shuffle=True)
        f["VERSE_TIME"] = 302857512000 + 2048 * np.arange(rows)
        f["GEO_LAT"] = 10 + 0.128 * np.arange(rows)
        f["GEO_LON"] = 20 - 0.03 * np.arange(rows)
    damage("large_damaged.h5", "A131_P")


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
    with h5py.File(os.path.join(HERE, "claims_terabytes.h5"), "w") as f:
        for key, values in small.items():
            if key != "A133_P":
                f.create_dataset(key, data=values)
        f.create_dataset("A133_P", (1 << 30, 1024), "f8", chunks=(1, 1024), compression="gzip")
        f["A133_P"][0] = 1.0
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
    files_of_other_forms()
    files_of_newer_forms()
    files_to_repair()
    damaged_files()
    refused_files()
