#include "core/archive/hdf5/btree2.h"

#include <bit>

namespace nucleoscope::hdf5 {
namespace {

constexpr std::size_t prefixBytes = 6; // signature, version, type
constexpr std::size_t checksumBytes = 4;
constexpr std::size_t mostLevels = 16;

/// Bytes of a field that holds numbers up to `largest`.
std::size_t fieldBytes(std::uint64_t largest) {
    return (static_cast<std::size_t>(std::bit_width(std::max<std::uint64_t>(largest, 1))) + 7) / 8;
}

class Tree {
public:
    using Visit = std::function<void(std::span<const std::uint8_t>)>;

    Tree(const File& file, std::uint64_t address, const Visit& visit) : file_(file), visit_(visit) {
        const Bytes bytes = file.metadata(address, 18 + file.addressBytes());
        Cursor cursor(bytes);
        cursor.expect("BTHD");
        cursor.skip(2);
        const std::uint64_t nodeBytes = cursor.number(4);
        recordBytes_ = cursor.number(2);
        depth_ = cursor.number(2);
        cursor.skip(2);
        root_ = file.address(cursor);
        rootRecords_ = cursor.number(2);
        if (recordBytes_ == 0 || depth_ > mostLevels || nodeBytes <= prefixBytes + checksumBytes) {
            throwDamaged("its index is of no known form");
        }
        measureLevels(nodeBytes - prefixBytes - checksumBytes);
    }

    void visitAll() const {
        if (root_ != noAddress) {
            visitNode(root_, rootRecords_, depth_);
        }
    }

private:
    /// How wide the pointers of each level are follows from how many records fit below.
    void measureLevels(std::uint64_t roomBytes) {
        std::uint64_t most = roomBytes / recordBytes_;
        countBytes_ = fieldBytes(most);
        totalBytes_.assign(1, 0);
        for (std::size_t level = 1; level <= depth_; ++level) {
            const std::uint64_t pointer = file_.addressBytes() + countBytes_ + totalBytes_.back();
            const std::uint64_t records =
                roomBytes < pointer ? 0 : (roomBytes - pointer) / (recordBytes_ + pointer);
            most = (records + 1) * most + records;
            totalBytes_.push_back(fieldBytes(most));
        }
    }

    void visitNode(std::uint64_t address, std::uint64_t records, std::size_t level) const {
        const std::size_t pointerBytes =
            level == 0 ? 0 : file_.addressBytes() + countBytes_ + totalBytes_[level - 1];
        const std::uint64_t bytes =
            prefixBytes + records * recordBytes_ + (level == 0 ? 0 : (records + 1) * pointerBytes);
        const Bytes node = file_.metadata(address, bytes);
        Cursor cursor(node);
        cursor.expect(level == 0 ? "BTLF" : "BTIN");
        cursor.skip(prefixBytes - 4);
        for (std::uint64_t i = 0; i < records; ++i) {
            visit_(cursor.take(recordBytes_));
        }
        for (std::uint64_t i = 0; level > 0 && i <= records; ++i) {
            const std::uint64_t child = file_.address(cursor);
            const std::uint64_t childRecords = cursor.number(countBytes_);
            cursor.skip(totalBytes_[level - 1]);
            visitNode(child, childRecords, level - 1);
        }
    }

    const File& file_;
    const Visit& visit_;
    std::uint64_t recordBytes_ = 0, rootRecords_ = 0, root_ = noAddress;
    std::size_t depth_ = 0, countBytes_ = 0;
    std::vector<std::size_t>
        totalBytes_; ///< of the field with a child's total of records, by level of the child
};

} // namespace

void visitRecords(const File& file, std::uint64_t tree, const Tree::Visit& visit) {
    Tree(file, tree, visit).visitAll();
}

} // namespace nucleoscope::hdf5
