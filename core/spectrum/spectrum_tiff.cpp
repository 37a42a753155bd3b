#include "core/spectrum/spectrum_tiff.h"

#include "core/error.h"
#include "core/files.h"

#include <opencv2/imgcodecs.hpp>

namespace nucleoscope {

void writeSpectrumTiff(const std::filesystem::path& file, const SpectrumImage& image) {
    const cv::Mat pixels(image.height, image.width, CV_32FC1,
                         const_cast<float*>(image.log10Amplitude.data()));
    std::vector<unsigned char> tiff;
    if (pixels.empty() || !cv::imencode(".tif", pixels, tiff)) {
        throw FileError(file, "cannot be written as TIFF");
    }
    writeFileAtomically(file, std::string_view(reinterpret_cast<const char*>(tiff.data()), tiff.size()));
}

} // namespace nucleoscope
