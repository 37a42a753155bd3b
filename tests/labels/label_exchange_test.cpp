#include "core/error.h"
#include "core/labels/exchange/label_format.h"
#include "tests/error_of.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace nucleoscope;
using test::errorOf;
namespace fs = std::filesystem;

namespace {

const std::string stem = "CSES_01_EFD_3_L02_A1_028281_20180807_070512_20180807_074400_000";
constexpr int width = 12, height = 8;

/// Twelve rows of 2.048 s with a gap of three rows after the sixth, eight bins of 100 Hz.
SpectrumGrid madeGrid() {
    HalfOrbit halfOrbit;
    for (int row = 0; row < width; ++row) {
        const int lost = row < 6 ? 0 : 3;
        halfOrbit.track.utc.push_back(1533625512000 + 2048 * (row + lost));
    }
    halfOrbit.track.latitude = halfOrbit.track.longitude = halfOrbit.track.altitudeKm =
        halfOrbit.track.magneticLatitude = halfOrbit.track.magneticLongitude =
            std::vector<double>(width, 10.0);
    for (int bin = 0; bin < height; ++bin) {
        halfOrbit.frequencyHz.push_back(100.0 * bin);
    }
    return SpectrumGrid(halfOrbit);
}

/// '#' is a nucleus, '?' unsure, rows are separated by blanks.
LabelMask drawn(std::string_view picture) {
    LabelMask mask(width, height);
    std::size_t i = 0;
    for (const char c : picture) {
        if (c != ' ') {
            mask.pixels[i++] = c == '#'   ? LabelMask::nucleus
                               : c == '?' ? LabelMask::unsure
                                          : LabelMask::background;
        }
    }
    return mask;
}

/// A ring with its hole, two pixels that meet at a corner, and an unsure patch at the corner of the grid.
LabelMask outlined() {
    return drawn(".......... ??" // the last two columns
                 ".####..... ??"
                 ".#..#..... .."
                 ".#..#..... .."
                 ".####..... .."
                 "......#... .."
                 ".......#.. .."
                 "#......... ..");
}

/// Rectangles only: what formats of boxes can hold. None begins at the second row or column, which Pascal VOC
/// as LabelImg writes it does not tell from the first.
LabelMask boxes() {
    return drawn(".......... .."
                 ".......... .."
                 "..###..... .."
                 "..###..... .."
                 "........?? ??"
                 "........?? ??"
                 "........?? ??"
                 "####...... ..");
}

} // namespace

class LabelExchangeTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> temporary_;
    fs::path folder_;
    SpectrumGrid grid_ = madeGrid();

    void write(const std::string& name, const QByteArray& content) const {
        QFile file(QString::fromStdString((folder_ / name).string()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    QByteArray written(const std::string& name) const {
        QFile file(QString::fromStdString((folder_ / name).string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    LabelMask readBack(LabelFormat format) const { return openLabels(format, folder_)->read(stem, grid_); }

    void writeLabel(LabelFormat format, const LabelMask& mask) const {
        const auto writer = createLabels(format, folder_);
        writer->write(stem, mask, grid_);
        writer->finish();
    }

private slots:
    void init() {
        temporary_ = std::make_unique<QTemporaryDir>();
        folder_ = temporary_->path().toStdString();
    }

    void labelComesBack_data() {
        QTest::addColumn<LabelFormat>("format");
        for (const std::string& name : labelFormatNames()) {
            QTest::addRow("%s", name.c_str()) << labelFormatFromString(name).value();
        }
    }
    void labelComesBack() {
        QFETCH(LabelFormat, format);
        const LabelMask label = lossOf(format).empty() ? outlined() : boxes();
        writeLabel(format, label);
        const auto reader = openLabels(format, folder_);
        QCOMPARE(reader->stems(), std::vector<std::string>{stem});
        QVERIFY(reader->read(stem, grid_) == label);
    }

    void boxFormatsSayWhatIsLost_data() { labelComesBack_data(); }
    void boxFormatsSayWhatIsLost() {
        QFETCH(LabelFormat, format);
        writeLabel(format, outlined());
        QCOMPARE(readBack(format) == outlined(), lossOf(format).empty());
    }

    void labelmePolygonRectangleCircleAndMaskAreRead() {
        // As labelme 5.3 saves them; the mask is a PNG of 2 × 2 pixels with one of them 0.
        write(stem + ".json", R"({
  "version": "5.3.1",
  "flags": {},
  "shapes": [
    {"label": "region", "points": [[1.0, 1.0], [3.0, 1.0], [3.0, 3.0], [1.0, 3.0]], "group_id": null,
     "description": "", "shape_type": "polygon", "flags": {}, "mask": null},
    {"label": "ignore", "points": [[5.0, 0.0], [7.0, 1.0]], "group_id": null, "description": "",
     "shape_type": "rectangle", "flags": {}, "mask": null},
    {"label": "region", "points": [[10.5, 6.5], [10.5, 7.4]], "group_id": null, "description": "",
     "shape_type": "circle", "flags": {}, "mask": null},
    {"label": "background", "points": [[0.0, 0.0], [12.0, 8.0]], "group_id": null, "description": "",
     "shape_type": "rectangle", "flags": {}, "mask": null},
    {"label": "region", "points": [[5.0, 3.0], [6.0, 4.0]], "group_id": null, "description": "",
     "shape_type": "mask", "flags": {}, "mask": "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADklEQVR4nGNgZGBgZAQAAA4ABGrO+qIAAAAASUVORK5CYII="}
  ],
  "imagePath": "NAME.png",
  "imageData": null,
  "imageHeight": 8,
  "imageWidth": 12
})");
        const auto reader = openLabels(LabelFormat::Labelme, folder_);
        const LabelMask mask = reader->read(stem, grid_);
        QCOMPARE(int(mask.at(1, 1)), int(LabelMask::nucleus));
        QCOMPARE(int(mask.at(2, 2)), int(LabelMask::nucleus));
        QCOMPARE(int(mask.at(3, 3)), int(LabelMask::background));
        QCOMPARE(int(mask.at(0, 6)), int(LabelMask::unsure));
        QCOMPARE(int(mask.at(6, 10)), int(LabelMask::nucleus));
        QCOMPARE(int(mask.at(6, 11)), int(LabelMask::background));
        QCOMPARE(int(mask.at(3, 5)) + mask.at(3, 6) + mask.at(4, 5) + mask.at(4, 6), 3);
        QCOMPARE(reader->classNames(), std::set<std::string>{"region"});
    }

    void labelImgVocIsRead() {
        write(stem + ".xml", R"(<annotation>
	<folder>pictures</folder>
	<filename>NAME.png</filename>
	<path>/pictures/NAME.png</path>
	<source>
		<database>Unknown</database>
	</source>
	<size>
		<width>12</width>
		<height>8</height>
		<depth>3</depth>
	</size>
	<segmented>0</segmented>
	<object>
		<name>nucleus</name>
		<pose>Unspecified</pose>
		<truncated>0</truncated>
		<difficult>0</difficult>
		<bndbox>
			<xmin>1</xmin>
			<ymin>3</ymin>
			<xmax>4</xmax>
			<ymax>5</ymax>
		</bndbox>
	</object>
</annotation>
)");
        QVERIFY(readBack(LabelFormat::Voc) == drawn("............ ............ ............ ####........ "
                                                    "####........ ............ ............ ............"));
    }

    void labelImgYoloIsRead() {
        write("classes.txt", "nucleus\nunsure\n");
        write(stem + ".txt",
              "0 0.250000 0.500000 0.166667 0.250000\n1 0.958333 0.062500 0.083333 0.125000\n");
        const auto reader = openLabels(LabelFormat::Yolo, folder_);
        QCOMPARE(reader->stems(), std::vector<std::string>{stem});
        QVERIFY(reader->read(stem, grid_) == drawn("...........? ............ ............ ..##........ "
                                                   "..##........ ............ ............ ............"));
    }

    void cocoPolygonsRunLengthsAndBoxesAreRead() {
        // Run lengths down the columns: 8 outside, 2 inside; and the same, compressed by the COCO tools.
        const QByteArray content = R"({"images": [{"id": 7, "file_name": "%1.png", "width": 12, "height": 8}],
 "categories": [{"id": 3, "name": "nucleus"}, {"id": 4, "name": "unsure"}],
 "annotations": [
  {"id": 1, "image_id": 7, "category_id": 3, "iscrowd": 0, "segmentation": [[4, 4, 6, 4, 6, 6, 4, 6]]},
  {"id": 2, "image_id": 7, "category_id": 3, "iscrowd": 1, "segmentation": {"size": [8, 12], "counts": [8, 2, 86]}},
  {"id": 3, "image_id": 7, "category_id": 4, "iscrowd": 1, "segmentation": {"size": [8, 12], "counts": "`02^2"}},
  {"id": 4, "image_id": 7, "category_id": 3, "iscrowd": 0, "segmentation": [], "bbox": [8, 6, 2, 1]}]})";
        write("annotations.json", QByteArray(content).replace("%1", stem.c_str()));
        QVERIFY(readBack(LabelFormat::Coco) == drawn(".#?......... .#?......... ............ ............ "
                                                     "....##...... ....##...... ........##.. ............"));
    }

    void cocoFileIsWhatItsToolsExpect() {
        writeLabel(LabelFormat::Coco, drawn("............ .###........ .#.#........ .###........ "
                                            "............ ............ ............ ............"));
        const QJsonObject coco = QJsonDocument::fromJson(written("annotations.json")).object();
        const QJsonObject annotation = coco["annotations"][0].toObject();
        QCOMPARE(annotation["area"].toDouble(), 8.0);
        QCOMPARE(annotation["bbox"].toArray(), QJsonArray({1, 1, 3, 3}));
        QCOMPARE(coco["images"][0]["file_name"].toString().toStdString(), stem + ".png");
        QCOMPARE(coco["categories"][0]["name"].toString(), QString("nucleus"));
    }

    void ravenTableIsReadInSecondsAndHertz() {
        // Raven repeats each selection for the waveform; the spectrogram's row counts.
        write(stem + ".Table.1.selections.txt", "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow "
                                                "Freq (Hz)\tHigh Freq (Hz)\tAnnotation\n"
                                                "1\tWaveform 1\t1\t0\t99\t0\t800\t\n"
                                                "1\tSpectrogram 1\t1\t4.096\t8.192\t150\t350\tnucleus\n");
        QVERIFY(readBack(LabelFormat::Raven) == drawn("............ ............ ............ ............ "
                                                      "..##........ ..##........ ............ ............"));
    }

    void labelOfAnotherPictureIsRefused() {
        write(stem + ".json",
              R"({"shapes": [], "imageHeight": 1024, "imageWidth": 12, "imagePath": "a.png"})");
        const QString error = errorOf<FileError>([&] { readBack(LabelFormat::Labelme); });
        QVERIFY2(error.contains("12×1024") && error.contains("12×8"), qPrintable(error));
    }

    void damagedFileIsRefusedByName_data() {
        QTest::addColumn<LabelFormat>("format");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        const QString name = QString::fromStdString(stem);
        QTest::newRow("no JSON") << LabelFormat::Labelme << name + ".json" << QByteArray("{\"shapes\": [");
        QTest::newRow("a line has no area")
            << LabelFormat::Labelme << name + ".json"
            << QByteArray(R"({"imageHeight": 8, "imageWidth": 12, "shapes": [{"label": "a",
                              "points": [[1, 1], [2, 2]], "shape_type": "line"}]})");
        QTest::newRow("no XML") << LabelFormat::Voc << name + ".xml" << QByteArray("<annotation><size>");
        QTest::newRow("no numbers") << LabelFormat::Yolo << name + ".txt" << QByteArray("0 a b c d\n");
        QTest::newRow("no table") << LabelFormat::Raven << name + ".Table.1.selections.txt"
                                  << QByteArray("Selection\n1\n");
        QTest::newRow("run lengths of another size")
            << LabelFormat::Coco << QString("annotations.json")
            << QByteArray(R"({"images": [{"id": 1, "file_name": "%1.png", "width": 12, "height": 8}],
                 "categories": [], "annotations": [{"id": 1, "image_id": 1, "category_id": 1,
                 "segmentation": {"size": [9, 12], "counts": [0, 1]}}]})")
                   .replace("%1", stem.c_str());
    }
    void damagedFileIsRefusedByName() {
        QFETCH(LabelFormat, format);
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        write(name.toStdString(), content);
        const QString error = errorOf<FileError>([&] { readBack(format); });
        QVERIFY2(error.contains(name), qPrintable(error));
    }

    void missingFolderIsRefused() {
        const QString error = errorOf<FileError>([&] { openLabels(LabelFormat::Voc, folder_ / "nowhere"); });
        QVERIFY2(error.contains("nowhere"), qPrintable(error));
    }
};

QTEST_GUILESS_MAIN(LabelExchangeTest)
#include "label_exchange_test.moc"
