// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Schedules for scalars that no kernel serves. Their time is that of their operations, which add up level by level: the best
// schedule of a size is found once, from the best ones of its blocks, down to single elements.

#pragma once

#include <fastmm/operation_costs.hpp>
#include <fastmm/planning/candidates.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <new>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

struct element_size {
    std::ptrdiff_t m, k, n;
    std::size_t levels; // that a schedule may still have

    friend auto operator<=>(const element_size&, const element_size&) = default;
};

// The time of the parts of a product, from the costs of its operations.
class element_estimate {
public:
    // `apart`: elements own memory, which lies apart from them.
    element_estimate(const operation_costs& costs, bool apart)
        : costs_(costs), of_sums_(costs), fetched_sum_(apart ? 4.5e-8 : 0) {
        if (costs.multiplication_of_sums > 0)
            of_sums_.multiplication = costs.multiplication_of_sums;
        of_pairs_ =
            costs.multiplication_of_pairs > 0 ? costs.multiplication_of_pairs : of_sums_.multiplication;
        of_sums_.multiplication += fetched_sum_ / 4;
    }

    // The whole product without a level: its operands are read along lines, often.
    double whole(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) const {
        return classical(costs_, m, k, n, false);
    }

    // A product of blocks, or of fringes: of sums, at most.
    double classical(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n, bool adds = false) const {
        return classical(of_sums_, m, k, n, adds);
    }

    // A level without its products: additions of blocks, and fringes.
    template <class T>
    double level(const planned_level<T>& which, const element_size& size) const {
        const level_code& code = which.innermost.level.code;
        const partition p(code.dimensions, size.m, size.k, size.n);
        if (which.is_of_pairs)
            return pairs(p) + classical(size.m, size.k - p.core_k, size.n, true);
        const auto additions = [&](const sweep_view& w, std::ptrdiff_t rows, std::ptrdiff_t cols) {
            return static_cast<double>(w.steps.size()) * static_cast<double>(rows) *
                   static_cast<double>(cols) * (costs_.addition + fetched_sum_ + loop_seconds);
        };
        const shape s = code.dimensions;
        const double blocks = s.m * s.k + s.k * s.n + s.m * s.n + code.rank;
        return blocks * block_seconds + additions(code.u, p.m, p.k) + additions(code.v, p.k, p.n) +
               additions(code.w, p.m, p.n) + classical(p.core_m, size.k - p.core_k, p.core_n, true) +
               classical(p.core_m, size.k, size.n - p.core_n) + classical(size.m - p.core_m, size.k, size.n);
    }

    // What no schedule of products falls below: no embedded table has a smaller exponent than Strassen's, and pairs make two
    // products one.
    double at_least(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) const {
        return std::pow(static_cast<double>(m) * static_cast<double>(k) * static_cast<double>(n), 0.93578) *
               std::min(of_sums_.multiplication, of_pairs_) / 2;
    }

private:
    // What a level of pairs takes beside a product for each pair, and its additions.
    double pairs(const partition& p) const {
        const double m = static_cast<double>(p.m), k = static_cast<double>(p.k), n = static_cast<double>(p.n),
                     sum = costs_.addition + loop_seconds, product = of_pairs_ + loop_seconds;
        return m * k * n * (of_pairs_ - of_sums_.multiplication + 2 * sum) + 2 * m * n * sum +
               (m + n) * k * (product + sum);
    }

    // What goes on round an operation, and round a block of a level.
    static constexpr double loop_seconds = 2e-9, block_seconds = 3e-9;

    static double classical(const operation_costs& costs, std::ptrdiff_t m, std::ptrdiff_t k,
                            std::ptrdiff_t n, bool adds) {
        if (m <= 0 || k <= 0 || n <= 0)
            return 0;
        const double results = static_cast<double>(m) * static_cast<double>(n);
        return results * (static_cast<double>(k) * (costs.multiplication + loop_seconds) +
                          static_cast<double>(adds ? k : k - 1) * costs.addition);
    }

    operation_costs costs_, of_sums_;
    double of_pairs_ = 0; // seconds of a product
    // What the operands of an addition of a level take to come from the second-level cache; those of products are read
    // several times. Measured for numbers of 256 to 4096 bits.
    double fetched_sum_;
};

// See the search for scalars with kernels: the same lists, of schedules that differ in their outermost level.
template <class T>
requires(!blocked_scalar<T>) class schedule_search<T> {
public:
    schedule_search(level_catalog<T> catalog, const operation_costs& costs,
                    const execution_settings& settings, const search_limits& limits)
        : catalog_(catalog), time_(costs, owns_memory<T>), settings_(settings), limits_(limits) {}

    candidate_list run(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
        m_ = m;
        k_ = k;
        n_ = n;
        candidate classical;
        classical.seconds = time_.whole(m, k, n);
        if constexpr (is_rounded_in_software<T>())
            classical.error = classical_error_factor(static_cast<double>(k));
        candidate_list result;
        result.add(classical);
        if (m == 0 || k == 0 || n == 0)
            return result;
            // The search remembers what it has found; without memory for that the product is classical.
#if FASTMM_HAS_EXCEPTIONS
        try {
            return with_levels(classical, result);
        } catch (const std::bad_alloc&) {
            return result;
        }
#else
        return with_levels(classical, result);
#endif
    }

    // As of the search for scalars with kernels.
    bool look_at(candidate& which) const {
        which.seconds = 0;
        double products = 1;
        element_size size{m_, k_, n_, 0};
        error_recurrence error(static_cast<double>(m_), static_cast<double>(k_), static_cast<double>(n_));
        for (std::size_t i = 0; i < which.depth; ++i) {
            const planned_level<T>& level = catalog_[which.levels[i]];
            const costed_level<T>& executed = i + 1 == which.depth ? level.innermost : level.outer;
            const partition p(level.dimensions(), size.m, size.k, size.n);
            if (!executed.exists() || !p.has_blocks())
                return false;
            which.seconds += products * time_.level(level, size);
            error.add_level(level.dimensions(), executed.rounding);
            products *= level.rank();
            size = {p.m, p.k, p.n, 0};
        }
        which.seconds +=
            which.depth == 0 ? time_.whole(m_, k_, n_) : products * time_.classical(size.m, size.k, size.n);
        which.error = is_rounded_in_software<T>() ? error.factor() : 0;
        which.why_not = obstacle_of<T>(catalog_, which, limits_, m_, k_, n_, settings_);
        return true;
    }

private:
    // Adds the best schedules to the classical one.
    candidate_list with_levels(const candidate& classical, candidate_list result) {
        const std::ptrdiff_t m = m_, k = k_, n = n_;
        std::vector<candidate> found;
        refused_candidates refused{};
        const auto consider = [&](std::size_t most_levels) {
            for (std::size_t i = 0; i < catalog_.size(); ++i) {
                candidate next;
                if (!schedule_with(i, {m, k, n, most_levels}, next) || next.seconds >= classical.seconds)
                    continue;
                look_at(next);
                if (next.why_not == obstacle::none)
                    found.push_back(next);
                else
                    keep_fastest(refused, next);
            }
        };
        // Fewer levels where memory or accuracy forbid more.
        const std::size_t most = std::min(limits_.max_levels, most_element_levels);
        for (std::size_t levels = most; levels > 0 && found.empty(); --levels)
            consider(levels);
        const double best = found.empty() ? classical.seconds : by_time(found).front().seconds;
        for (std::size_t i = 0; i < std::min(found.size(), limits_.kept); ++i)
            result.add(found[i]);
        if (limits_.kept > 1 && most < most_element_levels)
            for (std::size_t i = 0; i < catalog_.size(); ++i)
                if (candidate next;
                    schedule_with(i, {m, k, n, most_element_levels}, next) && next.depth > most) {
                    next.why_not = obstacle::too_many_levels;
                    keep_fastest(refused, next);
                }
        for (const candidate& which : refused)
            if (which.depth > 0 && which.seconds < best)
                result.add(which);
        return result;
    }

    // The best schedule of a size, and where it begins.
    struct best_choice {
        double seconds;
        int level; // -1: classical
    };

    best_choice best(const element_size& size) {
        if (const auto known = known_.find(size); known != known_.end())
            return known->second;
        best_choice result{time_.classical(size.m, size.k, size.n), -1};
        if (size.levels > 0)
            for (std::size_t i = 0; i < catalog_.size(); ++i)
                if (const auto seconds = seconds_with(i, size, result.seconds); seconds < result.seconds)
                    result = {seconds, static_cast<int>(i)};
        known_.emplace(size, result);
        return result;
    }

    // The least time of a schedule that begins with a level; infinite where it has no blocks, or is not below `limit`.
    double seconds_with(std::size_t level, const element_size& size, double limit) {
        constexpr double never = std::numeric_limits<double>::infinity();
        const planned_level<T>& which = catalog_[level];
        const partition p(which.dimensions(), size.m, size.k, size.n);
        if (!p.has_blocks())
            return never;
        const double own = time_.level(which, size);
        const double rank = which.rank();
        if (own + rank * time_.at_least(p.m, p.k, p.n) >= limit)
            return never;
        return own + rank * best({p.m, p.k, p.n, which.outer.exists() ? size.levels - 1 : 0}).seconds;
    }

    bool schedule_with(std::size_t level, element_size size, candidate& result) {
        result = {};
        for (int next = static_cast<int>(level); next >= 0;) {
            const planned_level<T>& which = catalog_[static_cast<std::size_t>(next)];
            const partition p(which.dimensions(), size.m, size.k, size.n);
            if (!p.has_blocks())
                return false;
            if (result.depth == 0)
                result.seconds = seconds_with(level, size, std::numeric_limits<double>::infinity());
            result.levels[result.depth++] = static_cast<std::uint8_t>(next);
            size = {p.m, p.k, p.n, which.outer.exists() ? size.levels - 1 : 0};
            next = best(size).level;
        }
        return true;
    }

    static std::vector<candidate>& by_time(std::vector<candidate>& all) {
        std::stable_sort(all.begin(), all.end(),
                         [](const candidate& x, const candidate& y) { return x.seconds < y.seconds; });
        return all;
    }

    level_catalog<T> catalog_;
    element_estimate time_;
    execution_settings settings_;
    search_limits limits_;
    std::ptrdiff_t m_ = 0, k_ = 0, n_ = 0;
    std::map<element_size, best_choice> known_;
};

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
