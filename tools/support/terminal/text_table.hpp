// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Tables of text for a terminal: columns as wide as their widest cell.

#pragma once

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

namespace fastmm_support {

/// The first column is set to the left, all others to the right.
class text_table {
public:
    explicit text_table(std::vector<std::string> headings) : rows_{std::move(headings)} {}

    /// Requires: as many cells as headings.
    void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

    friend std::ostream& operator<<(std::ostream& out, const text_table& table) {
        std::vector<std::size_t> widths(table.rows_.front().size());
        for (const auto& row : table.rows_)
            for (std::size_t i = 0; i < widths.size(); ++i)
                widths[i] = std::max(widths[i], row[i].size());
        std::size_t total = 2 * (widths.size() - 1);
        for (const std::size_t width : widths)
            total += width;

        for (std::size_t r = 0; r < table.rows_.size(); ++r) {
            for (std::size_t i = 0; i < widths.size(); ++i) {
                const std::string& cell = table.rows_[r][i];
                const std::string space(widths[i] - cell.size(), ' ');
                out << (i == 0 ? cell + space : "  " + space + cell);
            }
            out << '\n';
            if (r == 0)
                out << std::string(total, '-') << '\n';
        }
        return out;
    }

private:
    std::vector<std::vector<std::string>> rows_;
};

} // namespace fastmm_support
