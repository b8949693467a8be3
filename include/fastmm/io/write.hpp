// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Writes a factorization as the text that the parser reads. The format is described in factorizations/README.md.

#pragma once

#include <fastmm/error.hpp>
#include <fastmm/factorization/parse.hpp>

#include <cstdlib>
#include <numeric>
#include <string>
#include <string_view>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// A value as it may stand behind a key: no line ends in it, no blanks around it.
inline std::string one_line(std::string_view value) {
    std::string result(value);
    for (char& c : result)
        if (c == '\n' || c == '\r')
            c = ' ';
    const std::size_t first = result.find_first_not_of(" \t");
    if (first == std::string::npos)
        return {};
    return result.substr(first, result.find_last_not_of(" \t") - first + 1);
}

class text_writer {
public:
    explicit text_writer(const factorization& f) : f_(f) {}

    std::string write() {
        require_header();
        const auto [m, k, n] = f_.dimensions;
        text_ = "name: " + one_line(f_.name) + "\nshape: " + to_string(f_.dimensions) +
                "\nrank: " + std::to_string(f_.rank) + "\nring: " + std::string(to_string(f_.ring)) + '\n';
        if (const std::string source = one_line(f_.source); !source.empty())
            text_ += "source: " + source + '\n';
        append_sums(f_.u, 'a', m, k);
        append_sums(f_.v, 'b', k, n);
        append_sums(f_.w, 'c', m, n);
        for (int r = 0; r < f_.rank; ++r) {
            append_form(f_.u[r], r, 'a', m, k);
            text_ += ' ';
            append_form(f_.v[r], r, 'b', k, n);
            text_ += ' ';
            append_form(f_.w[r], r, 'c', m, n);
            text_ += '\n';
        }
        return std::move(text_);
    }

private:
    void require_header() const {
        const auto [m, k, n] = f_.dimensions;
        for (const int d : {m, k, n})
            if (d < 1 || d > largest_dimension)
                fail("a factorization file has dimensions from 1 to 64, not the shape " +
                     to_string(f_.dimensions));
        if (f_.rank < 1 || f_.rank > m * k * n)
            fail("a factorization file of shape " + to_string(f_.dimensions) + " has a rank from 1 to " +
                 std::to_string(m * k * n) + ", not " + std::to_string(f_.rank));
        for (const dynamic_columns* columns : {&f_.u, &f_.v, &f_.w})
            if (columns->begin.size() != static_cast<std::size_t>(f_.rank) + 1 ||
                columns->begin.front() != 0 ||
                columns->begin.back() != static_cast<int>(columns->entries.size()))
                fail("a factorization of rank " + std::to_string(f_.rank) +
                     " has as many columns, one after another");
    }

    void append_sums(const dynamic_columns& columns, char letter, int rows, int cols) {
        if (columns.sums.empty())
            return;
        const int inputs = columns.sums_of_products ? f_.rank : rows * cols;
        int values = inputs;
        const auto name = [&](int value) {
            if (value < 0 || value >= values)
                fail(std::string("a sum of ") + letter + " cannot be written: it has the value " +
                     std::to_string(value) + " of " + std::to_string(values));
            if (value >= inputs)
                return 's' + std::to_string(value - inputs + 1);
            return columns.sums_of_products ? 'p' + std::to_string(value + 1)
                                            : block_name(letter, value / cols + 1, value % cols + 1);
        };
        text_ += std::string(1, letter) + "-sums:";
        for (const shared_sum& sum : columns.sums) {
            if (sum.left == sum.right)
                fail(std::string("a sum of ") + letter + " cannot be written: its values are the same");
            text_ += ' ' + name(sum.left) + (sum.is_difference ? '-' : '+') + name(sum.right);
            ++values;
        }
        text_ += '\n';
    }

    void append_form(std::span<const entry> form, int r, char letter, int rows, int cols) {
        const auto refuse = [&](const std::string& why) {
            fail("term " + std::to_string(r + 1) + ": " + why);
        };
        if (form.empty())
            refuse(std::string("a factorization file has no empty form of blocks ") + letter);
        text_ += '(';
        bool is_first = true;
        for (const entry& e : form) {
            if (e.index < 0 || e.index >= rows * cols)
                refuse(std::string("there is no block ") + letter + " of index " + std::to_string(e.index));
            const auto [above, below] = e.value;
            const std::string written = std::to_string(above) + '/' + std::to_string(below);
            if (above == 0 || above < -largest_coefficient || above > largest_coefficient || below < 1 ||
                below > largest_coefficient || std::gcd(above, below) != 1)
                refuse("a factorization file cannot hold the coefficient " + written);
            if ((below != 1 && f_.ring != stated_ring::rational) ||
                (std::abs(above) != 1 && f_.ring == stated_ring::ternary))
                refuse("the ring " + std::string(to_string(f_.ring)) + " does not have the coefficient " +
                       written);
            text_ += is_first ? (above < 0 ? "-" : "") : (above < 0 ? " - " : " + ");
            is_first = false;
            if (std::abs(above) != 1 || below != 1) {
                text_ += std::to_string(std::abs(above));
                if (below != 1)
                    text_ += '/' + std::to_string(below);
                text_ += ' ';
            }
            text_ += block_name(letter, e.index / cols + 1, e.index % cols + 1);
        }
        text_ += ')';
    }

    const factorization& f_;
    std::string text_;
};

} // namespace detail

/// The text of a factorization, in the format of the factorization file: parse(to_text(f)) is f. Entries stand in the
/// order that f has them in; line ends in the name and the source become spaces. Throws fastmm::error where the format cannot
/// hold f: a dimension above 64, a rank above m k n, a form without blocks, a coefficient that is not in lowest terms,
/// outside f.ring, or above 32767 above or below the line, a sum of values that are not before it. Requires: no block twice in a form. Time and memory: linear in
/// the number of entries.
inline std::string to_text(const factorization& f) {
    return detail::text_writer(f).write();
}

} // namespace fastmm::inline FASTMM_ABI
