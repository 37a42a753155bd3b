#pragma once

#include "core/detection/catalogue.h"

#include <QProcess>
#include <QTest>

#include <filesystem>
#include <string>

namespace nucleoscope::test {

inline constexpr UtcMs madeStart = 1635897600123; // 2021-11-03T00:00:00.123Z

/// A region of `file` that begins at `time`, 20 s long and 500 Hz high.
inline Region madeRegion(const std::string& file, UtcMs time, double frequency) {
    Region region;
    region.file = file;
    region.orbit = 2081;
    region.direction = Direction::Descending;
    region.utcStart = time;
    region.utcCenter = time + 10240;
    region.utcEnd = time + 20480;
    region.frequencyLowHz = frequency;
    region.frequencyCenterHz = frequency + 250;
    region.frequencyHighHz = frequency + 500;
    region.position = {-55.25, 120.5, 507.125, -66.0625, -170.5};
    region.localTimeHours = 14.5;
    region.season = Season::Autumn;
    region.hemisphere = Hemisphere::South;
    region.areaPixels = 99;
    region.areaSecondHz = 4950;
    region.powerPeak = -4.25;
    region.contrastDex = 0.375;
    region.powerMean = -5.5;
    region.probabilityMean = 0.875;
    region.model = "odm_unet-20211231-0123abcd";
    region.run = "5eed0001";
    region.simulated = true;
    return region;
}

inline HalfOrbitRecord madeRecord(const std::string& file, UtcMs time, int regions) {
    HalfOrbitRecord record;
    record.file = file;
    record.orbit = 2081;
    record.direction = Direction::Descending;
    record.start = time;
    record.end = time + 2'200'000;
    record.rows = 1077;
    record.regions = regions;
    record.model = "odm_unet-20211231-0123abcd";
    record.run = "5eed0001";
    record.simulated = true;
    return record;
}

/// What a program writes to its output, standard error included.
inline QString outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished();
    return QString::fromUtf8(process.readAll());
}

/// Runs `sql` on a GeoPackage, as somebody else's program would change it.
inline void changeBySql(const std::filesystem::path& file, const QString& sql) {
    // The triggers of the spatial index call functions that only GIS programs have.
    const QString script =
        "import sqlite3,sys\ndb=sqlite3.connect(sys.argv[1])\n"
        "db.create_function('ST_IsEmpty',1,lambda g:1)\n"
        "for f in ('MinX','MaxX','MinY','MaxY'): db.create_function('ST_'+f,1,lambda g:0)\n"
        "db.executescript(sys.argv[2])\ndb.commit()\n";
    QCOMPARE(outputOf("/usr/bin/python3", {"-c", script, QString::fromStdString(file.string()), sql}),
             QString());
}

/// A catalogue as the first version of the format had it: 3 simulated half-orbits with 5 regions.
inline void unpackVersion1(const std::filesystem::path& file) {
    const QString script = "import gzip,sys\nopen(sys.argv[2],'wb').write(gzip.open(sys.argv[1]).read())\n";
    QCOMPARE(outputOf("/usr/bin/python3", {"-c", script, NUCLEOSCOPE_TEST_DATA "/catalogue/version1.gpkg.gz",
                                           QString::fromStdString(file.string())}),
             QString());
}

} // namespace nucleoscope::test
