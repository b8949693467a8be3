// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Random operands, of the kinds for which errors are measured.

#pragma once

#include "schedules.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

namespace fastmm_accuracy {

/// uniform: between -1 and 1. positive: between 0 and 1. badly_scaled: between -1 and 1, each row of A and column of B
/// times a power of two from 2^-40 to 1. adversarial: see adversary.
enum class kind { uniform, positive, badly_scaled, adversarial };
inline constexpr std::array<std::string_view, 4> kind_names{"uniform", "positive", "badly scaled",
                                                            "adversarial"};

using random_source = std::mt19937_64;

/// From 0 to 1, with the digits of T; the same on every system.
template <class T>
T uniform(random_source& random) {
    const T high = static_cast<T>(random() >> 40) * T(0x1p-24);
    return high + static_cast<T>(random() >> 40) * T(0x1p-48);
}

/// A and B, column by column.
template <class T>
struct operands {
    std::ptrdiff_t size;
    std::vector<T> a, b;

    explicit operands(std::ptrdiff_t n)
        : size(n), a(static_cast<std::size_t>(n * n)), b(static_cast<std::size_t>(n * n)) {}
};

/// Operands of a kind that does not depend on the schedule.
template <class T>
operands<T> draw(kind what, std::ptrdiff_t size, random_source& random);

/// Operands that try a schedule's bound. It is an inequality between sums of magnitudes: signs of the blocks of A and
/// B are chosen, by local search, for which the sums of the products of one block of C, the one with the largest
/// bound, come as near to that as they can. And it adds up errors as if all had one sign: elements of a block are
/// equal, so that what is rounded once is rounded alike all along the inner dimension. Their magnitudes, from 3/4 to
/// 1, are drawn. Of two levels each has its signs, and a block of the inner one the product of both.
class adversary {
public:
    adversary(const named_schedule& schedule, random_source& random);

    template <class T>
    operands<T> draw(std::ptrdiff_t size, random_source& random) const;

private:
    struct level_signs {
        fastmm::shape dimensions;
        std::vector<int> a, b;
    };
    std::vector<level_signs> levels_;
};

} // namespace fastmm_accuracy
