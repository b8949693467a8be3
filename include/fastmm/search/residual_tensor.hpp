// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What is left of a tensor while rank-one terms are taken from it: a dense tensor of small integers, or of bits modulo 2.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/factorization/factorization.hpp>
#include <fastmm/scalar.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// The rings that the game is played over: the integers, and the integers modulo 2, whose elements are 0 and 1.
template <class Ring>
concept game_ring = std::is_same_v<Ring, integers> || std::is_same_v<Ring, integers_modulo<2>>;

/// u (x) v (x) w: the three vectors, dense, in this order. Two are equal where their vectors are; canonical() has one
/// representative of all signs.
struct rank_one_term {
    std::array<std::vector<int>, 3> factors;

    friend bool operator==(const rank_one_term&, const rank_one_term&) = default;
};

/// The element of a ring that stands for an integer.
template <game_ring Ring>
constexpr int in_ring(int value) {
    if constexpr (std::is_same_v<Ring, integers>)
        return value;
    else
        return value & 1;
}

/// The same tensor, with the first coefficient of u and of v that is not zero positive.
inline rank_one_term canonical(rank_one_term term) {
    for (const std::size_t mode : {std::size_t(0), std::size_t(1)}) {
        const auto& values = term.factors[mode];
        const auto first = std::find_if(values.begin(), values.end(), [](int value) { return value != 0; });
        if (first != values.end() && *first < 0)
            for (const std::size_t side : {mode, std::size_t(2)})
                for (int& value : term.factors[side])
                    value = -value;
    }
    return term;
}

/// A tensor of three modes, dense, row-major. Modulo 2 all values are 0 or 1. The extents are 1 to 63.
template <game_ring Ring>
class residual_tensor {
public:
    static constexpr int largest_extent = 63;

    /// All zero. Throws fastmm::error for an extent outside 1 to 63.
    explicit residual_tensor(std::array<int, 3> extents) : extents_(extents) {
        std::size_t size = 1;
        for (const int extent : extents) {
            if (extent < 1 || extent > largest_extent)
                fail("the game has tensors with extents from 1 to 63, not " + std::to_string(extent));
            size *= static_cast<std::size_t>(extent);
        }
        values_.resize(size);
    }

    const std::array<int, 3>& extents() const { return extents_; }
    int extent(int mode) const { return extents_[static_cast<std::size_t>(mode)]; }
    const std::vector<int>& values() const { return values_; }

    int operator()(int a, int b, int c) const { return values_[index(a, b, c)]; }
    void set(int a, int b, int c, int value) { values_[index(a, b, c)] = in_ring<Ring>(value); }

    /// Adds multiple * term. Requires: factors of the extents' sizes, and no value beyond int.
    void add(const rank_one_term& term, int multiple) {
        const auto& [u, v, w] = term.factors;
        std::size_t next = 0;
        for (const int x : u) {
            if (x == 0) {
                next += v.size() * w.size();
                continue;
            }
            for (const int y : v) {
                const int xy = multiple * x * y;
                if (xy != 0)
                    for (std::size_t c = 0; c < w.size(); ++c)
                        values_[next + c] = in_ring<Ring>(values_[next + c] + xy * w[c]);
                next += w.size();
            }
        }
    }

    bool is_zero() const {
        return std::all_of(values_.begin(), values_.end(), [](int value) { return value == 0; });
    }

    /// Equal for equal tensors. Time: linear in the size.
    std::uint64_t hash() const {
        std::uint64_t result = 0x9e3779b97f4a7c15;
        for (const int value : values_) {
            result = (result ^ static_cast<std::uint32_t>(value)) * 0xff51afd7ed558ccd;
            result ^= result >> 32;
        }
        return result;
    }

    /// The tensor whose first mode is mode `mode` of this one, and whose others follow in cyclic order: its slices along
    /// the first mode are contiguous.
    residual_tensor rotated(int mode) const {
        if (mode == 0)
            return *this;
        residual_tensor result({extent(mode), extent((mode + 1) % 3), extent((mode + 2) % 3)});
        std::array<std::size_t, 3> stride{};
        stride[static_cast<std::size_t>((3 - mode) % 3)] =
            static_cast<std::size_t>(extents_[1]) * static_cast<std::size_t>(extents_[2]);
        stride[static_cast<std::size_t>((4 - mode) % 3)] = static_cast<std::size_t>(extents_[2]);
        stride[static_cast<std::size_t>((5 - mode) % 3)] = 1;
        std::size_t next = 0;
        for (std::size_t a = 0; a < static_cast<std::size_t>(result.extents_[0]); ++a)
            for (std::size_t b = 0; b < static_cast<std::size_t>(result.extents_[1]); ++b)
                for (std::size_t c = 0; c < static_cast<std::size_t>(result.extents_[2]); ++c)
                    result.values_[next++] = values_[a * stride[0] + b * stride[1] + c * stride[2]];
        return result;
    }

    friend bool operator==(const residual_tensor&, const residual_tensor&) = default;

private:
    std::size_t index(int a, int b, int c) const {
        return static_cast<std::size_t>((a * extents_[1] + b) * extents_[2] + c);
    }

    std::array<int, 3> extents_;
    std::vector<int> values_;
};

/// The tensor of <m,k,n>: mode u counts the blocks of A, v those of B, w those of C, each row-major; it is 1 where
/// a_ij b_jl contributes to c_il.
template <game_ring Ring>
residual_tensor<Ring> matrix_product_tensor(shape s) {
    residual_tensor<Ring> result({s.m * s.k, s.k * s.n, s.m * s.n});
    for (int row = 0; row < s.m; ++row)
        for (int inner = 0; inner < s.k; ++inner)
            for (int col = 0; col < s.n; ++col)
                result.set(row * s.k + inner, inner * s.n + col, row * s.n + col, 1);
    return result;
}

} // namespace fastmm::inline FASTMM_ABI::search
