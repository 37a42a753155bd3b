#include "core/archive/hdf5/types.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace nucleoscope::hdf5 {
namespace {

constexpr bool hostIsBigEndian = std::endian::native == std::endian::big;

std::optional<NumberType> readInteger(unsigned flags, std::size_t bytes, Cursor& properties) {
    const std::uint64_t offset = properties.number(2), precision = properties.number(2);
    const bool usual =
        (bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8) && offset == 0 && precision == 8 * bytes;
    const auto kind = (flags & 0x08) != 0 ? NumberType::Kind::Signed : NumberType::Kind::Unsigned;
    return usual ? std::optional(NumberType{kind, bytes, (flags & 0x01) != 0}) : std::nullopt;
}

/// Damage can describe floats of any form; only those of IEEE 754 are taken.
std::optional<NumberType> readFloat(unsigned flags, std::size_t bytes, Cursor& properties) {
    struct Form {
        std::uint64_t offset, precision, exponentAt, exponentBits, mantissaAt, mantissaBits, bias;
        bool operator==(const Form&) const = default;
    };
    constexpr Form binary32{0, 32, 23, 8, 0, 23, 127}, binary64{0, 64, 52, 11, 0, 52, 1023};
    Form form{};
    for (std::uint64_t* field : {&form.offset, &form.precision}) {
        *field = properties.number(2);
    }
    for (std::uint64_t* field :
         {&form.exponentAt, &form.exponentBits, &form.mantissaAt, &form.mantissaBits}) {
        *field = properties.number(1);
    }
    form.bias = properties.number(4);
    constexpr unsigned vaxOrder = 0x40, normalization = 0x30, impliedBit = 0x20;
    const std::uint64_t signAt = flags >> 8 & 0xff;
    const bool usual = (flags & vaxOrder) == 0 && (flags & normalization) == impliedBit &&
                       signAt + 1 == form.precision &&
                       ((bytes == 4 && form == binary32) || (bytes == 8 && form == binary64));
    return usual ? std::optional(NumberType{NumberType::Kind::Float, bytes, (flags & 0x01) != 0})
                 : std::nullopt;
}

template <class Stored, class Out, class Convert>
void convert(std::span<const std::uint8_t> elements, bool swapped, Out* out, const Convert& convertOne) {
    const std::size_t count = elements.size() / sizeof(Stored);
    for (std::size_t i = 0; i < count; ++i) {
        std::array<std::uint8_t, sizeof(Stored)> bytes;
        std::memcpy(bytes.data(), elements.data() + i * sizeof(Stored), sizeof(Stored));
        if (swapped) {
            std::reverse(bytes.begin(), bytes.end());
        }
        out[i] = convertOne(std::bit_cast<Stored>(bytes));
    }
}

template <class Out, class Convert>
void convertAny(std::span<const std::uint8_t> elements, const NumberType& type, Out* out,
                const Convert& one) {
    const bool swapped = type.bigEndian != hostIsBigEndian;
    const bool isSigned = type.kind == NumberType::Kind::Signed;
    if (type.kind == NumberType::Kind::Float) {
        type.bytes == 4 ? convert<float>(elements, swapped, out, one)
                        : convert<double>(elements, swapped, out, one);
    } else if (type.bytes == 1) {
        isSigned ? convert<std::int8_t>(elements, false, out, one)
                 : convert<std::uint8_t>(elements, false, out, one);
    } else if (type.bytes == 2) {
        isSigned ? convert<std::int16_t>(elements, swapped, out, one)
                 : convert<std::uint16_t>(elements, swapped, out, one);
    } else if (type.bytes == 4) {
        isSigned ? convert<std::int32_t>(elements, swapped, out, one)
                 : convert<std::uint32_t>(elements, swapped, out, one);
    } else {
        isSigned ? convert<std::int64_t>(elements, swapped, out, one)
                 : convert<std::uint64_t>(elements, swapped, out, one);
    }
}

std::int64_t toInteger(double value) {
    constexpr double limit = 0x1p63;
    if (std::isnan(value)) {
        return 0;
    }
    return value >= limit   ? std::numeric_limits<std::int64_t>::max()
           : value < -limit ? std::numeric_limits<std::int64_t>::min()
                            : static_cast<std::int64_t>(value);
}

} // namespace

bool NumberType::isNativeDouble() const {
    return kind == Kind::Float && bytes == sizeof(double) && bigEndian == hostIsBigEndian;
}

DataType readDataType(std::span<const std::uint8_t> message) {
    constexpr unsigned integerClass = 0, floatClass = 1, textClass = 3, variableClass = 9;
    Cursor cursor(message);
    const unsigned typeClass = cursor.byte() & 0x0f;
    const auto flags = static_cast<unsigned>(cursor.number(3));
    DataType type;
    type.bytes = cursor.number(4);
    if (typeClass == integerClass) {
        type.number = readInteger(flags, type.bytes, cursor);
    } else if (typeClass == floatClass) {
        type.number = readFloat(flags, type.bytes, cursor);
    }
    type.fixedText = typeClass == textClass;
    type.variableText = typeClass == variableClass && (flags & 0x0f) == 1;
    return type;
}

DataSpace readDataSpace(const File& file, std::span<const std::uint8_t> message) {
    constexpr unsigned nullSpace = 2;
    Cursor cursor(message);
    const unsigned version = cursor.byte();
    DataSpace space;
    space.rank = cursor.byte();
    const bool hasLargest = (cursor.byte() & 0x01) != 0;
    if (version == 1) {
        cursor.skip(5);
    } else if (version == 2) {
        space.null = cursor.byte() == nullSpace;
    } else {
        throwDamaged("its shape is of an unknown form");
    }
    constexpr std::size_t mostDimensions = 32;
    if (space.rank > mostDimensions) {
        throwDamaged("its shape is of an unknown form");
    }
    for (std::size_t i = 0; i < space.rank; ++i) {
        space.size.push_back(file.length(cursor));
    }
    space.largest = space.size;
    for (std::size_t i = 0; hasLargest && i < space.rank; ++i) {
        const std::uint64_t largest = file.length(cursor);
        space.largest[i] = largest == allOnes(file.lengthBytes()) ? noAddress : largest;
    }
    return space;
}

void toDoubles(std::span<const std::uint8_t> elements, const NumberType& type, double* out) {
    convertAny(elements, type, out, [](auto value) { return static_cast<double>(value); });
}

void toIntegers(std::span<const std::uint8_t> elements, const NumberType& type, std::int64_t* out) {
    convertAny(elements, type, out, [](auto value) {
        using Stored = decltype(value);
        if constexpr (std::is_floating_point_v<Stored>) {
            return toInteger(value);
        } else if constexpr (std::is_same_v<Stored, std::uint64_t>) {
            constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
            return static_cast<std::int64_t>(std::min(value, most));
        } else {
            return static_cast<std::int64_t>(value);
        }
    });
}

} // namespace nucleoscope::hdf5
