// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The additions of a factorization, shared as well as minutes allow: many greedy eliminations of each factor matrix and of its
// transpose, then parts of the best one eliminated anew. What was found stands beside the table, as the sums that its forms
// share, so that additions.hpp and run_time_additions.hpp make their programs of it at once.

#pragma once

#include <fastmm/factorization/run_time_additions.hpp>
#include <fastmm/search/pair_elimination.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI::search {

/// How long sharing goes on, for each factor matrix and each of its two readings.
struct sharing_settings {
    std::uint64_t seed = 1;
    int restarts = 200; ///< eliminations from nothing, by all rules in turn
    int repairs = 2000; ///< eliminations of which a random part is made anew
};

} // namespace fastmm::inline FASTMM_ABI::search

namespace fastmm::inline FASTMM_ABI::detail {

struct found_sums {
    int additions = 0;
    std::vector<shared_sum> sums;
};

// The forms of a factor matrix of 1 and -1 in one of its readings. Requires: at most 64 * Words forms.
template <int Words>
class sum_search {
public:
    sum_search(const dynamic_columns& columns, int rank, int blocks, reading how)
        : inputs_(how == reading::columns ? blocks : rank), forms_(how == reading::columns ? rank : blocks) {
        for (int r = 0; r < rank; ++r)
            for (const entry& e : columns[r]) {
                const bool by_column = how == reading::columns;
                terms_.push_back({by_column ? e.index : r, by_column ? r : e.index, e.value.numerator < 0});
            }
        std::vector<bool> has_terms(static_cast<std::size_t>(forms_));
        for (const term& t : terms_)
            has_terms[static_cast<std::size_t>(t.form)] = true;
        used_forms_ = static_cast<int>(std::count(has_terms.begin(), has_terms.end(), true));
    }

    // The fewest additions, by the forms of this reading; no more than with the sums that are known.
    found_sums run(const search::sharing_settings& settings, const std::vector<shared_sum>& known) {
        search::random_source random(settings.seed);
        begin();
        keep_part(known, 0, random);
        work_.run(search::selection_rule::random, random);
        found_sums best{additions(), work_.sums()};
        for (int i = 0; i < settings.restarts; ++i) {
            begin();
            work_.run(static_cast<search::selection_rule>(i % 3), random);
            if (additions() < best.additions)
                best = {additions(), work_.sums()};
        }
        // Sideways steps, too: many programs are as long as the best.
        found_sums current = best;
        for (int i = 0; i < settings.repairs; ++i) {
            begin();
            keep_part(current.sums, 1 + random.below(40), random);
            work_.run(static_cast<search::selection_rule>(random.below(3)), random);
            if (additions() <= current.additions)
                current = {additions(), work_.sums()};
            if (current.additions < best.additions)
                best = current;
        }
        return best;
    }

private:
    struct term {
        int input, form;
        bool negative;
    };

    void begin() {
        work_.begin(inputs_);
        for (const term& t : terms_)
            work_.put(t.input, t.form, t.negative);
    }

    int additions() const { return work_.additions(used_forms_); }

    // Makes the sums again, but for some percent of them and what consists of these.
    void keep_part(const std::vector<shared_sum>& sums, int dropped_percent, search::random_source& random) {
        constexpr int none = -1;
        std::vector<int> values; // what the values of the list are now
        for (int i = 0; i < inputs_; ++i)
            values.push_back(i);
        const auto now = [&](int value) {
            return value < 0 || value >= static_cast<int>(values.size())
                       ? none
                       : values[static_cast<std::size_t>(value)];
        };
        int made = inputs_;
        for (const shared_sum& sum : sums) {
            const shared_sum again{now(sum.left), now(sum.right), sum.is_difference};
            const bool is_kept = random.below(100) >= dropped_percent && again.left != none &&
                                 again.right != none && again.left != again.right &&
                                 work_.occurrences(again) > 1;
            if (is_kept)
                work_.substitute(again);
            values.push_back(is_kept ? made++ : none);
        }
    }

    int inputs_, forms_, used_forms_ = 0;
    std::vector<term> terms_;
    search::pair_elimination<Words> work_;
};

inline found_sums search_sums(const dynamic_columns& columns, int rank, int blocks, reading how,
                              const search::sharing_settings& settings) {
    const int forms = how == reading::columns ? rank : blocks;
    const std::vector<shared_sum> known =
        reading_of_sums(columns) == how ? columns.sums : std::vector<shared_sum>();
    if (forms <= 64)
        return sum_search<1>(columns, rank, blocks, how).run(settings, known);
    if (forms <= 128)
        return sum_search<2>(columns, rank, blocks, how).run(settings, known);
    return sum_search<8>(columns, rank, blocks, how).run(settings, known);
}

// Leaves the sums on the columns if their program is better than that of the columns as they are, or as good and these have none.
inline void improve_sums(dynamic_columns& columns, int rank, int blocks, bool is_result,
                         const search::sharing_settings& settings) {
    constexpr int most_forms = 512;
    const auto is_unit = [](const entry& e) {
        return e.value.denominator == 1 && (e.value.numerator == 1 || e.value.numerator == -1);
    };
    if (std::max(rank, blocks) > most_forms ||
        !std::all_of(columns.entries.begin(), columns.entries.end(), is_unit))
        return;
    const auto cost = [&](const dynamic_columns& x) {
        const dynamic_program program =
            is_result ? share_result(x, rank, blocks) : share_operand(x, rank, blocks);
        const auto scaled =
            std::count_if(program.outputs.begin(), program.outputs.end(), [](const linear_output& o) {
                return o.factor != coefficient{1, 1};
            });
        return std::pair(is_result ? scaled : 0, program.steps.size());
    };
    auto least = cost(columns);
    for (const reading how : {reading::columns, reading::rows}) {
        dynamic_columns changed = columns;
        changed.sums = search_sums(columns, rank, blocks, how, settings).sums;
        changed.sums_of_products = how == reading::rows;
        // A list that is as good as the search of the compiler spares it that search.
        if (const auto now = cost(changed);
            now < least || (now == least && columns.sums.empty() && !changed.sums.empty())) {
            least = now;
            columns = std::move(changed);
        }
    }
}

} // namespace fastmm::inline FASTMM_ABI::detail

namespace fastmm::inline FASTMM_ABI::search {

/// The factorization with the best sums to share that were found for each of its factor matrices: never more additions than
/// before, see shared_additions_of(). Factor matrices with other coefficients than 1 and -1, and factorizations of more than
/// 512 products, are left as they are. The same for a seed on every build. Cost: for 100 products some 20 us an elimination.
/// Requires: as share_additions().
inline factorization share_offline(factorization f, const sharing_settings& settings = {}) {
    const auto [m, k, n] = f.dimensions;
    detail::improve_sums(f.u, f.rank, m * k, false, settings);
    detail::improve_sums(f.v, f.rank, k * n, false, settings);
    detail::improve_sums(f.w, f.rank, m * n, true, settings);
    return f;
}

} // namespace fastmm::inline FASTMM_ABI::search
