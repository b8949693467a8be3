// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// What must hold of every text that the parser is given, whoever made it.

#pragma once

#include <fastmm/factorization/residual.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <string>
#include <string_view>

namespace fastmm_test {

inline bool same(const fastmm::factorization& x, const fastmm::factorization& y) {
    const auto same_columns = [](const fastmm::dynamic_columns& a, const fastmm::dynamic_columns& b) {
        return a.begin == b.begin && a.entries == b.entries && a.sums == b.sums &&
               a.sums_of_products == b.sums_of_products;
    };
    return x.name == y.name && x.source == y.source && x.dimensions == y.dimensions && x.rank == y.rank &&
           x.ring == y.ring && same_columns(x.u, y.u) && same_columns(x.v, y.v) && same_columns(x.w, y.w);
}

// A factorization as a text, in the plainest form of the format.
inline std::string write(const fastmm::factorization& f) {
    std::string text = "name: " + f.name + "\nsource: " + f.source +
                       "\nring: " + std::string(to_string(f.ring)) + "\nrank: " + std::to_string(f.rank) +
                       "\nshape: " + std::to_string(f.dimensions.m) + 'x' + std::to_string(f.dimensions.k) +
                       'x' + std::to_string(f.dimensions.n) + '\n';
    const auto form = [&](const fastmm::dynamic_columns& columns, int column, char letter, int cols) {
        text += '(';
        for (const fastmm::entry& e : columns[column])
            text += (e.value.numerator < 0 ? " - " : " + ") + std::to_string(std::abs(e.value.numerator)) +
                    '/' + std::to_string(e.value.denominator) + letter + std::to_string(e.index / cols + 1) +
                    '_' + std::to_string(e.index % cols + 1);
        text += ')';
    };
    const auto sums = [&](const fastmm::dynamic_columns& columns, char letter, int rows, int cols) {
        const int inputs = columns.sums_of_products ? f.rank : rows * cols;
        const auto value = [&](int index) {
            return index >= inputs ? 's' + std::to_string(index - inputs + 1)
                   : columns.sums_of_products
                       ? 'p' + std::to_string(index + 1)
                       : letter + std::to_string(index / cols + 1) + '_' + std::to_string(index % cols + 1);
        };
        if (!columns.sums.empty())
            text += letter + std::string("-sums:");
        for (const fastmm::shared_sum& sum : columns.sums)
            text += "  " + value(sum.left) + (sum.is_difference ? '-' : '+') + value(sum.right);
        text += '\n';
    };
    sums(f.u, 'a', f.dimensions.m, f.dimensions.k);
    sums(f.v, 'b', f.dimensions.k, f.dimensions.n);
    sums(f.w, 'c', f.dimensions.m, f.dimensions.n);
    for (int r = 0; r < f.rank; ++r) {
        form(f.u, r, 'a', f.dimensions.k);
        form(f.v, r, 'b', f.dimensions.n);
        form(f.w, r, 'c', f.dimensions.n);
        text += '\n';
    }
    return text;
}

// Empty where the columns are well-formed; else what is wrong.
inline std::string check_columns(const fastmm::factorization& f, const fastmm::dynamic_columns& columns,
                                 int blocks) {
    if (columns.begin.size() != static_cast<std::size_t>(f.rank) + 1 || columns.begin.front() != 0 ||
        columns.begin.back() != static_cast<int>(columns.entries.size()))
        return "the columns do not cover the entries";
    for (int r = 0; r < f.rank; ++r) {
        if (columns[r].empty())
            return "a form is empty";
        for (const fastmm::entry& e : columns[r])
            if (std::count_if(columns[r].begin(), columns[r].end(),
                              [&](const fastmm::entry& other) { return other.index == e.index; }) != 1)
                return "a block stands twice in a form";
    }
    for (const fastmm::entry& e : columns.entries) {
        if (e.index < 0 || e.index >= blocks)
            return "an index is outside the shape";
        if (e.value.numerator == 0 || e.value.denominator < 1 || std::abs(e.value.numerator) > 32767 ||
            e.value.denominator > 32767 || std::gcd(e.value.numerator, e.value.denominator) != 1)
            return "a coefficient is out of range or not in lowest terms";
        if (f.ring != fastmm::stated_ring::rational && e.value.denominator != 1)
            return "a fraction outside Q";
        if (f.ring == fastmm::stated_ring::ternary && std::abs(e.value.numerator) != 1)
            return "a coefficient that is not ternary";
    }
    return {};
}

// Empty where the parser keeps its promises for a text; else the promise that it broke. `proved` is set where
// the text is an exact factorization over the integers.
inline std::string check_text(std::string_view text, bool* proved = nullptr) {
    using namespace fastmm;
    parse_error problem, header_problem;
    const auto f = parse(text, problem);
    const factorization_header header = parse_header(text, header_problem);
    const detail::scanned_text scanned = detail::scan(text);
    if (scanned.problem.line != problem.line || scanned.problem.column != problem.column ||
        scanned.problem.what != problem.what)
        return "the counting pass and the reading pass disagree";
    if (header_problem && to_string(header_problem) != to_string(problem))
        return "parse_header and parse disagree";
    if (f.has_value() == static_cast<bool>(problem))
        return "neither a factorization nor a problem, or both";
    if (!f) {
        std::size_t line_start = 0;
        for (int line = 1; line < problem.line; ++line) {
            line_start = text.find('\n', line_start);
            if (line_start == std::string_view::npos)
                return "the line of a problem is beyond the text";
            ++line_start;
        }
        const std::size_t line_end = std::min(text.find('\n', line_start), text.size());
        if (problem.line < 1 || problem.column < 1 ||
            static_cast<std::size_t>(problem.column) > line_end - line_start + 1)
            return "the column of a problem is beyond its line";
        return to_string(problem).empty() ? "a problem without a text" : "";
    }
    const auto [m, k, n] = f->dimensions;
    if (header.name != f->name || header.rank != f->rank || !(header.dimensions == f->dimensions))
        return "the header is not that of the factorization";
    if (std::min({m, k, n}) < 1 || std::max({m, k, n}) > 64 || f->rank < 1 || f->rank > m * k * n)
        return "the shape or the rank is out of range";
    for (const std::string& wrong :
         {check_columns(*f, f->u, m * k), check_columns(*f, f->v, k * n), check_columns(*f, f->w, m * n)})
        if (!wrong.empty())
            return wrong;
    if (scanned.counts.u != static_cast<int>(f->u.entries.size()) ||
        scanned.counts.v != static_cast<int>(f->v.entries.size()) ||
        scanned.counts.w != static_cast<int>(f->w.entries.size()) ||
        scanned.counts.u_sums != static_cast<int>(f->u.sums.size()) ||
        scanned.counts.v_sums != static_cast<int>(f->v.sums.size()) ||
        scanned.counts.w_sums != static_cast<int>(f->w.sums.size()))
        return "the counting pass counted otherwise";

    const auto again = parse(write(*f), problem);
    if (!again)
        return "what was written cannot be read: " + to_string(problem);
    if (!same(*f, *again))
        return "what was written is read otherwise";

    // The proof walks all of the tensor, so small ones only.
    if (m * k * n > 64)
        return {};
    const residual_summary over_the_integers = residual(*f), modulo_2 = residual(*f, 2);
    if (!same(*f, *again) || to_string(over_the_integers.first).empty())
        return "the proof changed its table";
    const bool fractions = f->ring == stated_ring::rational;
    if (!fractions && over_the_integers.is_zero() && !modulo_2.is_zero())
        return "exact over the integers, but not modulo 2";
    if (over_the_integers.wrong_entries > static_cast<std::int64_t>(m * k) * (k * n) * (m * n))
        return "more wrong entries than the tensor has";
    if (proved != nullptr)
        *proved = over_the_integers.is_zero();
    return {};
}

} // namespace fastmm_test
