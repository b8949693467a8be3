// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "search/scheme_figures.hpp"

#include "exact/malformed.hpp"
#include "exact/scrambled.hpp"

#include <fastmm/factorization/run_time_additions.hpp>
#include <fastmm/factorization/stability.hpp>

#include <algorithm>
#include <iterator>

namespace fastmm_tool {

scheme_figures figures_of_scheme(const fastmm::factorization& f) {
    scheme_figures result;
    result.rank = f.rank;
    result.additions = fastmm::shared_additions_of(f);
    result.nonzeros = static_cast<int>(f.u.entries.size() + f.v.entries.size() + f.w.entries.size());
    result.growth = fastmm::growth_factor_of(f);
    return result;
}

const std::array<const char*, 5>& objective::names() {
    static const std::array<const char*, 5> all{"rank", "additions", "nonzeros", "growth", "time"};
    return all;
}

objective::objective(const std::vector<std::string>& words) : asked_{criterion::rank} {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto found = std::find(names().begin(), names().end(), words[i]);
        if (found == names().end())
            throw malformed("--objective",
                            "expected rank, additions, nonzeros, growth or time, got " + in_quotes(words[i]));
        if (std::find(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(i), words[i]) !=
            words.begin() + static_cast<std::ptrdiff_t>(i))
            throw malformed("--objective", words[i] + " stands there twice");
        if (const auto c = static_cast<criterion>(std::distance(names().begin(), found));
            c != criterion::rank)
            asked_.push_back(c);
    }
    order_ = asked_;
    for (const criterion c : {criterion::additions, criterion::nonzeros, criterion::growth})
        if (!wants(c))
            order_.push_back(c);
}

bool objective::wants(criterion c) const {
    return std::find(asked_.begin(), asked_.end(), c) != asked_.end();
}

bool objective::is_better(const scheme_figures& x, const scheme_figures& y) const {
    const auto figure = [](const scheme_figures& f, criterion c) -> double {
        switch (c) {
        case criterion::rank:
            return f.rank;
        case criterion::additions:
            return f.additions;
        case criterion::nonzeros:
            return f.nonzeros;
        case criterion::growth:
            return f.growth;
        default:
            return f.time > 0 ? f.time : 1e9; // What was not measured is behind what was.
        }
    };
    for (const criterion c : order_)
        if (figure(x, c) != figure(y, c))
            return figure(x, c) < figure(y, c);
    return false;
}

std::string objective::text() const {
    std::string result;
    for (const criterion c : asked_) {
        if (!result.empty())
            result += ',';
        result += names()[static_cast<std::size_t>(c)];
    }
    return result;
}

std::uint64_t digest_of(const fastmm::factorization& f) {
    std::uint64_t sum = static_cast<std::uint64_t>(f.rank);
    for (int r = 0; r < f.rank; ++r) {
        std::uint64_t term = 0;
        for (const fastmm::dynamic_columns* columns : {&f.u, &f.v, &f.w}) {
            std::uint64_t form = 0; // Entries may stand in any order.
            for (const fastmm::entry& e : (*columns)[r])
                form += scrambled(static_cast<std::uint64_t>(e.index) << 40U ^
                                  static_cast<std::uint64_t>(static_cast<std::uint32_t>(e.value.numerator)) ^
                                  static_cast<std::uint64_t>(e.value.denominator) << 20U);
            term = scrambled(term ^ form);
        }
        sum += scrambled(term);
    }
    std::uint64_t sums = 0; // In their order.
    for (const fastmm::dynamic_columns* columns : {&f.u, &f.v, &f.w})
        for (const fastmm::shared_sum& s : columns->sums)
            sums = scrambled(sums ^ static_cast<std::uint64_t>(s.left) << 33U ^
                             static_cast<std::uint64_t>(s.right) << 1U ^ (s.is_difference ? 1U : 0U));
    return sum + sums;
}

} // namespace fastmm_tool
