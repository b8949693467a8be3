// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Contestants: the same network from the same seed, once for every way of multiplying.

#pragma once

#include "network.hpp"
#include "products.hpp"
#include "race.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <span>

namespace example {

template <class T>
class contestant {
public:
    virtual ~contestant() = default;

    virtual step_result step(const batch<T>& images) = 0;

    /// The share of right answers. Whatever the contestant multiplies with, fastmm's own choice is used here:
    /// it is the network that is judged.
    virtual double accuracy(std::span<const batch<T>> test) = 0;
};

template <class T, class Product>
class contestant_with final : public contestant<T> {
public:
    explicit contestant_with(const start& from) : network_(from.widths, from.seed), how_(from.how) {}

    step_result step(const batch<T>& images) override {
        const stopwatch watch;
        const double loss = network_.train(images.images, images.labels, how_, product_);
        return {watch.seconds(), product_.take_seconds(), loss};
    }

    double accuracy(std::span<const batch<T>> test) override {
        planned_product product;
        std::size_t right = 0, all = 0;
        for (const batch<T>& images : test) {
            right += network_.right_answers(images.images, images.labels, product);
            all += images.labels.size();
        }
        return static_cast<double>(right) / static_cast<double>(all);
    }

private:
    network<T> network_;
    timed_product<Product> product_;
    descent how_;
};

namespace detail {

template <class T, class Product>
std::unique_ptr<contestant<T>> make(const start& from) {
    return std::make_unique<contestant_with<T, Product>>(from);
}

} // namespace detail

/// The contestant at a position of contestant_names.
template <class T>
std::unique_ptr<contestant<T>> make_contestant(std::size_t position, const start& from) {
    using detail::make;
    using fastmm::levels;
    using classical = scheduled_product<levels<>>;
    using strassen = scheduled_product<levels<fastmm::tables::strassen>>;
    using f4x5x5 = scheduled_product<levels<fastmm::tables::f4x5x5_76>>;
    static constexpr std::array makers{make<T, naive_product>, make<T, eigen_product>,
                                       make<T, classical>,     make<T, strassen>,
                                       make<T, f4x5x5>,        make<T, planned_product>};
    static_assert(makers.size() == contestant_names.size(), "Give every name its product.");
    return makers[position](from);
}

} // namespace example
