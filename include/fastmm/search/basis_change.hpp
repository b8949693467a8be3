// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Other bases for the game: a tensor in a random basis, and the terms that are found there in the basis of the start.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/search/random.hpp>
#include <fastmm/search/residual_tensor.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// An invertible matrix over the ring for each mode of a tensor, and their inverses. A sum of terms is a tensor if and only if the
/// sum of the changed terms is the changed tensor, so that a game that is won in another basis is won in this one.
template <game_ring Ring>
class basis_change {
public:
    /// The identity. Throws fastmm::error for an extent outside 1 to 63.
    explicit basis_change(std::array<int, 3> extents) : extents_(residual_tensor<Ring>(extents).extents()) {
        for (std::size_t mode = 0; mode < 3; ++mode) {
            const auto size = static_cast<std::size_t>(extents[mode]);
            matrices_[mode].assign(size * size, 0);
            for (std::size_t i = 0; i < size; ++i)
                matrices_[mode][i * size + i] = 1;
        }
        inverses_ = matrices_;
    }

    /// Adds one coordinate of a mode, or its negative, to another. Throws fastmm::error where there is no such pair.
    void add_coordinate(int mode, int to, int sign, int from) {
        if (mode < 0 || mode > 2 || to == from || to < 0 || from < 0 || to >= extent(mode) ||
            from >= extent(mode) || (sign != 1 && sign != -1))
            fail("coordinate " + std::to_string(from) + " cannot be added to " + std::to_string(to) +
                 " of mode " + std::to_string(mode) + ", " + std::to_string(sign) + " times");
        auto& matrix = matrices_[static_cast<std::size_t>(mode)];
        auto& inverse = inverses_[static_cast<std::size_t>(mode)];
        for (int i = 0; i < extent(mode); ++i) {
            int& x = matrix[at(mode, to, i)];
            x = in_ring<Ring>(x + sign * matrix[at(mode, from, i)]);
            int& y = inverse[at(mode, i, from)];
            y = in_ring<Ring>(y - sign * inverse[at(mode, i, to)]);
        }
    }

    /// A term in the new basis.
    rank_one_term forward(const rank_one_term& term) const { return product(matrices_, term); }
    /// A term of the new basis in the old one.
    rank_one_term backward(const rank_one_term& term) const { return product(inverses_, term); }

    /// A tensor in the new basis. Throws fastmm::error where its extents are others.
    residual_tensor<Ring> forward(const residual_tensor<Ring>& tensor) const {
        return product(matrices_, tensor);
    }
    residual_tensor<Ring> backward(const residual_tensor<Ring>& tensor) const {
        return product(inverses_, tensor);
    }

private:
    using matrices = std::array<std::vector<int>, 3>;

    int extent(int mode) const { return extents_[static_cast<std::size_t>(mode)]; }
    std::size_t at(int mode, int row, int col) const {
        return static_cast<std::size_t>(row * extent(mode) + col);
    }

    rank_one_term product(const matrices& by, const rank_one_term& term) const {
        rank_one_term result;
        for (int mode = 0; mode < 3; ++mode) {
            const std::vector<int>& vector = term.factors[static_cast<std::size_t>(mode)];
            require_size(mode, vector.size());
            for (int row = 0; row < extent(mode); ++row) {
                int sum = 0;
                for (int col = 0; col < extent(mode); ++col)
                    sum += by[static_cast<std::size_t>(mode)][at(mode, row, col)] *
                           vector[static_cast<std::size_t>(col)];
                result.factors[static_cast<std::size_t>(mode)].push_back(in_ring<Ring>(sum));
            }
        }
        return result;
    }

    // Mode by mode: every turn changes the first mode and makes it the last.
    residual_tensor<Ring> product(const matrices& by, const residual_tensor<Ring>& tensor) const {
        residual_tensor<Ring> result = tensor;
        for (int mode = 0; mode < 3; ++mode) {
            require_size(mode, static_cast<std::size_t>(result.extent(0)));
            residual_tensor<Ring> changed(result.extents());
            for (int a = 0; a < result.extent(0); ++a)
                for (int b = 0; b < result.extent(1); ++b)
                    for (int c = 0; c < result.extent(2); ++c) {
                        int sum = 0;
                        for (int i = 0; i < result.extent(0); ++i)
                            sum += by[static_cast<std::size_t>(mode)][at(mode, a, i)] * result(i, b, c);
                        changed.set(a, b, c, sum);
                    }
            result = changed.rotated(1);
        }
        return result;
    }

    void require_size(int mode, std::size_t size) const {
        if (size != static_cast<std::size_t>(extent(mode)))
            fail("the change of basis has " + std::to_string(extent(mode)) + " coordinates for mode " +
                 std::to_string(mode) + ", not " + std::to_string(size));
    }

    std::array<int, 3> extents_;
    matrices matrices_; // row-major
    matrices inverses_;
};

/// The identity, changed by `steps` random additions of a coordinate to another, or of its negative. Entries of the matrices grow
/// with the number of steps a coordinate: a few keep them within the coefficients of a game. Requires over the integers: at most
/// 20 steps, so that entries stay below 2^20.
template <game_ring Ring>
basis_change<Ring> random_basis_change(std::array<int, 3> extents, int steps, random_source& random) {
    constexpr int most = 20;
    if (steps < 0 || (std::is_same_v<Ring, integers> && steps > most))
        fail("a random change of basis over the integers has 0 to " + std::to_string(most) + " steps, not " +
             std::to_string(steps));
    basis_change<Ring> result(extents);
    for (int i = 0; i < steps; ++i) {
        const int mode = random.below(3), size = extents[static_cast<std::size_t>(mode)];
        if (size == 1)
            continue;
        const int to = random.below(size), other = random.below(size - 1);
        result.add_coordinate(mode, to, random.below(2) == 0 ? 1 : -1, other < to ? other : other + 1);
    }
    return result;
}

} // namespace fastmm::inline FASTMM_ABI::search
