// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The schedules for a product: all that can be made of a catalog of levels, looked at for time, error and memory, and the
// best of them kept.

#pragma once

#include <fastmm/execution/execute.hpp>
#include <fastmm/planning/estimate.hpp>
#include <fastmm/planning/level_catalog.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Why a candidate may not be chosen.
enum class obstacle { none, too_many_levels, too_much_workspace, too_inaccurate };

constexpr std::string_view to_string(obstacle what) {
    constexpr std::array<std::string_view, 4> texts{
        "", "more levels than allowed", "more workspace than allowed", "a larger error bound than allowed"};
    return texts[static_cast<std::size_t>(what)];
}

// A schedule, looked at for a product.
struct candidate {
    std::array<std::uint8_t, most_element_levels> levels{}; // positions in the catalog, outermost first
    std::size_t depth = 0;
    double seconds = 0;  // estimated
    double error = 0;    // error_factor()
    double measured = 0; // seconds; 0: not measured
    obstacle why_not = obstacle::none;
};

inline constexpr std::size_t most_kept_candidates = 8;

// The classical product, then the best others that are allowed, best first, then for each obstacle the best that it keeps
// from being chosen, where the estimate has it ahead of all; there is room for one more.
class candidate_list {
public:
    void add(const candidate& next) { all_[size_++] = next; }
    std::size_t size() const { return size_; }
    candidate& operator[](std::size_t position) { return all_[position]; }
    const candidate& operator[](std::size_t position) const { return all_[position]; }
    const candidate* begin() const { return all_.data(); }
    const candidate* end() const { return all_.data() + size_; }

private:
    std::array<candidate, 1 + most_kept_candidates + 3 + 1> all_{};
    std::size_t size_ = 0;
};

// The levels of a candidate, as they are executed.
template <class T>
class planned_schedule {
public:
    planned_schedule() = default;
    planned_schedule(level_catalog<T> catalog, const candidate& which) : depth_(which.depth) {
        for (std::size_t i = 0; i < depth_; ++i) {
            const planned_level<T>& level = catalog[which.levels[i]];
            levels_[i] = (i + 1 == depth_ ? level.innermost : level.outer).level;
        }
    }

    level_sequence<T> levels() const { return {levels_.data(), depth_}; }

private:
    std::array<scheduled_level<T>, most_levels<T>> levels_{};
    std::size_t depth_ = 0;
};

// The schedule of these tables; nothing where the catalog has not all of them, or they are too many.
template <class T, class Names>
std::optional<candidate> find_schedule(level_catalog<T> catalog, const Names& tables) {
    candidate result;
    for (const std::string_view table : tables) {
        const auto at = std::find_if(catalog.begin(), catalog.end(),
                                     [&](const planned_level<T>& level) { return level.table == table; });
        if (at == catalog.end() || result.depth == most_levels<T>)
            return {};
        result.levels[result.depth++] = static_cast<std::uint8_t>(at - catalog.begin());
    }
    return result;
}

template <class T>
std::string schedule_name(level_catalog<T> catalog, const candidate& which) {
    std::string text;
    for (std::size_t i = 0; i < which.depth; ++i)
        text += (i == 0 ? "" : ", ") + std::string(catalog[which.levels[i]].table);
    return text.empty() ? "classical" : text;
}

// Fills in what a schedule is estimated to take and to round. False where a level has no blocks.
template <class T>
bool evaluate(level_catalog<T> catalog, const time_estimate<T>& time, product_size size, candidate& which) {
    which.seconds = 0;
    double products = 1;
    bool alone = false;
    error_recurrence error(size.m, size.k, size.n);
    for (std::size_t i = 0; i < which.depth; ++i) {
        const planned_level<T>& level = catalog[which.levels[i]];
        const costed_level<T>& executed = i + 1 == which.depth ? level.innermost : level.outer;
        const shape s = level.dimensions();
        const product_size blocks = blocks_of(size, s);
        if (!executed.exists() || blocks.m < 1 || blocks.k < 1 || blocks.n < 1)
            return false;
        which.seconds += products * time.level(s, executed.traffic, size, blocks);
        error.add_level(s, executed.rounding);
        products *= level.rank();
        size = blocks;
        alone = alone || (executed.by_passes && time.side_by_side(blocks));
    }
    which.seconds += products * time.classical(size, alone);
    which.error = rounded_scalar<T> ? error.factor() : 0;
    return true;
}

// What is asked for, in the terms of the search.
struct search_limits {
    std::size_t max_levels = most_element_levels;
    std::size_t max_workspace = SIZE_MAX;
    double max_error = 0; // in multiples of the classical product's; 0: only it
    std::size_t kept = 1; // candidates beside the classical product, at most most_kept_candidates
};

inline search_limits limits_of(const options& wanted, std::size_t kept) {
    search_limits limits;
    limits.max_levels =
        static_cast<std::size_t>(std::clamp(wanted.max_levels, 0, static_cast<int>(most_element_levels)));
    limits.max_workspace = wanted.workspace.data() != nullptr
                               ? std::min(wanted.max_workspace, wanted.workspace.size())
                               : wanted.max_workspace;
    limits.max_error = wanted.accuracy.factor();
    limits.kept = kept;
    return limits;
}

// What keeps a schedule that was looked at from being used for an m x k by k x n product. Floating point of a library has digits
// to spare, unless another bound is asked for than that of the language's numbers.
template <class T>
obstacle obstacle_of(level_catalog<T> catalog, const candidate& which, const search_limits& limits,
                     std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n,
                     const execution_settings& settings) {
    if (which.depth > limits.max_levels)
        return obstacle::too_many_levels;
    const bool is_bounded =
        rounded_scalar<T> || (is_rounded_in_software<T>() && limits.max_error != accuracy::usual_factor);
    if (is_bounded && which.error > limits.max_error * classical_error_factor(static_cast<double>(k)))
        return obstacle::too_inaccurate;
    if (limits.max_workspace != SIZE_MAX &&
        workspace_bytes_with<T>(planned_schedule<T>(catalog, which).levels(), m, k, n, settings) >
            limits.max_workspace)
        return obstacle::too_much_workspace;
    return obstacle::none;
}

// The fastest schedule of each obstacle.
using refused_candidates = std::array<candidate, 4>;
inline void keep_fastest(refused_candidates& refused, const candidate& next) {
    candidate& fastest = refused[static_cast<std::size_t>(next.why_not)];
    if (fastest.depth == 0 || next.seconds < fastest.seconds)
        fastest = next;
}

// Looks at every schedule of the catalog's levels for one product, depth first, each prefix once; a schedule costs some tens
// of nanoseconds. Blocks that are small end a schedule, and so does a prefix that has cost more than the candidates found.
template <class T>
class schedule_search {
public:
    schedule_search(level_catalog<T> catalog, const machine_model& machine,
                    const execution_settings& settings, const search_limits& limits)
        : catalog_(catalog), time_(machine, settings.threads), settings_(settings), limits_(limits) {}

    candidate_list run(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
        m_ = m;
        k_ = k;
        n_ = n;
        const product_size size{static_cast<double>(m), static_cast<double>(k), static_cast<double>(n)};
        candidate classical;
        if (m != 0 && k != 0 && n != 0) {
            classical.seconds = time_.classical(size);
            if constexpr (rounded_scalar<T>)
                classical.error = classical_error_factor(size.k);
            if (!ends_schedules<T>(size))
                descend({}, size, 0, 1, false, {size.m, size.k, size.n});
        }
        candidate_list result;
        result.add(classical);
        for (std::size_t i = 0; i < found_; ++i)
            result.add(best_[i]);
        for (const candidate& refused : refused_)
            if (refused.depth > 0 && refused.seconds < (found_ == 0 ? classical : best_[0]).seconds)
                result.add(refused);
        return result;
    }

    // Fills in what is known of one schedule for the product of the last run(). False where it cannot be executed so.
    bool look_at(candidate& which) const {
        if (!evaluate<T>(catalog_, time_,
                         {static_cast<double>(m_), static_cast<double>(k_), static_cast<double>(n_)}, which))
            return false;
        which.why_not = obstacle_of<T>(catalog_, which, limits_, m_, k_, n_, settings_);
        return true;
    }

private:
    // All schedules that begin with the levels of `prefix`, which leaves `products` products of the given size to be made and
    // has cost `spent` seconds; `alone`: each of these is made by one thread.
    void descend(candidate prefix, const product_size& size, double spent, double products, bool alone,
                 const error_recurrence& error) {
        for (std::size_t i = 0; i < catalog_.size(); ++i) {
            const planned_level<T>& level = catalog_[i];
            const shape s = level.dimensions();
            const product_size blocks = blocks_of(size, s);
            if (blocks.m < 1 || blocks.k < 1 || blocks.n < 1)
                continue;
            const double below = products * level.rank();
            candidate next = prefix;
            next.levels[next.depth++] = static_cast<std::uint8_t>(i);
            const auto with_level = [&](const level_rounding& rounding) {
                error_recurrence result = error;
                result.add_level(s, rounding);
                return result;
            };
            next.seconds = spent + products * time_.level(s, level.innermost.traffic, size, blocks) +
                           below * time_.classical(blocks, alone || (level.innermost.by_passes &&
                                                                     time_.side_by_side(blocks)));
            if (next.seconds < worst_kept()) {
                if constexpr (rounded_scalar<T>)
                    next.error = with_level(level.innermost.rounding).factor();
                consider(next);
            }
            if (!level.outer.exists() || next.depth == most_planned_levels || ends_schedules<T>(blocks))
                continue;
            const double outer_spent = spent + products * time_.level(s, level.outer.traffic, size, blocks);
            if (outer_spent +
                    below * time_.at_least(blocks, static_cast<int>(most_planned_levels - next.depth)) <
                worst_kept())
                descend(next, blocks, outer_spent, below, alone || time_.side_by_side(blocks),
                        with_level(level.outer.rounding));
        }
    }

    // What a candidate has to be faster than to be kept.
    double worst_kept() const {
        return found_ < limits_.kept ? std::numeric_limits<double>::infinity() : best_[found_ - 1].seconds;
    }

    void consider(candidate next) {
        next.why_not = obstacle_of<T>(catalog_, next, limits_, m_, k_, n_, settings_);
        if (next.why_not != obstacle::none)
            return keep_fastest(refused_, next);
        // The list is as short as a hand: the new one moves up from its end.
        if (found_ < limits_.kept)
            ++found_;
        std::size_t at = found_ - 1;
        for (; at > 0 && next.seconds < best_[at - 1].seconds; --at)
            best_[at] = best_[at - 1];
        best_[at] = next;
    }

    level_catalog<T> catalog_;
    time_estimate<T> time_;
    execution_settings settings_;
    search_limits limits_;
    std::ptrdiff_t m_ = 0, k_ = 0, n_ = 0;
    std::array<candidate, most_kept_candidates> best_{};
    std::size_t found_ = 0;
    refused_candidates refused_{};
};

// A schedule has to promise this much over the classical product: an estimate is not a measurement, and no plan is to be
// slower than the classical product by more than 3 %. Threads share the bandwidth that additions need, and their times vary
// more.
constexpr double least_gain(int threads) {
    return threads > 1 ? 1.04 : 1.02;
}

// The position of the one to use, of the candidates that a search found: the first after the classical one, if it promises
// enough.
inline std::size_t position_of_best(const candidate_list& all, int threads) {
    return all.size() > 1 && all[1].why_not == obstacle::none &&
                   all[1].seconds * least_gain(threads) < all[0].seconds
               ? 1
               : 0;
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
