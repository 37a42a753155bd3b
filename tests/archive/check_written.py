"""Checks with h5py that a file has exactly the datasets, shapes, types and attributes of a CSES-01 EFD VLF file."""
import sys

import h5py
import numpy as np

path, rows, bins = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
expected = {
    "A131_P": ((rows, bins), "<f8", b"mV/m/Hz^(0.5)"),
    "A133_P": ((rows, bins), "<f8", b"mV/m/Hz^(0.5)"),
    "FREQ": ((bins, 1), "<f4", b"Hz"),
    "GEO_LAT": ((rows, 1), "<f4", b"degree"),
    "GEO_LON": ((rows, 1), "<f4", b"degree"),
    "MAG_LAT": ((rows, 1), "<f4", b"degree"),
    "MAG_LON": ((rows, 1), "<f4", b"degree"),
    "ALTITUDE": ((rows, 1), "<f4", b"km"),
    "UTC_TIME": ((rows, 1), "<i8", None),
    "VERSE_TIME": ((rows, 1), "<i8", None),
    "WORKMODE": ((rows, 1), "<i4", None),
}
with h5py.File(path, "r") as f:
    assert set(f) == set(expected), set(f) ^ set(expected)
    for name, (shape, kind, units) in expected.items():
        dataset = f[name]
        assert dataset.shape == shape and dataset.dtype.str == kind, (name, dataset)
        attribute = dataset.attrs["units"]
        assert attribute.shape == (1,) and attribute.dtype.kind == "S", (name, attribute)
        assert units is None or attribute[0] == units, (name, attribute)
    assert "FORMAT" in f["UTC_TIME"].attrs and "TYPE" in f["WORKMODE"].attrs
    roots = {"FRERANGE", "ORBITNUM", "ORBITTYPE", "PAYLOADID", "SAMPLERATE", "SOFTVERSION"}
    assert set(f.attrs) == roots, set(f.attrs)
    assert f.attrs["ORBITNUM"] == b"02828" and f.attrs["SOFTVERSION"].startswith(b"Nucleoscope simulator")
    assert list(f["UTC_TIME"][:2, 0]) == [20180807070512000, 20180807070514048]
    assert list(f["VERSE_TIME"][:2, 0]) == [302857512000, 302857514048]
    assert list(f["WORKMODE"][:, 0]) == [1] * rows
    assert f["GEO_LAT"][1, 0] == np.float32(-60.25) and f["GEO_LAT"][2, 0] == -9999
    assert np.array_equal(f["A133_P"][()], 1e-6 * (1.0 + np.arange(rows * bins).reshape(rows, bins)))
