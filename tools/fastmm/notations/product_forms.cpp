// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/product_forms.hpp"

#include "notations/loose_table.hpp"
#include "notations/product_line.hpp"
#include "notations/text_scanner.hpp"

#include <algorithm>
#include <array>

namespace fastmm_tool {

namespace {

// Rows and columns of the matrix that each letter stands for.
using letter_sizes = std::array<std::array<int, 2>, 3>;

letter_sizes sizes_of(shape dimensions, w_order order) {
    const auto [m, k, n] = dimensions;
    const std::array<int, 2> c = order == w_order::c ? std::array{m, n} : std::array{n, m};
    return {{{m, k}, {k, n}, c}};
}

shape shape_of(const letter_sizes& most, w_order order) {
    const auto& [a, b, c] = most;
    const bool plain = order == w_order::c;
    return {std::max(a[0], plain ? c[0] : c[1]), std::max(a[1], b[0]), std::max(b[1], plain ? c[1] : c[0])};
}

class forms_reader {
public:
    forms_reader(std::string_view bytes, const reading_options& options)
        : scanner_(bytes), options_(options), order_(options.order.value_or(w_order::c_transposed)),
          dimension_(options.most.dimension), table_(options.most),
          seen_(3 * static_cast<std::size_t>(dimension_) * static_cast<std::size_t>(dimension_), -1) {
        if (options.dimensions)
            stated_ = sizes_of(*options.dimensions, order_);
    }

    exact_table read() {
        const std::int64_t most_rank = std::int64_t(dimension_) * dimension_ * dimension_;
        std::int64_t rank = 0;
        for (scanner_.skip_space_and_comments('#'); !scanner_.at_end();
             scanner_.skip_space_and_comments('#')) {
            const product_line line = read_product_line(scanner_, dimension_, options_.most.depth);
            for (std::size_t i = 0; i < line.size(); ++i)
                for (const form_term& t : line[i])
                    add(i, rank, t);
            if (++rank > most_rank)
                scanner_.fail("more than " + std::to_string(most_rank) + " products");
        }
        // Blocks of a C that is not square tell how it is meant.
        if (!options_.order && !options_.dimensions && !fits(order_) && fits(w_order::c))
            order_ = w_order::c;
        const shape dimensions = options_.dimensions.value_or(shape_of(most_, order_));
        const letter_sizes sizes = sizes_of(dimensions, order_);
        return table_.finish(dimensions, rank, order_, [&](factor which, std::int64_t index) {
            const int cols = sizes[static_cast<std::size_t>(which)][1];
            return index / dimension_ * cols + index % dimension_;
        });
    }

private:
    // Whether the blocks that stand in the text are those of the matrices of a product.
    bool fits(w_order order) const { return sizes_of(shape_of(most_, order), order) == most_; }

    void add(std::size_t letter, std::int64_t column, const form_term& term) {
        const std::array<int, 2> place{term.row, term.col};
        for (std::size_t i = 0; i < 2; ++i) {
            if (options_.dimensions && place[i] >= stated_[letter][i])
                scanner_.fail_at(term.position, "a block outside the " + std::to_string(stated_[letter][0]) +
                                                    " x " + std::to_string(stated_[letter][1]) +
                                                    " that were asked for");
            most_[letter][i] = std::max(most_[letter][i], place[i] + 1);
        }
        const std::int64_t index = std::int64_t(term.row) * dimension_ + term.col;
        std::int64_t& seen = seen_[static_cast<std::size_t>(index) * 3 + letter];
        if (seen == column)
            scanner_.fail_at(term.position, "the block stands in this form already");
        seen = column;
        scanner_.placed_at(term.position,
                           [&] { table_.add(static_cast<factor>(letter), column, index, term.coefficient); });
    }

    text_scanner scanner_;
    const reading_options& options_;
    w_order order_;
    int dimension_;
    loose_table table_;
    letter_sizes stated_{}, most_{};
    std::vector<std::int64_t> seen_; // the last product whose form has the block
};

void read(std::string_view bytes, const reading_options& options, const table_sink& sink) {
    sink(forms_reader(bytes, options).read());
}

// Whether a block of that letter stands in the line.
bool has_block(std::string_view line, char letter) {
    const std::size_t at = line.find(letter);
    return at != std::string_view::npos && at + 1 < line.size() && is_digit(line[at + 1]);
}

bool recognizes(std::string_view bytes) {
    const std::string_view content = first_content(bytes, '#');
    std::string_view line = first_line(content);
    line = line.substr(0, line.find('#'));
    constexpr std::string_view characters = "abcj0123456789_()+-*/. \t\r";
    return line.find_first_not_of(characters) == std::string_view::npos && has_block(line, 'a') &&
           has_block(line, 'b') && has_block(line, 'c');
}

} // namespace

const notation product_forms_notation{"forms", "products of linear forms", recognizes, read};

} // namespace fastmm_tool
