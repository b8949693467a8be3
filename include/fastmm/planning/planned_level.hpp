// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A level that a plan may use: a table with the code to execute it, and what it costs and rounds, all of it computed from
// the table.

#pragma once

#include <fastmm/execution/pair_level.hpp>
#include <fastmm/execution/recursion.hpp>
#include <fastmm/factorization/catalog.hpp>
#include <fastmm/planning/error_bound.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// Blocks of A, B and C that a level reads and writes beside the arithmetic of its products. A block that is written is
// counted twice, since the cache fetches it first.
struct block_traffic {
    double a = 0;
    double b = 0;
    double c = 0;
};

// The traffic of a level's code, as way::products, as way::packing or by passes.
constexpr block_traffic traffic_of(const level_code& code, way execution) {
    const shape s = code.dimensions;
    const double rank = code.rank, c_blocks = static_cast<double>(s.m) * s.n;
    if (reads_program(execution)) {
        // Packing reads every term of a sum instead of one block, which the classical product below would have read.
        // Updating several blocks of C from registers reads and writes each, a term.
        const double u = static_cast<double>(code.program.u.size()),
                     v = static_cast<double>(code.program.v.size()),
                     w = static_cast<double>(code.program.w.size());
        return {1.5 * (u - rank), v - rank, execution == way::products ? rank + c_blocks : 3 * (w - rank)};
    }
    return {s.m * s.k + 2.0 * code.u.step_homes, s.k * s.n + 2.0 * code.v.step_homes, rank + c_blocks};
}

// A level in one way of execution. A level that is not offered in a place of the schedule has no code for it.
template <class T>
struct costed_level {
    scheduled_level<T> level;
    block_traffic traffic;
    level_rounding rounding;
    bool by_passes = false;

    constexpr bool exists() const { return level.run_core != nullptr; }
};

// A level that a plan may use, innermost (a classical product below it) or above another level.
template <class T>
struct planned_level {
    std::string_view table;
    costed_level<T> innermost;
    costed_level<T> outer;
    bool is_of_pairs = false; // has no table: see pair_level

    constexpr shape dimensions() const { return innermost.level.code.dimensions; }
    constexpr int rank() const { return innermost.level.code.rank; }
};

template <class T, level L, bool Innermost>
constexpr costed_level<T> make_costed_level() {
    constexpr way execution = way_for<T, L, Innermost>();
    costed_level<T> result{make_scheduled_level<T, L, Innermost>(), {}, {}, execution == way::passes};
    result.traffic = traffic_of(result.level.code, execution);
    if constexpr (rounded_scalar<T> || is_rounded_in_software<T>())
        result.rounding = rounding_of_level<table_of<L>, execution>;
    return result;
}

// "3x2x4:20", of any table.
template <table F>
inline constexpr auto format_text = [] {
    std::array<char, 16> text{};
    std::size_t length = 0;
    const auto append = [&](int number) {
        for (int unit = number >= 1000  ? 1000
                        : number >= 100 ? 100
                        : number >= 10  ? 10
                                        : 1;
             unit > 0; unit /= 10)
            text[length++] = static_cast<char>('0' + number / unit % 10);
    };
    append(shape_of<F>.m);
    text[length++] = 'x';
    append(shape_of<F>.k);
    text[length++] = 'x';
    append(shape_of<F>.n);
    text[length++] = ':';
    append(rank_of<F>);
    return text;
}();

// What a level is called in a plan: by the name of its table where that has one of its own, else by its format; and by its
// way of execution, where that is not the usual one.
template <level L>
struct level_name {
    static constexpr std::string_view table = [] {
        if constexpr (textual_table<table_of<L>>)
            if (const std::string_view name = header_of<table_of<L>>.name;
                name.front() < '0' || name.front() > '9')
                return name;
        return std::string_view(format_text<table_of<L>>.data());
    }();
    static constexpr std::string_view suffix =
        level_traits<L>::execution == way::packing ? " by packing" : "";

    static constexpr auto text = [] {
        std::array<char, table.size() + suffix.size()> joined{};
        std::copy(suffix.begin(), suffix.end(), std::copy(table.begin(), table.end(), joined.begin()));
        return joined;
    }();
};

template <level L>
constexpr std::string_view planned_name() {
    return {level_name<L>::text.data(), level_name<L>::text.size()};
}

enum class level_place { anywhere, innermost_only };

template <class T, level L, level_place Where>
constexpr planned_level<T> make_planned_level() {
    planned_level<T> result{planned_name<L>(), make_costed_level<T, L, true>(), {}};
    if constexpr (Where == level_place::anywhere)
        result.outer = make_costed_level<T, L, false>();
    return result;
}

template <class T>
constexpr planned_level<T> make_planned_pair_level() {
    planned_level<T> result{"pairs", {make_pair_level<T>(), {}, {}}, {}, true};
    if constexpr (is_rounded_in_software<T>())
        result.innermost.rounding = pair_rounding;
    return result;
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
