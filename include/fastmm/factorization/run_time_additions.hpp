// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The additions of a factorization that is read at run time, shared and proved as those of a table are.

#pragma once

#include <fastmm/factorization/additions.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace fastmm::inline FASTMM_ABI {

/// A straight-line program whose length is known at run time: see linear_program.
struct dynamic_program {
    int inputs = 0;
    std::vector<linear_step> steps;
    std::vector<linear_output> outputs;
};

/// The programs of the three factor matrices: see additions_of.
struct dynamic_additions {
    dynamic_program u, v, w;

    int step_count() const { return static_cast<int>(u.steps.size() + v.steps.size() + w.steps.size()); }
};

namespace detail {

// A vector that is indexed as a built-in array is. Flags are bytes.
template <class T>
class grown_array {
public:
    using element = std::conditional_t<std::is_same_v<T, bool>, unsigned char, T>;

    grown_array() = default;
    explicit grown_array(int size) : elements_(static_cast<std::size_t>(size)) {}

    element& operator[](std::int64_t index) { return elements_[static_cast<std::size_t>(index)]; }
    const element& operator[](std::int64_t index) const { return elements_[static_cast<std::size_t>(index)]; }
    void resize(std::size_t size) { elements_.resize(size); }
    void push_back(const element& next) { elements_.push_back(next); }

private:
    std::vector<element> elements_;
};

struct run_time_draft_size {
    int inputs = 0;
    int outputs = 0;
    int capacity = 0;

    template <class T>
    using per_step = grown_array<T>;
    template <class T>
    using per_output = grown_array<T>;
    template <class T>
    using per_value = grown_array<T>;
    template <class T>
    using per_flow = grown_array<T>;

    using transposed = run_time_draft_size;
    transposed transpose() const { return {outputs, inputs, capacity}; }
};

struct run_time_elimination {
    // Larger problems are left as they are, so that a factorization of any size is dealt with in seconds.
    static constexpr int most_pairs = 1 << 23, most_codes = 512, most_buckets = 1 << 22, most_words = 1 << 25;

    int inputs = 0, forms = 0, terms = 0, codes = 1, longest = 1;
    int values = 0, words = 0, all_ratios = 1, buckets = 1;
    bool is_searched = true, has_room = true; // for a search, and for the sums of a list

    using pair_key = std::int64_t;
    static constexpr bool mixes_keys = true;

    template <class T>
    using per_form = grown_array<T>;
    template <class T>
    using per_term = grown_array<T>;
    template <class T>
    using per_code = grown_array<T>;
    template <class T>
    using per_ratio = grown_array<T>;
    template <class T>
    using per_value = grown_array<T>;
    template <class T>
    using per_value_word = grown_array<T>;
    template <class T>
    using per_pair = grown_array<T>;
    template <class T>
    using per_bucket = grown_array<T>;
    template <class T>
    using per_term_of_form = grown_array<T>;

    using draft_size = run_time_draft_size;
    draft_size size_of_draft() const { return {inputs, forms, terms}; }

    explicit run_time_elimination(const elimination_size& size)
        : inputs(size.inputs), forms(size.forms), terms(size.terms), codes(size.codes), longest(size.longest),
          values(inputs + terms), words((forms + 63) / 64),
          all_ratios(codes <= most_codes ? codes * codes : 1),
          buckets(static_cast<int>(std::bit_ceil(static_cast<unsigned>(std::min(size.pairs, most_buckets))))),
          is_searched(size.pairs <= most_pairs && codes <= most_codes),
          has_room(static_cast<std::int64_t>(values) * words <= most_words) {
        is_searched = is_searched && has_room;
    }
};

using run_time_forms = linear_forms<run_time_elimination>;
using run_time_draft = program_draft<run_time_draft_size>;

// The forms of a factor matrix, in one of its two readings.
class gathered_forms {
public:
    gathered_forms(const dynamic_columns& columns, int rank, int blocks, reading how)
        : size_(measured(columns, rank, blocks, how)), forms_(run_time_elimination(size_)) {
        grown_array<int> used(size_.forms);
        gather_forms(columns, rank, how, forms_, used);
    }

    const elimination_size& size() const { return size_; }
    const run_time_forms& forms() const { return forms_; }

    // The draft of the seed that needs fewest additions.
    run_time_draft best_draft(bool unit_outputs) const {
        elimination<run_time_elimination> counted(forms_);
        const unsigned tries = attempts(size_);
        unsigned best = 0;
        int least = 0;
        for (unsigned seed = 0; seed < tries && tries > 1; ++seed) {
            elimination<run_time_elimination> work = counted;
            work.run(seed, false);
            if (seed == 0 || work.result.steps < least) {
                best = seed;
                least = work.result.steps;
            }
        }
        counted.run(best, unit_outputs);
        return std::move(counted.result);
    }

    bool has_room() const { return forms_.has_room; }

    // The draft by a list of sums. Requires: has_room().
    run_time_draft given_draft(const std::vector<shared_sum>& sums, bool unit_outputs) const {
        sum_substitution<run_time_elimination> work(forms_);
        work.run(forms_, sums, unit_outputs);
        return std::move(work.result);
    }

private:
    static elimination_size measured(const dynamic_columns& columns, int rank, int blocks, reading how) {
        grown_array<coefficient> known(static_cast<int>(columns.entries.size()));
        grown_array<int> lengths(how == reading::columns ? rank : blocks);
        return measure_forms(columns, rank, blocks, how, known, lengths);
    }

    elimination_size size_;
    run_time_forms forms_;
};

// A draft as a program that is proved to compute the forms.
inline dynamic_program proved_program(const run_time_draft& draft, const run_time_forms& forms) {
    dynamic_program program;
    program.inputs = draft.inputs;
    program.steps.resize(static_cast<std::size_t>(draft.steps));
    program.outputs.resize(static_cast<std::size_t>(draft.outputs));
    publish(draft, program);
    grown_array<coefficient> left(draft.inputs);
    std::vector<linear_output> pending(program.steps.size() + 2);
    if (!computes_forms(program, forms, left, pending))
        fail("a program of additions does not compute its factor matrix");
    return program;
}

// The draft by the sums that the columns name, or none; `forms`: those of the program, read from the columns as `direct` says.
inline std::optional<run_time_draft> draft_of_given_sums(const dynamic_columns& columns, int rank, int blocks,
                                                         const gathered_forms& forms, reading direct) {
    if (columns.sums.empty())
        return std::nullopt;
    if (const reading how = reading_of_sums(columns); how != direct) {
        const gathered_forms others(columns, rank, blocks, how);
        if (!others.has_room() || !others.size().ternary)
            return std::nullopt;
        return transposed_draft(others.given_draft(columns.sums, false));
    }
    if (!forms.has_room())
        return std::nullopt;
    return forms.given_draft(columns.sums, direct == reading::rows);
}

inline dynamic_program share_operand(const dynamic_columns& columns, int rank, int blocks) {
    const gathered_forms forms(columns, rank, blocks, reading::columns);
    if (const auto given = draft_of_given_sums(columns, rank, blocks, forms, reading::columns))
        return proved_program(*given, forms.forms());
    return proved_program(forms.best_draft(false), forms.forms());
}

inline dynamic_program share_result(const dynamic_columns& columns, int rank, int blocks) {
    const gathered_forms forms(columns, rank, blocks, reading::rows);
    if (auto given = draft_of_given_sums(columns, rank, blocks, forms, reading::rows)) {
        settle(*given, forms.size().ternary);
        return proved_program(*given, forms.forms());
    }
    run_time_draft rows = forms.best_draft(true);
    settle(rows, forms.size().ternary);
    if (forms.size().ternary) {
        run_time_draft transposed =
            transposed_draft(gathered_forms(columns, rank, blocks, reading::columns).best_draft(false));
        settle(transposed, true);
        if (is_better(transposed, rows))
            rows = std::move(transposed);
    }
    return proved_program(rows, forms.forms());
}

} // namespace detail

/// The straight-line programs of the factor matrices, proved to compute them: what additions_of is for a table that the
/// compiler reads, and the same wherever the compiler searched. Requires: a well-formed factorization in which every
/// product and every block of C has a term, and whose coefficients are below 2^30. Cost: about a millisecond for a
/// table of 100 products, seconds for one of 2000. Throws fastmm::error where a coefficient on the way does not fit.
inline dynamic_additions share_additions(const factorization& f) {
    const auto [m, k, n] = f.dimensions;
    return {detail::share_operand(f.u, f.rank, m * k), detail::share_operand(f.v, f.rank, k * n),
            detail::share_result(f.w, f.rank, m * n)};
}

/// The additions of a factorization, block by block: see naive_additions.
inline int naive_additions_of(const factorization& f) {
    return detail::count_naive_additions(f);
}

/// The additions of a factorization where common subexpressions are shared: the steps of share_additions().
inline int shared_additions_of(const factorization& f) {
    return share_additions(f).step_count();
}

} // namespace fastmm::inline FASTMM_ABI
