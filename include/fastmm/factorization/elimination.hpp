// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Greedy elimination of common subexpressions in linear forms: the pair of terms that occurs most often, up to
// a common factor, becomes a value of its own, until no pair occurs twice. See E. Martensson and P. Stankovski
// Wagner, The number of the beast: reducing additions in fast matrix multiplication algorithms for dimensions
// up to 666 (2025), for how near this comes to the best that is known.
//
// This runs in the compiler and in programs: codes in place of fractions, and counts that are updated, never made anew.

#pragma once

#include <fastmm/factorization/program_draft.hpp>

#include <bit>
#include <cstdint>
#include <type_traits>

namespace fastmm::inline FASTMM_ABI::detail {

// How large a problem is. `pairs` bounds how many different pairs of terms there ever are: a form of L terms
// has L (L - 1) / 2, and its later, shorter states add less than that.
struct elimination_size {
    int inputs = 0;
    int forms = 0;
    int terms = 0;
    int codes = 1; // different coefficients
    int pairs = 1;
    int longest = 1; // terms of a form
    bool ternary = true;
};

// The sizes of a problem and the arrays that have them, in a constant expression. run_time_additions.hpp has another
// kind.
template <elimination_size Size>
struct fixed_elimination {
    static constexpr int inputs = Size.inputs, forms = Size.forms, terms = Size.terms, codes = Size.codes,
                         longest = Size.longest;
    static constexpr int values = inputs + terms, words = (forms + 63) / 64, all_ratios = codes * codes;
    static constexpr int buckets = static_cast<int>(std::bit_ceil(static_cast<unsigned>(Size.pairs)));
    // Larger problems are left as they are: clang ends a constant expression after 2^20 steps.
    static constexpr bool is_searched = Size.pairs <= 20000;

    // A pair: (left value * values + right value) * all_ratios + ratio.
    using pair_key =
        std::conditional_t<std::int64_t(values) * values * all_ratios <= INT32_MAX, int, std::int64_t>;
    static constexpr bool mixes_keys = false;

    template <class T>
    using per_form = plain_array<T, forms + 1>;
    template <class T>
    using per_term = plain_array<T, terms>;
    template <class T>
    using per_code = plain_array<T, codes>;
    template <class T>
    using per_ratio = plain_array<T, all_ratios>;
    template <class T>
    using per_value = plain_array<T, values>;
    template <class T>
    using per_value_word = plain_array<T, values * words>;
    template <class T>
    using per_pair = plain_array<T, Size.pairs>;
    template <class T>
    using per_bucket = plain_array<T, buckets>;
    template <class T>
    using per_term_of_form = plain_array<T, longest>;

    using draft_size = fixed_draft_size<inputs, forms, terms>;
    constexpr draft_size size_of_draft() const { return {}; }
};

// Linear forms over inputs, one after another: terms of form f are first[f] .. first[f + 1] - 1.
template <class Storage>
struct linear_forms : Storage {
    typename Storage::template per_form<int> first{};
    typename Storage::template per_term<int> input{};
    typename Storage::template per_term<int> code{};
    typename Storage::template per_code<coefficient> coefficients{}; // by code

    constexpr explicit linear_forms(const Storage& storage) : Storage(storage) {
        fit(first, Storage::forms + 1);
        fit(input, Storage::terms);
        fit(code, Storage::terms);
        fit(coefficients, Storage::codes);
    }
};

template <class Storage>
class elimination : private Storage {
    using Storage::all_ratios;
    using Storage::buckets;
    using Storage::codes;
    using Storage::forms;
    using Storage::inputs;
    using Storage::values;
    using Storage::words;
    using typename Storage::pair_key;

public:
    program_draft<typename Storage::draft_size> result;

    constexpr explicit elimination(const linear_forms<Storage>& given)
        : Storage(given), result(Storage::size_of_draft()) {
        fit(coefficients_, codes);
        fit(first_, forms + 1);
        fit(size_, forms + 1);
        fit(value_, Storage::terms);
        fit(code_, Storage::terms);
        fit(frequent_, forms + 1);
        for (int i = 0; i < codes; ++i)
            coefficients_[i] = given.coefficients[i];
        for (int f = 0; f < forms; ++f) {
            first_[f] = given.first[f];
            size_[f] = given.first[f + 1] - given.first[f];
            for (int t = first_[f]; t < first_[f] + size_[f]; ++t) {
                value_[t] = given.input[t];
                code_[t] = given.code[t];
            }
        }
        if (!Storage::is_searched)
            return;
        number_ratios();
        fit(occurs_, values * words);
        fit(head_, buckets);
        grow();
        for (int f = 0; f < forms; ++f)
            for (int t = first_[f]; t < first_[f] + size_[f]; ++t)
                occurs_[value_[t] * words + f / 64] |= std::uint64_t(1) << (f % 64);
        for (int f = 0; f < forms; ++f)
            for (int t = first_[f]; t < first_[f] + size_[f]; ++t)
                count(t, first_[f], t, t, 1);
        for (int p = 1; p < pairs_; ++p)
            if (count_[p] > 1)
                set_aside(p);
    }

    // Fills `result`. May be called once.
    constexpr void run(unsigned seed, bool unit_outputs) {
        // No pair ever becomes more frequent, and a new one is at most as frequent as the pair it comes from.
        for (int level = forms; level > 1; --level) {
            candidates_ = 0;
            for (int p = frequent_[level]; p != 0; p = next_frequent_[p])
                candidate_[candidates_++] = p;
            while (candidates_ > 0) {
                // Ties are broken by chance, which no rule that was tried beats: several seeds, the best kept.
                seed = seed * 1664525u + 1013904223u;
                const int slot = static_cast<int>((seed >> 12) % static_cast<unsigned>(candidates_));
                const int pair = candidate_[slot];
                if (count_[pair] == level && ratio_value_[key_[pair] % all_ratios].numerator != 0) {
                    const int known = pairs_;
                    substitute(pair);
                    for (int p = known; p < pairs_; ++p)
                        if (count_[p] == level)
                            candidate_[candidates_++] = p;
                        else if (count_[p] > 1)
                            set_aside(p);
                } else {
                    candidate_[slot] = candidate_[--candidates_];
                    if (count_[pair] > 1 && count_[pair] < level)
                        set_aside(pair);
                }
            }
        }
        typename Storage::template per_term_of_form<scaled_value> left_over{};
        fit(left_over, Storage::longest);
        for (int f = 0; f < forms; ++f) {
            for (int i = 0; i < size_[f]; ++i)
                left_over[i] = {value_[first_[f] + i], coefficients_[code_[first_[f] + i]]};
            const scaled_value sum = append_sum(result, left_over, size_[f], unit_outputs);
            result.output[f] = sum.value;
            result.output_factor[f] = sum.factor;
        }
    }

private:
    // Where there are many coefficients, pairs of them are compared instead of their quotients.
    constexpr void number_ratios() {
        fit(ratio_value_, all_ratios);
        fit(ratio_, all_ratios);
        const bool comparable = codes <= 16;
        int ratios = 0;
        for (int i = 0; i < codes; ++i)
            for (int j = 0; j < codes; ++j) {
                const coefficient ratio = quotient(coefficients_[j], coefficients_[i]);
                int known = comparable ? 0 : ratios;
                while (known < ratios && ratio_value_[known] != ratio)
                    ++known;
                if (known == ratios)
                    ratio_value_[ratios++] = ratio;
                ratio_[i * codes + j] = known;
            }
    }

    // Makes room for one more pair, where there is not room for all.
    constexpr void grow() {
        if constexpr (requires { key_.push_back(pair_key()); }) {
            key_.push_back(0);
            count_.push_back(0);
            next_.push_back(0);
            next_frequent_.push_back(0);
            candidate_.push_back(0);
        }
    }

    // Spreads keys over buckets: the last bits of a key may be those of few values.
    static constexpr pair_key mixed(pair_key key) {
        return static_cast<pair_key>((static_cast<std::uint64_t>(key) * 0x9e3779b97f4a7c15u) >> 32);
    }

    // Adds `change` to the counts of the pairs, up to a common factor, of term t and those from begin to end,
    // itself and `skipped` excepted.
    constexpr void count(int t, int begin, int end, int skipped, int change) {
        for (int s = begin; s < end; ++s) {
            if (s == t || s == skipped)
                continue;
            const bool ordered = value_[t] < value_[s];
            const int l = ordered ? t : s, r = ordered ? s : t;
            const pair_key key = (static_cast<pair_key>(value_[l]) * values + value_[r]) * all_ratios +
                                 ratio_[code_[l] * codes + code_[r]];
            int& head = head_[(Storage::mixes_keys ? mixed(key) : key) & (buckets - 1)];
            int p = head;
            while (p != 0 && key_[p] != key)
                p = next_[p];
            if (p == 0) {
                p = pairs_++;
                if constexpr (Storage::mixes_keys)
                    grow();
                key_[p] = key;
                next_[p] = head;
                head = p;
            }
            count_[p] += change;
        }
    }

    // Keeps a pair until the search has come down to its count.
    constexpr void set_aside(int pair) {
        int& head = frequent_[count_[pair]];
        next_frequent_[pair] = head;
        head = pair;
    }

    // Makes a pair a value, in every form that holds it.
    constexpr void substitute(int pair) {
        const auto ratio = static_cast<int>(key_[pair] % all_ratios),
                   left = static_cast<int>(key_[pair] / all_ratios / values),
                   right = static_cast<int>(key_[pair] / all_ratios % values);
        const int made = result.add(left, {1, 1}, right, ratio_value_[ratio]);
        for (int word = 0; word < words; ++word)
            for (std::uint64_t set = occurs_[left * words + word] & occurs_[right * words + word]; set != 0;
                 set &= set - 1) {
                const int f = word * 64 + std::countr_zero(set);
                const int begin = first_[f], end = begin + size_[f];
                int t = begin, s = begin;
                while (value_[t] != left)
                    ++t;
                while (value_[s] != right)
                    ++s;
                if (ratio_[code_[t] * codes + code_[s]] != ratio)
                    continue;
                count(t, begin, end, s, -1);
                count(s, begin, end, t, -1);
                --count_[pair];
                // The new value takes the place of the left term, the last term that of the right one.
                const std::uint64_t bit = set & (~set + 1);
                occurs_[left * words + word] &= ~bit;
                occurs_[right * words + word] &= ~bit;
                occurs_[made * words + word] |= bit;
                value_[t] = made;
                value_[s] = value_[end - 1];
                code_[s] = code_[end - 1];
                --size_[f];
                if (t == end - 1)
                    t = s;
                count(t, begin, end - 1, t, 1);
            }
    }

    typename Storage::template per_code<coefficient> coefficients_{};
    typename Storage::template per_ratio<coefficient> ratio_value_{}; // 0: one that does not fit
    typename Storage::template per_ratio<int> ratio_{}; // by the codes of the left and the right term

    typename Storage::template per_form<int> first_{};
    typename Storage::template per_form<int> size_{};
    typename Storage::template per_term<int> value_{};
    typename Storage::template per_term<int> code_{};
    typename Storage::template per_value_word<std::uint64_t> occurs_{}; // the forms that hold a value

    int pairs_ = 1; // pair 0 ends the lists
    typename Storage::template per_pair<pair_key> key_{};
    typename Storage::template per_pair<int> count_{};
    typename Storage::template per_pair<int> next_{}; // of the same bucket
    typename Storage::template per_bucket<int> head_{};

    typename Storage::template per_form<int> frequent_{}; // the first pair that was counted so often
    typename Storage::template per_pair<int> next_frequent_{};
    int candidates_ = 0;
    typename Storage::template per_pair<int> candidate_{};
};

} // namespace fastmm::inline FASTMM_ABI::detail
