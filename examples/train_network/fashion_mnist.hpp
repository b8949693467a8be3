// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Fashion-MNIST: 60000 images to train with and 10000 to test with, 28 x 28 grey levels, ten kinds of clothes
// (H. Xiao, K. Rasul, R. Vollgraf, Fashion-MNIST: a novel image dataset for benchmarking machine learning
// algorithms, arXiv:1708.07747, 2017).

#pragma once

#include "idx_file.hpp"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace example {

inline constexpr Eigen::Index classes = 10;

/// Some images, one a row, and what they show.
template <class T>
struct batch {
    Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> images;
    std::vector<std::uint8_t> labels;
};

struct labelled_images {
    static constexpr std::size_t side = 28;
    static constexpr std::size_t pixels = side * side;

    std::vector<std::uint8_t> grey_levels; ///< pixels of them an image.
    std::vector<std::uint8_t> labels;

    std::size_t count() const { return labels.size(); }
};

/// Grey levels become numbers of mean 0 and variance 1 over the training images.
struct normalization {
    double mean = 0;
    double deviation = 1;
};

namespace detail {

inline labelled_images read_labelled_images(const std::filesystem::path& images_file,
                                            const std::filesystem::path& labels_file) {
    constexpr std::size_t most_images = 1'000'000;
    auto images = read_idx<3>(images_file, most_images * labelled_images::pixels);
    auto labels = read_idx<1>(labels_file, most_images);
    const auto [count, rows, cols] = images.sizes;
    if (rows != labelled_images::side || cols != labelled_images::side)
        throw data_error(images_file, "its images have " + std::to_string(rows) + " x " +
                                          std::to_string(cols) + " pixels, but 28 x 28 were expected");
    if (labels.sizes[0] != count)
        throw data_error(labels_file, "it has " + std::to_string(labels.sizes[0]) + " labels for " +
                                          std::to_string(count) + " images");
    const std::uint8_t largest = *std::max_element(labels.elements.begin(), labels.elements.end());
    if (largest >= classes)
        throw data_error(labels_file,
                         "a label is " + std::to_string(largest) + ", but 9 is the largest there is");
    return {std::move(images.elements), std::move(labels.elements)};
}

} // namespace detail

class fashion_mnist {
public:
    /// Reads the four files from a directory. Throws data_error.
    explicit fashion_mnist(const std::filesystem::path& directory)
        : training_(detail::read_labelled_images(directory / "train-images-idx3-ubyte.gz",
                                                 directory / "train-labels-idx1-ubyte.gz")),
          test_(detail::read_labelled_images(directory / "t10k-images-idx3-ubyte.gz",
                                             directory / "t10k-labels-idx1-ubyte.gz")) {
        const auto count = static_cast<double>(training_.grey_levels.size());
        double sum = 0, squares = 0;
        for (const double level : training_.grey_levels) {
            sum += level;
            squares += level * level;
        }
        scale_.mean = sum / count;
        // Images without any contrast have a deviation of 0, and 1 does as well then.
        const double variance = squares / count - scale_.mean * scale_.mean;
        scale_.deviation = variance > 0 ? std::sqrt(variance) : 1;
    }

    const labelled_images& training() const { return training_; }
    const labelled_images& test() const { return test_; }

    /// The images at some positions of the training or the test set.
    template <class T>
    batch<T> gather(const labelled_images& set, std::span<const std::size_t> positions) const {
        constexpr auto pixels = static_cast<Eigen::Index>(labelled_images::pixels);
        using bytes = Eigen::Map<const Eigen::Matrix<std::uint8_t, 1, Eigen::Dynamic>>;
        batch<T> result;
        result.images.resize(static_cast<Eigen::Index>(positions.size()), pixels);
        for (Eigen::Index row = 0; const std::size_t position : positions) {
            const bytes image(set.grey_levels.data() + position * labelled_images::pixels, pixels);
            result.images.row(row++) = (image.template cast<T>().array() - static_cast<T>(scale_.mean)) /
                                       static_cast<T>(scale_.deviation);
            result.labels.push_back(set.labels[position]);
        }
        return result;
    }

private:
    labelled_images training_;
    labelled_images test_;
    normalization scale_;
};

} // namespace example
