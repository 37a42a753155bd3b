#pragma once

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <filesystem>
#include <string>

namespace nucleoscope::test {

inline constexpr int pictureSide = 64;

/// Grey noise with a bright disc, and the disc's mask, into `folder`/images and `folder`/masks; the last of
/// each `emptyEvery` pictures has no disc.
inline void drawPicture(const std::filesystem::path& folder, int number, int emptyEvery) {
    cv::Mat picture(pictureSide, pictureSide, CV_8UC3);
    cv::RNG random(static_cast<std::uint64_t>(number) + 1);
    random.fill(picture, cv::RNG::UNIFORM, 0, 90);
    cv::Mat mask = cv::Mat::zeros(pictureSide, pictureSide, CV_8U);
    if (number % emptyEvery != emptyEvery - 1) {
        const cv::Point center(16 + number * 7 % 32, 16 + number * 13 % 32);
        cv::circle(mask, center, 9, cv::Scalar(255), cv::FILLED);
        picture.setTo(cv::Scalar(220, 180, 60), mask);
    }
    const std::string name = "picture" + std::to_string(number) + ".png";
    cv::imwrite((folder / "images" / name).string(), picture);
    cv::imwrite((folder / "masks" / name).string(), mask);
}

} // namespace nucleoscope::test
