// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What a caller may ask of a product.

#pragma once

#include <fastmm/execution/parallel_for.hpp>
#include <fastmm/execution/scaling.hpp>
#include <fastmm/operation_costs.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>

namespace fastmm::inline FASTMM_ABI {

/// How large the error bound of a schedule may be that fastmm chooses, in multiples of the classical product's: see
/// error_factor(). Nothing to a schedule that the caller names, nor to exact scalars.
class accuracy {
public:
    /// The bound that products have unless something else is asked for: three levels of Strassen's algorithm, the outer two
    /// in Winograd's form, have 61.
    static constexpr double usual_factor = 64;

    constexpr accuracy() = default;

    /// The classical product only, whose error is small for every element by itself: K u (|A| |B|).
    static constexpr accuracy strict() { return accuracy(0); }
    /// A bound on the largest error, relative to max|A| max|B|, of at most `factor` times the classical product's.
    static constexpr accuracy normwise(double factor = usual_factor) { return accuracy(factor); }
    /// Whatever is fastest.
    static constexpr accuracy fast() { return accuracy(std::numeric_limits<double>::infinity()); }

    /// The largest bound, in multiples of the classical product's; 0, which no fast schedule keeps to: strict.
    constexpr double factor() const { return factor_; }

private:
    constexpr explicit accuracy(double factor) : factor_(factor) {}

    double factor_ = usual_factor;
};

/// What make_plan() may do to choose well: estimate every candidate, or time the best of them on the spot, which takes as
/// long as some products and as much memory as A, B and C.
enum class effort { estimate, measure };

struct wisdom;

/// What a caller may ask of a product.
struct options {
    /// The most threads that the product uses; 0: as many as OpenMP has, and one for scalars that no kernel serves,
    /// whose operations may not be meant for threads. The result does not depend on it. Without OpenMP: one, unless
    /// `parallel` brings some.
    int threads = 0;
    /// Threads of the caller's to use instead of OpenMP's, at most `threads` tasks at a time: that must then be named. The
    /// result does not depend on it.
    parallel_for_hook parallel = {};
    /// The error bound of a schedule that fastmm chooses.
    fastmm::accuracy accuracy = {};
    /// What a fast product does for badly scaled operands.
    fastmm::scaling scaling = fastmm::scaling::none;
    /// The most levels of recursion that a schedule chosen by fastmm has; a schedule that the caller names is
    /// run as it stands.
    int max_levels = 8;
    /// The most bytes beside A, B and C. A schedule that needs more loses its outermost levels, down to the
    /// classical product, and that its packing buffers. The temporary that a C which overlaps A or B takes is not
    /// counted.
    std::size_t max_workspace = SIZE_MAX;
    /// Of make_plan() alone: a product without a plan estimates.
    fastmm::effort effort = fastmm::effort::estimate;
    /// Of make_plan() alone: what was measured of this machine, or null. It is not needed afterwards.
    const fastmm::wisdom* wisdom = nullptr;
    /// For scalars that no kernel serves: what their operations cost. Where it is not known, neither here nor by the
    /// scalar's traits, a product without a plan measures it on elements of its operands (measure_operations()), and a plan
    /// guesses. An exact result does not depend on it; one that is rounded may, by the choice of the schedule.
    operation_costs costs = {};
    /// Memory to use instead of fastmm's own; workspace_bytes() tells how much. Nothing is then allocated.
    /// Too little of it is an error, and so is a C that overlaps A or B.
    std::span<std::byte> workspace = {};
};

} // namespace fastmm::inline FASTMM_ABI
