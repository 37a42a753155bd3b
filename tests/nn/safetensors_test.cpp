#include "core/error.h"
#include "model/nn/safetensors.h"
#include "tests/nn/reference.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

using namespace nucleoscope;
namespace fs = std::filesystem;

class SafetensorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyTypeAndShapeComesBack();
    void anotherProgramReadsTheLayout();
    void filesOfThePythonLibraryOpen();
    void headerIsReadAlone();
    void damagedFileIsRefused_data();
    void damagedFileIsRefused();
    void cutFileIsRefused();
    void hugeHeaderIsRefusedBeforeItIsAllocated();
    void missingFileAndFolderAreNamed();
    void failedWriteLeavesTheOldFile();

private:
    /// Writes a file with that header text and so many bytes of data.
    fs::path fileWith(const std::string& header, std::size_t dataBytes) const;
    std::string errorOf(const fs::path& file) const;

    std::unique_ptr<QTemporaryDir> folder_;
    fs::path file_;
};

void SafetensorsTest::init() {
    folder_ = std::make_unique<QTemporaryDir>();
    file_ = fs::path(folder_->path().toStdString()) / "file.safetensors";
}

fs::path SafetensorsTest::fileWith(const std::string& header, std::size_t dataBytes) const {
    std::ofstream stream(file_, std::ios::binary);
    const std::uint64_t length = header.size();
    stream.write(reinterpret_cast<const char*>(&length), sizeof length);
    stream << header << std::string(dataBytes, '\0');
    return file_;
}

std::string SafetensorsTest::errorOf(const fs::path& file) const {
    try {
        readSafetensors(file);
    } catch (const FileError& error) {
        return error.problem();
    }
    return {};
}

void SafetensorsTest::everyTypeAndShapeComesBack() {
    TensorFile written;
    const auto values = torch::arange(-3, 3, torch::kFloat64).view({2, 3});
    for (const auto type :
         {torch::kFloat64, torch::kFloat32, torch::kFloat16, torch::kBFloat16, torch::kInt64, torch::kInt32,
          torch::kInt16, torch::kInt8, torch::kUInt8, torch::kBool}) {
        written.tensors.insert(c10::toString(type), (type == torch::kUInt8 ? values.abs() : values).to(type));
    }
    written.tensors.insert("scalar", torch::tensor(7, torch::kInt64));
    written.tensors.insert("empty", torch::empty({0, 4}));
    written.tensors.insert("transposed", values.t());
    written.metadata = {{"title", "Kerne – 核"}, {"quote", "\"\\\n"}};
    writeSafetensors(file_, written);

    const TensorFile read = readSafetensors(file_);
    QVERIFY(read.metadata == written.metadata);
    QCOMPARE(read.tensors.keys(), written.tensors.keys());
    for (const auto& entry : written.tensors) {
        const auto& tensor = read.tensors[entry.key()];
        QCOMPARE(tensor.scalar_type(), entry.value().scalar_type());
        QVERIFY2(torch::equal(tensor, entry.value()), entry.key().c_str());
    }
}

void SafetensorsTest::anotherProgramReadsTheLayout() {
    TensorFile written;
    written.tensors.insert("b", torch::tensor({1.5F, -2.0F}));
    written.tensors.insert("a", torch::tensor({{1, 2}, {3, 4}}, torch::kInt64));
    written.metadata = {{"k", "v"}};
    writeSafetensors(file_, written);
    QProcess python;
    python.start(
        "/usr/bin/python3",
        {"-c",
         "import json,sys,struct,numpy as np\n"
         "raw=open(sys.argv[1],'rb').read(); n=struct.unpack('<Q',raw[:8])[0]; h=json.loads(raw[8:8+n])\n"
         "data=raw[8+n:]; assert n%8==0 and h.pop('__metadata__')=={'k':'v'}\n"
         "t={k:np.frombuffer(data[slice(*v['data_offsets'])],{'F32':'<f4','I64':'<i8'}[v['dtype']])"
         ".reshape(v['shape']).tolist() for k,v in h.items()}\n"
         "print(json.dumps(t))",
         QString::fromStdString(file_.string())});
    QVERIFY(python.waitForFinished());
    QCOMPARE(python.readAllStandardOutput().trimmed(),
             QByteArray(R"({"b": [1.5, -2.0], "a": [[1, 2], [3, 4]]})"));
}

void SafetensorsTest::filesOfThePythonLibraryOpen() {
    const TensorFile file = reference::read("odm_unet");
    QCOMPARE(file.tensors["eval"].sizes().vec(), (std::vector<int64_t>{1, 2, 128, 160}));
    QCOMPARE(file.metadata.at("arch"), std::string("odm_unet"));
}

void SafetensorsTest::headerIsReadAlone() {
    TensorFile written;
    written.tensors.insert("x", torch::zeros({2, 5}, torch::kFloat16));
    written.metadata = {{"architecture", "unet"}};
    writeSafetensors(file_, written);
    const SafetensorsHeader header = readSafetensorsHeader(file_);
    QCOMPARE(header.tensors.size(), std::size_t(1));
    QCOMPARE(header.tensors[0].type, torch::kFloat16);
    QCOMPARE(header.tensors[0].shape, (std::vector<int64_t>{2, 5}));
    QCOMPARE(header.tensors[0].end, std::uint64_t(20));
    QCOMPARE(header.metadata.at("architecture"), std::string("unet"));
    QCOMPARE(header.dataOffset + 20, std::uint64_t(fs::file_size(file_)));
}

void SafetensorsTest::damagedFileIsRefused_data() {
    QTest::addColumn<std::string>("header");
    QTest::addColumn<int>("dataBytes");
    QTest::addColumn<std::string>("problem");
    const auto row = [](const char* what, const char* header, int dataBytes, const char* problem) {
        QTest::newRow(what) << std::string(header) << dataBytes << std::string(problem);
    };
    row("not JSON", "GIF89a..", 8, "not JSON");
    row("no object", "[]", 0, "not a JSON object");
    row("trailing text", "{} {}", 0, "not JSON");
    row("unknown type", R"({"x":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}})", 4, "'F8_E4M3'");
    row("field missing", R"({"x":{"dtype":"F32","shape":[1]}})", 4, "not described");
    row("shape is text", R"({"x":{"dtype":"F32","shape":"1","data_offsets":[0,4]}})", 4, "not described");
    row("negative side", R"({"x":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", 4, "whole number");
    row("fractional side", R"({"x":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}})", 4, "whole number");
    row("product overflows", R"({"x":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}})",
        0, "too large");
    row("too many dimensions",
        R"({"x":{"dtype":"U8","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,1]}})", 1,
        "17 dimensions");
    row("size is not the shape's", R"({"x":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4, "4 bytes");
    row("beyond the file", R"({"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 4,
        "outside the file");
    row("ends before it begins", R"({"x":{"dtype":"F32","shape":[0],"data_offsets":[4,0]}})", 4,
        "outside the file");
    row("overlap",
        R"({"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"y":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})",
        12, "overlap");
    row("gap", R"({"x":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})", 8, "gap");
    row("unused end", R"({"x":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}})", 9, "5 bytes at its end");
    row("name twice",
        R"({"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"x":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
        2, "twice");
    row("metadata is no map", R"({"__metadata__":["a"]})", 0, "__metadata__");
    row("metadata is no string", R"({"__metadata__":{"a":1}})", 0, "'a' is not a string");
    row("nested deeply", R"({"x":{"dtype":"U8","shape":[[[[[1]]]]],"data_offsets":[0,1]}})", 1, "too deeply");
}

void SafetensorsTest::damagedFileIsRefused() {
    QFETCH(std::string, header);
    QFETCH(int, dataBytes);
    QFETCH(std::string, problem);
    const std::string error = errorOf(fileWith(header, static_cast<std::size_t>(dataBytes)));
    QVERIFY2(error.find(problem) != std::string::npos, ("got: " + error).c_str());
}

void SafetensorsTest::cutFileIsRefused() {
    TensorFile written;
    written.tensors.insert("x", torch::ones({100}));
    writeSafetensors(file_, written);
    const auto whole = fs::file_size(file_);
    for (const auto kept :
         {whole - 1, whole - 400, std::uintmax_t(20), std::uintmax_t(7), std::uintmax_t(0)}) {
        fs::resize_file(file_, kept);
        QVERIFY2(!errorOf(file_).empty(), std::to_string(kept).c_str());
    }
}

void SafetensorsTest::hugeHeaderIsRefusedBeforeItIsAllocated() {
    std::ofstream stream(file_, std::ios::binary);
    const std::uint64_t length = std::uint64_t(1) << 62;
    stream.write(reinterpret_cast<const char*>(&length), sizeof length);
    stream << "{}";
    stream.close();
    QVERIFY(errorOf(file_).find("header does not fit") != std::string::npos);
}

void SafetensorsTest::missingFileAndFolderAreNamed() {
    QCOMPARE(errorOf(file_), std::string("does not exist"));
    QCOMPARE(errorOf(file_.parent_path()), std::string("is a folder, not a safetensors file"));
}

void SafetensorsTest::failedWriteLeavesTheOldFile() {
    TensorFile written;
    written.tensors.insert("x", torch::ones({3}));
    writeSafetensors(file_, written);
    written.tensors.insert("y", torch::zeros({1}, torch::kComplexFloat));
    QVERIFY_EXCEPTION_THROWN(writeSafetensors(file_, written), Error);
    QCOMPARE(readSafetensors(file_).tensors.size(), std::size_t(1));
    QVERIFY_EXCEPTION_THROWN(writeSafetensors(file_.parent_path() / "none" / "x.safetensors", TensorFile()),
                             FileError);
}

QTEST_GUILESS_MAIN(SafetensorsTest)
#include "safetensors_test.moc"
