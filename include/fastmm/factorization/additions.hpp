// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The additions of a table, shared: each factor matrix as a straight-line program, made and proved by the
// compiler.

#pragma once

#include <fastmm/factorization/elimination.hpp>
#include <fastmm/factorization/given_sums.hpp>
#include <fastmm/factorization/linear_program.hpp>
#include <fastmm/factorization/table.hpp>

#include <cstdint>
#include <tuple>
#include <type_traits>
#include <utility>

namespace fastmm::inline FASTMM_ABI {

namespace detail {

// How the forms of a factor matrix stand in the table: U and V are read column by column. So may be W, which
// gives the transpose of its forms; or row by row, which gives the forms.
enum class reading { columns, rows };

// The forms that the sums of the columns belong to.
template <class Columns>
constexpr reading reading_of_sums(const Columns& columns) {
    return columns.sums_of_products ? reading::rows : reading::columns;
}

template <table F, factor Which>
constexpr const auto& columns_of() {
    if constexpr (Which == factor::u)
        return factorization_of<F>.u;
    else if constexpr (Which == factor::v)
        return factorization_of<F>.v;
    else
        return factorization_of<F>.w;
}

template <table F, factor Which>
constexpr int block_count() {
    const shape s = shape_of<F>;
    return Which == factor::u ? s.m * s.k : Which == factor::v ? s.k * s.n : s.m * s.n;
}

// The code of a coefficient; a new one is the next.
template <class Coefficients>
constexpr int code_of(const coefficient& value, Coefficients& known, int& count) {
    int code = 0;
    while (code < count &&
           (known[code].numerator != value.numerator || known[code].denominator != value.denominator))
        ++code;
    if (code == count)
        known[count++] = value;
    return code;
}

// `known`: room for as many coefficients as there are entries; `lengths`: a 0 for every form.
template <class Columns, class Coefficients, class Integers>
constexpr elimination_size measure_forms(const Columns& columns, int rank, int blocks, reading how,
                                         Coefficients& known, Integers& lengths) {
    elimination_size size;
    size.inputs = how == reading::columns ? blocks : rank;
    size.forms = how == reading::columns ? rank : blocks;
    size.terms = static_cast<int>(columns.entries.size());
    int codes = 0;
    for (int r = 0; r < rank; ++r)
        for (const entry& e : columns[r]) {
            ++lengths[how == reading::columns ? r : e.index];
            code_of(e.value, known, codes);
            size.ternary &= e.value.denominator == 1 && (e.value.numerator == 1 || e.value.numerator == -1);
        }
    size.codes = codes > 0 ? codes : 1;
    std::int64_t pairs = 1;
    for (int f = 0; f < size.forms; ++f) {
        const int length = lengths[f];
        size.longest = length > size.longest ? length : size.longest;
        pairs += length > 1 ? static_cast<std::int64_t>(length - 1) * (length - 1) : 0;
    }
    size.pairs = static_cast<int>(pairs < INT32_MAX ? pairs : INT32_MAX);
    return size;
}

// `used`: a 0 for every form.
template <class Columns, class Forms, class Integers>
constexpr void gather_forms(const Columns& columns, int rank, reading how, Forms& forms, Integers& used) {
    for (int r = 0; r < rank; ++r)
        for (const entry& e : columns[r])
            ++forms.first[(how == reading::columns ? r : e.index) + 1];
    for (int f = 0; f < forms.forms; ++f)
        forms.first[f + 1] += forms.first[f];
    int codes = 0;
    for (int r = 0; r < rank; ++r)
        for (const entry& e : columns[r]) {
            const int f = how == reading::columns ? r : e.index;
            const int at = forms.first[f] + used[f]++;
            forms.input[at] = how == reading::columns ? e.index : r;
            forms.code[at] = code_of(e.value, forms.coefficients, codes);
        }
}

// As many attempts as the compiler makes in 0.2 s, and no more than help.
constexpr unsigned attempts(const elimination_size& size) {
    return size.terms > 2400 ? 1 : size.terms < 200 ? 12 : static_cast<unsigned>(2400 / size.terms);
}

// A draft of W by its rows, as the execution wants it.
template <class Draft>
constexpr void settle(Draft& draft, bool ternary) {
    if (ternary)
        settle_signs(draft);
    else
        settle_factors(draft);
}

// Which of two drafts of W is the better one, x or, without need, y.
template <class Draft, class Other>
constexpr bool is_better(const Draft& x, const Other& y) {
    return std::pair(x.scaled_outputs(), x.steps) < std::pair(y.scaled_outputs(), y.steps);
}

// Whether a program computes the forms, term by term. `left`: a coefficient for every input; `pending` as for
// for_each_term().
template <class Program, class Forms, class Coefficients, class Outputs>
constexpr bool computes_forms(const Program& program, const Forms& forms, Coefficients& left,
                              Outputs& pending) {
    for (int i = 0; i < program.inputs; ++i)
        left[i] = {0, 1};
    bool result = true;
    for (int f = 0; f < forms.forms; ++f) {
        for (int t = forms.first[f]; t < forms.first[f + 1]; ++t)
            left[forms.input[t]] = forms.coefficients[forms.code[t]];
        for_each_term(program, f, pending, [&](int input, const coefficient& value) {
            left[input] = sum(left[input], {-value.numerator, value.denominator});
        });
        for (int i = 0; i < program.inputs; ++i)
            result &= left[i].numerator == 0;
    }
    return result;
}

template <class Factorization>
constexpr int count_naive_additions(const Factorization& f) {
    return static_cast<int>(f.u.entries.size() + f.v.entries.size() + f.w.entries.size()) - 2 * f.rank -
           f.dimensions.m * f.dimensions.n;
}

// ---- In a constant expression ----

template <table F, factor Which, reading Reading>
constexpr elimination_size measure() {
    const auto& columns = columns_of<F, Which>();
    constexpr int blocks = block_count<F, Which>(), rank = rank_of<F>;
    plain_array<coefficient, std::tuple_size_v<std::remove_cvref_t<decltype(columns.entries)>>> known{};
    plain_array<int, Reading == reading::columns ? rank : blocks> lengths{};
    return measure_forms(columns, rank, blocks, Reading, known, lengths);
}

template <table F, factor Which, reading Reading>
inline constexpr elimination_size size_of = measure<F, Which, Reading>();

template <table F, factor Which, reading Reading>
using elimination_of = fixed_elimination<size_of<F, Which, Reading>>;

template <table F, factor Which, reading Reading>
constexpr auto gather() {
    linear_forms<elimination_of<F, Which, Reading>> forms({});
    plain_array<int, forms.forms> used{};
    gather_forms(columns_of<F, Which>(), rank_of<F>, Reading, forms, used);
    return forms;
}

template <table F, factor Which, reading Reading>
inline constexpr auto forms_of = gather<F, Which, Reading>();

template <table F, factor Which, reading Reading>
inline constexpr elimination<elimination_of<F, Which, Reading>> counted(forms_of<F, Which, Reading>);

template <table F, factor Which, reading Reading>
constexpr auto eliminated(unsigned seed) {
    elimination<elimination_of<F, Which, Reading>> work = counted<F, Which, Reading>;
    work.run(seed, Which == factor::w && Reading == reading::rows);
    return work.result;
}

// An attempt is a constant expression of its own: compilers limit the length of one.
template <table F, factor Which, reading Reading>
constexpr int count_steps(unsigned seed) {
    elimination<elimination_of<F, Which, Reading>> work = counted<F, Which, Reading>;
    work.run(seed, false);
    return work.result.steps;
}
template <table F, factor Which, reading Reading, unsigned Seed>
inline constexpr int steps_of = count_steps<F, Which, Reading>(Seed);

// The seed that needs fewest additions.
template <table F, factor Which, reading Reading>
constexpr unsigned best_seed() {
    return []<unsigned... Attempt>(std::integer_sequence<unsigned, Attempt...>) {
        const int steps[]{steps_of<F, Which, Reading, Attempt>...};
        unsigned best = 0;
        for (unsigned i = 1; i < sizeof...(Attempt); ++i)
            if (steps[i] < steps[best])
                best = i;
        return best;
    }
    (std::make_integer_sequence<unsigned, attempts(size_of<F, Which, Reading>)>{});
}

template <table F, factor Which, reading Reading>
constexpr auto make_draft() {
    constexpr unsigned seed = best_seed<F, Which, Reading>();
    auto draft = eliminated<F, Which, Reading>(seed);
    if constexpr (Which == factor::w)
        settle(draft, size_of<F, Which, Reading>.ternary);
    return draft;
}

template <table F>
constexpr auto make_transposed_draft() {
    constexpr unsigned seed = best_seed<F, factor::w, reading::columns>();
    auto draft = transposed_draft(eliminated<F, factor::w, reading::columns>(seed));
    settle_signs(draft);
    return draft;
}

// Whether the table says which sums to share, in a way that can be followed: only what is ternary is transposed.
template <table F, factor Which>
constexpr bool has_given_sums() {
    constexpr reading how = reading_of_sums(columns_of<F, Which>()),
                      direct = Which == factor::w ? reading::rows : reading::columns;
    if constexpr (columns_of<F, Which>().sums.empty())
        return false;
    else if constexpr (how == direct)
        return true;
    else
        return size_of<F, Which, how>.ternary;
}

template <table F, factor Which>
constexpr auto draft_of_given_sums() {
    constexpr reading how = reading_of_sums(columns_of<F, Which>()),
                      direct = Which == factor::w ? reading::rows : reading::columns;
    constexpr const auto& forms = forms_of<F, Which, how>;
    sum_substitution<elimination_of<F, Which, how>> work(forms);
    work.run(forms, columns_of<F, Which>().sums, how == reading::rows && how == direct);
    const auto settled = [](auto draft) {
        if constexpr (Which == factor::w)
            settle(draft, size_of<F, Which, how>.ternary);
        return draft;
    };
    if constexpr (how == direct)
        return settled(work.result);
    else
        return settled(transposed_draft(work.result));
}

template <table F, factor Which>
constexpr auto best_draft() {
    if constexpr (has_given_sums<F, Which>()) {
        return draft_of_given_sums<F, Which>();
    } else if constexpr (Which != factor::w) {
        return make_draft<F, Which, reading::columns>();
    } else {
        const auto rows = make_draft<F, Which, reading::rows>();
        if constexpr (size_of<F, Which, reading::rows>.ternary) {
            const auto columns = make_transposed_draft<F>();
            if (is_better(columns, rows))
                return columns;
        }
        return rows;
    }
}

template <table F, factor Which>
inline constexpr auto draft_of = best_draft<F, Which>();

template <int Inputs, int Steps, int Outputs, class Storage>
constexpr bool computes(const linear_program<Inputs, Steps, Outputs>& program,
                        const linear_forms<Storage>& forms) {
    static_assert(Inputs == Storage::inputs && Outputs == Storage::forms);
    plain_array<coefficient, Inputs> left{};
    plain_array<linear_output, Steps + 2> pending{};
    return computes_forms(program, forms, left, pending);
}

template <table F, factor Which>
constexpr auto make_additions() {
    constexpr const auto& draft = draft_of<F, Which>;
    linear_program<draft.inputs, draft.steps, draft.outputs> program;
    publish(draft, program);
    return program;
}

template <table F, factor Which>
constexpr auto make_proved_additions() {
    constexpr auto program = make_additions<F, Which>();
    constexpr reading direct = Which == factor::w ? reading::rows : reading::columns;
    static_assert(computes(program, forms_of<F, Which, direct>),
                  "Make the program of additions compute the factor matrix.");
    return program;
}

} // namespace detail

/// The straight-line program of a factor matrix, proved to compute it. U and V: the inputs are the blocks of A
/// or B in row-major order, output r is form r; its factor may be any. W: the inputs are the products, the
/// outputs the blocks of C in row-major order, their factors 1 where the table allows it. In a table of 1 and
/// -1 no step has two minuses. Cost: a fraction of a second in the compiler for a table of 100 products.
template <table F, factor Which>
inline constexpr auto additions_of = detail::make_proved_additions<F, Which>();

/// The additions of a table, block by block, as it is written down: nnz(U) + nnz(V) + nnz(W) - 2 R - m n.
template <table F>
inline constexpr int naive_additions = detail::count_naive_additions(factorization_of<F>);

/// The additions of a table where common subexpressions are shared: the steps of its three programs.
template <table F>
inline constexpr int shared_additions =
    additions_of<F, factor::u>.step_count + additions_of<F, factor::v>.step_count +
    additions_of<F, factor::w>.step_count;

} // namespace fastmm::inline FASTMM_ABI
