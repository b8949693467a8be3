// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Reads texts in tests: the table, or the message; and shows a table as dense matrices.

#pragma once

#include "exact/malformed.hpp"
#include "notations/notation.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace fastmm_test {

inline std::vector<fastmm_tool::exact_table> read_all(const fastmm_tool::notation& notation,
                                                      std::string_view text,
                                                      const fastmm_tool::reading_options& options = {}) {
    std::vector<fastmm_tool::exact_table> tables;
    notation.read(text, options, [&](fastmm_tool::exact_table table) { tables.push_back(std::move(table)); });
    return tables;
}

/// Why a text is not read; empty where it is.
inline std::string message_of(const fastmm_tool::notation& notation, std::string_view text,
                              const fastmm_tool::reading_options& options = {}) {
    try {
        read_all(notation, text, options);
        return {};
    } catch (const fastmm_tool::malformed& problem) {
        return problem.what();
    }
}

/// A factor matrix, a line each row.
inline std::string dense(const fastmm_tool::exact_table& table, fastmm_tool::factor which) {
    const auto rank = static_cast<std::size_t>(table.rank);
    std::vector<std::vector<std::string>> cells(static_cast<std::size_t>(table.rows(which)),
                                                std::vector<std::string>(rank, "0"));
    const auto& columns = table.columns(which);
    for (std::size_t r = 0; r < rank; ++r)
        for (std::int32_t i = columns.begin[r]; i < columns.begin[r + 1]; ++i) {
            const auto& entry = columns.entries[static_cast<std::size_t>(i)];
            cells[static_cast<std::size_t>(entry.index)][r] = to_string(table.value(entry));
        }
    std::string text;
    for (const auto& row : cells)
        for (std::size_t r = 0; r < rank; ++r)
            text += row[r] + (r + 1 == rank ? "\n" : " ");
    return text;
}

/// Empty where a table keeps what exact_table promises; else what is wrong.
inline std::string check_table(const fastmm_tool::exact_table& table) {
    const auto [m, k, n] = table.dimensions;
    if (m < 1 || k < 1 || n < 1 || m > 64 || k > 64 || n > 64 || table.rank < 1 || table.rank > m * k * n)
        return "dimensions or rank";
    for (const auto which : {fastmm_tool::factor::u, fastmm_tool::factor::v, fastmm_tool::factor::w}) {
        const auto& columns = table.columns(which);
        const auto& begin = columns.begin;
        const auto& entries = columns.entries;
        if (begin.size() != static_cast<std::size_t>(table.rank) + 1 || begin.front() != 0 ||
            begin.back() != static_cast<std::int32_t>(entries.size()))
            return "the columns do not cover the entries";
        for (std::size_t r = 0; r + 1 < begin.size(); ++r)
            for (std::int32_t i = begin[r]; i < begin[r + 1]; ++i) {
                const auto& entry = entries[static_cast<std::size_t>(i)];
                if (entry.index < 0 || entry.index >= table.rows(which))
                    return "an index";
                if (i > begin[r] && entries[static_cast<std::size_t>(i) - 1].index >= entry.index)
                    return "the order of entries";
                if (entry.value < 0 || static_cast<std::size_t>(entry.value) >= table.values.size() ||
                    table.value(entry).is_zero())
                    return "a value";
            }
    }
    return {};
}

} // namespace fastmm_test
