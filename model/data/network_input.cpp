#include "model/data/network_input.h"

#include "core/spectrum/color_map.h"
#include "core/spectrum/ranked_values.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <vector>

namespace nucleoscope {
namespace {

/// A half-orbit has 1001–1077 rows; a shorter one is padded to this many columns.
constexpr int minSpectrumWidth = 900;
constexpr float madToSigma = 1.4826F;
constexpr float largestDeviation = 200.0F; ///< before asinh, in units of sigma
constexpr float largestContrast = 4.0F;
const cv::Scalar imageNetMean(0.485, 0.456, 0.406);
const cv::Scalar imageNetStd(0.229, 0.224, 0.225);

/// The value below which the fraction `part` of those known lies; 0 when there are none.
float quantile(const RankedValues& values, double part) {
    return values.count() == 0
               ? 0.0F
               : values.ofRank(static_cast<std::size_t>(part * static_cast<double>(values.count() - 1)));
}

/// The spectrum on the padded grid with zero where missing, as it is and less its frequency's median.
struct PaddedSpectrum {
    cv::Mat level, deviation, valid; ///< CV_32F
};

PaddedSpectrum padSpectrum(const SpectrumImage& image, const InputGeometry& geometry) {
    PaddedSpectrum padded;
    for (cv::Mat* plane : {&padded.level, &padded.deviation, &padded.valid}) {
        *plane = cv::Mat::zeros(geometry.height, geometry.paddedWidth, CV_32F);
    }
    for (int row = 0; row < geometry.height; ++row) {
        const float* values = image.log10Amplitude.data() + std::size_t(row) * image.width;
        const float median = quantile(RankedValues({values, std::size_t(image.width)}), 0.5);
        float* level = padded.level.ptr<float>(row) + geometry.left();
        float* deviation = padded.deviation.ptr<float>(row) + geometry.left();
        float* valid = padded.valid.ptr<float>(row) + geometry.left();
        for (int column = 0; column < image.width; ++column) {
            if (std::isfinite(values[column])) {
                level[column] = values[column];
                deviation[column] = values[column] - median;
                valid[column] = 1;
            }
        }
    }
    return padded;
}

cv::Mat reduceByArea(const cv::Mat& plane, int size) {
    cv::Mat reduced;
    cv::resize(plane, reduced, cv::Size(size, size), 0, 0, cv::INTER_AREA);
    return reduced;
}

/// Values of `plane` where anything is known, divided by what is known of the pixel.
std::vector<float> meanOfKnown(cv::Mat& plane, const cv::Mat& known) {
    std::vector<float> means;
    means.reserve(plane.total());
    for (int row = 0; row < plane.rows; ++row) {
        float* values = plane.ptr<float>(row);
        const float* part = known.ptr<float>(row);
        for (int column = 0; column < plane.cols; ++column) {
            if (part[column] > 0) {
                values[column] /= part[column];
                means.push_back(values[column]);
            }
        }
    }
    return means;
}

template <typename Function>
void transformKnown(cv::Mat& plane, const cv::Mat& known, Function function) {
    for (int row = 0; row < plane.rows; ++row) {
        float* values = plane.ptr<float>(row);
        const float* part = known.ptr<float>(row);
        for (int column = 0; column < plane.cols; ++column) {
            values[column] = part[column] > 0 ? function(values[column]) : 0.0F;
        }
    }
}

void scaleDeviation(cv::Mat& deviation, const cv::Mat& known) {
    std::vector<float> magnitudes = meanOfKnown(deviation, known);
    for (float& value : magnitudes) {
        value = std::abs(value);
    }
    const float sigma = std::max(madToSigma * quantile(RankedValues(magnitudes), 0.5), 1e-6F);
    transformKnown(deviation, known, [sigma](float value) {
        return std::asinh(std::clamp(value / sigma, -largestDeviation, largestDeviation)) / 2;
    });
}

void scaleLevel(cv::Mat& level, const cv::Mat& known) {
    const std::vector<float> values = meanOfKnown(level, known);
    const RankedValues ranked(values);
    const float low = quantile(ranked, 0.05);
    const float middle = quantile(ranked, 0.5);
    const float range = std::max(quantile(ranked, 0.95) - low, 1e-6F);
    transformKnown(level, known, [middle, range](float value) {
        return std::clamp(3 * (value - middle) / range, -largestContrast, largestContrast);
    });
}

cv::Mat plainChannels(const PaddedSpectrum& padded, const cv::Mat& known, const InputGeometry& geometry) {
    cv::Mat deviation = reduceByArea(padded.deviation, geometry.size);
    cv::Mat level = reduceByArea(padded.level, geometry.size);
    scaleDeviation(deviation, known);
    scaleLevel(level, known);
    cv::Mat channels;
    cv::merge(std::vector<cv::Mat>{deviation, level, known}, channels);
    return channels;
}

cv::Mat normalised(const cv::Mat& picture, int size) {
    cv::Mat reduced;
    cv::resize(picture, reduced, cv::Size(size, size), 0, 0, cv::INTER_AREA);
    return channelsOf(reduced);
}

cv::Mat colouredPicture(const SpectrumImage& image, const InputGeometry& geometry) {
    const ColorMap map = *colorMap("jet");
    const auto [low, high] = percentiles(image, 0.01, 0.995);
    const auto color = [&map](const Rgb& rgb) { return cv::Vec3b(rgb.red, rgb.green, rgb.blue); };
    cv::Mat picture(geometry.height, geometry.paddedWidth, CV_8UC3);
    picture.setTo(cv::Scalar(map.missing.red, map.missing.green, map.missing.blue));
    for (int row = 0; row < image.height; ++row) {
        cv::Vec3b* pixels = picture.ptr<cv::Vec3b>(row) + geometry.left();
        for (int column = 0; column < image.width; ++column) {
            pixels[column] = color(map.at(image.at(row, column), low, high));
        }
    }
    return picture;
}

} // namespace

std::string_view toString(InputKind kind) {
    return kind == InputKind::Plain ? "plain" : "picture";
}

std::optional<InputKind> inputKindFromString(std::string_view text) {
    for (const InputKind kind : {InputKind::Plain, InputKind::Picture}) {
        if (text == toString(kind)) {
            return kind;
        }
    }
    return std::nullopt;
}

InputGeometry InputGeometry::ofSpectrum(int width, int height, int size) {
    return {width, height, std::max(width, minSpectrumWidth), size};
}

InputGeometry InputGeometry::ofPicture(int width, int height, int size) {
    return {width, height, width, size};
}

NetworkInput makeNetworkInput(const SpectrumImage& image, InputKind kind, int size) {
    const InputGeometry geometry = InputGeometry::ofSpectrum(image.width, image.height, size);
    const PaddedSpectrum padded = padSpectrum(image, geometry);
    const cv::Mat known = reduceByArea(padded.valid, size);
    const cv::Mat channels = kind == InputKind::Plain ? plainChannels(padded, known, geometry)
                                                      : normalised(colouredPicture(image, geometry), size);
    return {geometry, channels, known};
}

NetworkInput makeNetworkInput(const cv::Mat& picture, int size) {
    return {InputGeometry::ofPicture(picture.cols, picture.rows, size), normalised(picture, size),
            cv::Mat::ones(size, size, CV_32F)};
}

cv::Mat pictureOf(const cv::Mat& channels) {
    cv::Mat picture;
    cv::multiply(channels, imageNetStd, picture);
    cv::add(picture, imageNetMean, picture);
    picture.convertTo(picture, CV_8UC3, 255);
    return picture;
}

cv::Mat channelsOf(const cv::Mat& picture) {
    cv::Mat channels;
    picture.convertTo(channels, CV_32FC3, 1 / 255.0);
    cv::subtract(channels, imageNetMean, channels);
    cv::divide(channels, imageNetStd, channels);
    return channels;
}

cv::Mat greyOf(const cv::Mat& channels) {
    constexpr int level = 1; // green, in a picture
    cv::Mat values, plane, grey;
    channels.convertTo(values, CV_32F);
    cv::extractChannel(values, plane, level);
    cv::normalize(plane, grey, 0, 255, cv::NORM_MINMAX, CV_8U);
    return grey;
}

cv::Mat reduceMask(const LabelMask& mask, const InputGeometry& geometry) {
    cv::Mat nucleus = cv::Mat::zeros(geometry.height, geometry.paddedWidth, CV_32F);
    cv::Mat sure = cv::Mat::ones(geometry.height, geometry.paddedWidth, CV_32F);
    for (int row = 0; row < mask.height; ++row) {
        float* nucleusRow = nucleus.ptr<float>(row) + geometry.left();
        float* sureRow = sure.ptr<float>(row) + geometry.left();
        for (int column = 0; column < mask.width; ++column) {
            const std::uint8_t value = mask.at(row, column);
            nucleusRow[column] = value == LabelMask::nucleus ? 1.0F : 0.0F;
            sureRow[column] = value == LabelMask::unsure ? 0.0F : 1.0F;
        }
    }
    nucleus = reduceByArea(nucleus, geometry.size);
    sure = reduceByArea(sure, geometry.size);
    cv::Mat reduced = cv::Mat::zeros(geometry.size, geometry.size, CV_8U);
    reduced.setTo(LabelMask::nucleus, nucleus >= 0.5 * sure);
    reduced.setTo(LabelMask::unsure, sure < 0.5);
    return reduced;
}

ProbabilityMap enlarge(const cv::Mat& probability, const InputGeometry& geometry) {
    cv::Mat padded;
    cv::resize(probability, padded, cv::Size(geometry.paddedWidth, geometry.height), 0, 0, cv::INTER_LINEAR);
    ProbabilityMap map{geometry.width, geometry.height,
                       std::vector<float>(std::size_t(geometry.width) * geometry.height)};
    for (int row = 0; row < geometry.height; ++row) {
        const float* values = padded.ptr<float>(row) + geometry.left();
        std::copy(values, values + geometry.width,
                  map.probability.begin() + std::ptrdiff_t(row) * geometry.width);
    }
    return map;
}

} // namespace nucleoscope
