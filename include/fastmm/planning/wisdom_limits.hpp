// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What can be true of a wisdom: the ranges of its rates, the tables that there are, and the products that schedules fit.

#pragma once

#include <fastmm/planning/level_catalog.hpp>
#include <fastmm/planning/wisdom.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// A number of a machine_model, which is called as the member is.
struct machine_rate {
    std::string_view name;
    double machine_model::*value;
    double least;
    double most;
};

// Wide enough for every machine, and narrow enough for an estimate to stay finite.
inline constexpr std::array<machine_rate, 7> machine_rates{{
    {"flops", &machine_model::flops, 1e3, 1e18},
    {"cached_bandwidth", &machine_model::cached_bandwidth, 1e3, 1e18},
    {"memory_bandwidth", &machine_model::memory_bandwidth, 1e3, 1e18},
    {"shared_bandwidth", &machine_model::shared_bandwidth, 1e3, 1e18},
    {"cache_bytes", &machine_model::cache_bytes, 1e3, 1e15},
    {"small_loss", &machine_model::small_loss, 0, 1e6},
    {"call_seconds", &machine_model::call_seconds, 0, 1},
}};

// As scalar_name() has them.
inline constexpr std::array<std::string_view, 12> known_scalars{
    "float", "double", "complex float", "complex double", "int8",   "int16",
    "int32", "int64",  "uint8",         "uint16",         "uint32", "uint64"};

inline bool is_known_scalar(std::string_view name) {
    for (const std::string_view known : known_scalars)
        if (name == known)
            return true;
    return false;
}

// A table of the catalog, without its code.
struct known_table {
    std::string_view name;
    shape dimensions;
    level_place where;
};

template <class Selection>
struct tables_of_selection;
template <level... Anywhere, level... Innermost>
struct tables_of_selection<level_selection<levels<Anywhere...>, levels<Innermost...>>> {
    static constexpr std::array<known_table, sizeof...(Anywhere) + sizeof...(Innermost)> all{
        known_table{planned_name<Anywhere>(), shape_of<table_of<Anywhere>>, level_place::anywhere}...,
        known_table{planned_name<Innermost>(), shape_of<table_of<Innermost>>,
                    level_place::innermost_only}...};
};

inline const known_table* find_known_table(std::string_view name) {
    for (const known_table& known : tables_of_selection<many_levels>::all)
        if (known.name == name)
            return &known;
    return nullptr;
}

inline constexpr int most_known_threads = 1 << 16;

// Whether matrices of such a product fit into an address space.
inline bool is_possible_product(std::ptrdiff_t m, std::ptrdiff_t k, std::ptrdiff_t n) {
    constexpr std::ptrdiff_t most = std::numeric_limits<std::ptrdiff_t>::max() / 16;
    return m > 0 && k > 0 && n > 0 && m <= most / k && k <= most / n && m <= most / n;
}

// The first table of a schedule that is no table, may not stand where it does, or whose blocks are larger than the matrices
// that are left; the number of tables where all are right. Requires: at most most_planned_levels tables.
inline std::size_t first_impossible_table(const measured_schedule& known) {
    std::ptrdiff_t m = known.m, k = known.k, n = known.n;
    for (std::size_t i = 0; i < known.tables.size(); ++i) {
        const known_table* const table = find_known_table(known.tables[i]);
        if (table == nullptr || (table->where == level_place::innermost_only && i + 1 != known.tables.size()))
            return i;
        m /= table->dimensions.m;
        k /= table->dimensions.k;
        n /= table->dimensions.n;
        if (m == 0 || k == 0 || n == 0)
            return i;
    }
    return known.tables.size();
}

} // namespace detail

} // namespace fastmm::inline FASTMM_ABI
