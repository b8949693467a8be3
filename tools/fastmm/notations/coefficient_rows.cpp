// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/coefficient_rows.hpp"

#include "notations/loose_table.hpp"
#include "notations/text_scanner.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

namespace fastmm_tool {

namespace {

constexpr std::string_view substitution_heading = "Substitution information";

bool ends_coefficient(char c) {
    return is_space(c) || c == '#';
}

// A nonzero where it stands.
struct cell {
    std::int32_t row;
    std::int32_t column;
    std::int32_t value;
};

struct section {
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::size_t position = 0; // of its first row
    std::vector<cell> cells;
};

// The sections of a text, nothing known yet of how they go together.
class section_reader {
public:
    section_reader(std::string_view bytes, const limits& most) : scanner_(bytes), left_(most.coefficients) {
        while (scanner_.skip_space(), !scanner_.at_end()) {
            if (scanner_.peek() == '#')
                read_comment();
            else
                read_row();
        }
        if (factors_.size() < 3)
            scanner_.fail("the text ends after " + std::to_string(factors_.size()) + " of three sections");
        factors_.resize(3);
        substitutions_.resize(3);
    }

    const text_scanner& scanner() const { return scanner_; }
    const section& of(factor which) const { return factors_[static_cast<std::size_t>(which)]; }
    const section& substitutions(factor which) const {
        return substitutions_[static_cast<std::size_t>(which)];
    }
    const number& value(const cell& c) const { return values_[static_cast<std::size_t>(c.value)]; }
    /// What a product with it may cost, at most: grows with the length of its text.
    std::size_t cost(const cell& c) const { return costs_[static_cast<std::size_t>(c.value)]; }

private:
    void read_comment() {
        const std::size_t position = scanner_.position();
        if (scanner_.take_line().find(substitution_heading) != std::string_view::npos) {
            if (in_substitutions_ || factors_.size() != 3)
                scanner_.fail_at(position, "substitutions belong after the three sections of U, V and W");
            in_substitutions_ = true;
            substitutions_.emplace_back();
        } else if (in_substitutions_) {
            // An empty section is one, too.
            if (substitutions_.size() < 4)
                substitutions_.emplace_back();
        } else {
            in_section_ = false;
        }
    }

    void read_row() {
        if (!in_substitutions_ && !in_section_)
            factors_.emplace_back();
        in_section_ = true;
        std::vector<section>& sections = in_substitutions_ ? substitutions_ : factors_;
        if (sections.size() > 3)
            scanner_.fail("there is a fourth section");
        section& now = sections.back();
        const std::size_t position = scanner_.position();
        std::int64_t columns = 0;
        for (; !scanner_.at_end() && !ends_coefficient(scanner_.peek()); ++columns) {
            read_coefficient(now, columns);
            scanner_.skip_blanks();
        }
        if (now.rows++ == 0) {
            now.columns = columns;
            now.position = position;
        }
        if (columns != now.columns)
            scanner_.fail_at(position, "a row of " + std::to_string(columns) +
                                           " coefficients in a section of rows of " +
                                           std::to_string(now.columns));
    }

    void read_coefficient(section& now, std::int64_t column) {
        const std::size_t position = scanner_.position();
        const std::string_view text = scanner_.take_while([](char c) { return !ends_coefficient(c); });
        if (text == "0")
            return;
        const auto [place, is_new] = known_.emplace(text, static_cast<std::int32_t>(values_.size()));
        if (is_new) {
            values_.push_back(scanner_.placed_at(position, [&] { return parse_laurent(text); }));
            costs_.push_back(text.size() / 4 + 1);
        }
        if (values_[static_cast<std::size_t>(place->second)].is_zero())
            return;
        if (left_-- == 0)
            scanner_.fail_at(position, "more nonzero coefficients than are read");
        now.cells.push_back(
            {static_cast<std::int32_t>(now.rows), static_cast<std::int32_t>(column), place->second});
    }

    text_scanner scanner_;
    std::size_t left_;
    std::unordered_map<std::string_view, std::int32_t> known_; // the values by their texts
    std::vector<number> values_;
    std::vector<std::size_t> costs_;
    std::vector<section> factors_, substitutions_;
    bool in_section_ = false, in_substitutions_ = false;
};

void require_columns(const section_reader& sections, const section& s, std::int64_t columns) {
    if (s.columns != columns)
        sections.scanner().fail_at(s.position, "expected rows of " + std::to_string(columns) +
                                                   " coefficients, got " + std::to_string(s.columns));
}

// Adds what the fresh inputs of U or V, or the fresh sums of W, stand for.
void expand(const section_reader& sections, factor which, std::int64_t rows, std::int64_t rank,
            std::size_t budget, loose_table& table) {
    const section& substitutions = sections.substitutions(which);
    std::vector<std::vector<const cell*>> meanings(static_cast<std::size_t>(substitutions.rows));
    for (const cell& c : substitutions.cells)
        meanings[static_cast<std::size_t>(c.row)].push_back(&c);
    // By column and row. Sums are formed here, so that the table does not have to keep what is halfway.
    std::map<std::pair<std::int64_t, std::int64_t>, number> sums;
    for (const cell& c : sections.of(which).cells) {
        const std::int64_t fresh = which == factor::w ? c.column - rank : c.row - rows;
        if (fresh < 0)
            continue;
        for (const cell* meaning : meanings[static_cast<std::size_t>(fresh)]) {
            const std::size_t cost = sections.cost(c) * sections.cost(*meaning);
            if (cost > budget)
                throw malformed("the substitutions expand to more than is read");
            budget -= cost;
            const auto place = which == factor::w
                                   ? std::pair<std::int64_t, std::int64_t>(meaning->column, c.row)
                                   : std::pair<std::int64_t, std::int64_t>(c.column, meaning->column);
            number& sum = sums[place];
            sum = sum + sections.value(c) * sections.value(*meaning);
        }
    }
    for (const auto& [place, sum] : sums)
        table.add(which, place.first, place.second, sum);
}

void read(std::string_view bytes, const reading_options& options, const table_sink& sink) {
    constexpr std::array<factor, 3> factors{factor::u, factor::v, factor::w};
    const section_reader sections(bytes, options.most);
    const std::int64_t rank = sections.of(factor::u).columns;
    std::array<std::int64_t, 3> rows{};
    for (const factor which : factors) {
        const section& all = sections.of(which);
        const section& substitutions = sections.substitutions(which);
        const std::int64_t fresh = substitutions.rows;
        require_columns(sections, all, which == factor::w ? rank + fresh : rank);
        const std::int64_t own = which == factor::w ? all.rows : all.rows - fresh;
        if (own < 1)
            sections.scanner().fail_at(substitutions.position, std::to_string(fresh) + " substitutions for " +
                                                                   std::to_string(all.rows) + " rows");
        if (fresh > 0)
            require_columns(sections, substitutions, which == factor::w ? rank : own);
        rows[static_cast<std::size_t>(which)] = own;
    }
    const shape dimensions = settle_shape(options, rows);
    loose_table table(options.most);
    for (const factor which : factors) {
        const std::int64_t own = rows[static_cast<std::size_t>(which)];
        for (const cell& c : sections.of(which).cells)
            if (c.row < own && c.column < rank)
                table.add(which, c.column, c.row, sections.value(c));
        if (sections.substitutions(which).rows > 0)
            expand(sections, which, own, rank, options.most.coefficients / 8, table);
    }
    sink(table.finish(dimensions, rank, options.order.value_or(w_order::c)));
}

bool recognizes(std::string_view bytes) {
    const std::string_view content = first_content(bytes, '#');
    const std::string_view row = first_line(content);
    constexpr std::string_view characters = "0123456789.+-/xi()eE \t\r";
    return !row.empty() && row.find_first_not_of(characters) == std::string_view::npos &&
           row.find_first_of("0123456789x") != std::string_view::npos &&
           content.find('#') != std::string_view::npos;
}

} // namespace

const notation coefficient_rows_notation{"rows", "Benson and Ballard's rows of coefficients", recognizes,
                                         read};

} // namespace fastmm_tool
