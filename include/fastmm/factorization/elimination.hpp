// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Greedy elimination of common subexpressions in linear forms: the pair of terms that occurs most often, up to
// a common factor, becomes a value of its own, until no pair occurs twice. See E. Martensson and P. Stankovski
// Wagner, The number of the beast: reducing additions in fast matrix multiplication algorithms for dimensions
// up to 666 (2025), for how near this comes to the best that is known.
//
// This runs in the compiler: codes in place of fractions, and counts that are updated, never made anew.

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

// Linear forms over inputs, one after another: terms of form f are first[f] .. first[f + 1] - 1.
template <elimination_size Size>
struct linear_forms {
    plain_array<int, Size.forms + 1> first{};
    plain_array<int, Size.terms> input{};
    plain_array<int, Size.terms> code{};
    plain_array<coefficient, Size.codes> coefficients{}; // by code
};

// Larger problems are left as they are: clang ends a constant expression after 2^20 steps.
inline constexpr int most_pairs = 20000;

template <elimination_size Size>
class elimination {
public:
    program_draft<Size.inputs, Size.forms, Size.terms> result;

    constexpr explicit elimination(const linear_forms<Size>& forms) {
        for (int i = 0; i < Size.codes; ++i) {
            coefficients_[i] = forms.coefficients[i];
            for (int j = 0; j < Size.codes; ++j) {
                const coefficient ratio = quotient(forms.coefficients[j], forms.coefficients[i]);
                int known = comparable ? 0 : ratios_;
                while (known < ratios_ && ratio_value_[known] != ratio)
                    ++known;
                if (known == ratios_)
                    ratio_value_[ratios_++] = ratio;
                ratio_[i * Size.codes + j] = known;
            }
        }
        for (int f = 0; f < Size.forms; ++f) {
            first_[f] = forms.first[f];
            size_[f] = forms.first[f + 1] - forms.first[f];
            for (int t = first_[f]; t < first_[f] + size_[f]; ++t) {
                value_[t] = forms.input[t];
                code_[t] = forms.code[t];
                occurs_[value_[t] * words + f / 64] |= std::uint64_t(1) << (f % 64);
            }
        }
        if (Size.pairs > most_pairs)
            return;
        for (int f = 0; f < Size.forms; ++f)
            for (int t = first_[f]; t < first_[f] + size_[f]; ++t)
                count(t, first_[f], t, t, 1);
        for (int p = 1; p < pairs_; ++p)
            if (count_[p] > 1)
                set_aside(p);
    }

    // Fills `result`. May be called once.
    constexpr void run(unsigned seed, bool unit_outputs) {
        // No pair ever becomes more frequent, and a new one is at most as frequent as the pair it comes from.
        for (int level = Size.forms; level > 1; --level) {
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
        plain_array<scaled_value, Size.longest> terms{};
        for (int f = 0; f < Size.forms; ++f) {
            for (int i = 0; i < size_[f]; ++i)
                terms[i] = {value_[first_[f] + i], coefficients_[code_[first_[f] + i]]};
            const scaled_value sum = append_sum(result, terms, size_[f], unit_outputs);
            result.output[f] = sum.value;
            result.output_factor[f] = sum.factor;
        }
    }

private:
    static constexpr int values = Size.inputs + Size.terms;
    static constexpr int words = (Size.forms + 63) / 64;
    static constexpr int buckets = static_cast<int>(std::bit_ceil(static_cast<unsigned>(Size.pairs)));

    // Where there are many coefficients, pairs of them are compared instead of their quotients.
    static constexpr bool comparable = Size.codes <= 16;
    static constexpr int all_ratios = Size.codes * Size.codes;

    // A pair: (left value * values + right value) * all_ratios + ratio.
    using pair_key =
        std::conditional_t<std::int64_t(values) * values * all_ratios <= INT32_MAX, int, std::int64_t>;

    // Adds `change` to the counts of the pairs, up to a common factor, of term t and those from begin to end,
    // itself and `skipped` excepted.
    constexpr void count(int t, int begin, int end, int skipped, int change) {
        for (int s = begin; s < end; ++s) {
            if (s == t || s == skipped)
                continue;
            const bool ordered = value_[t] < value_[s];
            const int l = ordered ? t : s, r = ordered ? s : t;
            const pair_key key = (static_cast<pair_key>(value_[l]) * values + value_[r]) * all_ratios +
                                 ratio_[code_[l] * Size.codes + code_[r]];
            int& head = head_[key & (buckets - 1)];
            int p = head;
            while (p != 0 && key_[p] != key)
                p = next_[p];
            if (p == 0) {
                p = pairs_++;
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
                if (ratio_[code_[t] * Size.codes + code_[s]] != ratio)
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

    plain_array<coefficient, Size.codes> coefficients_{};
    int ratios_ = 0;
    plain_array<coefficient, all_ratios> ratio_value_{}; // 0: one that does not fit
    plain_array<int, all_ratios> ratio_{};               // by the codes of the left and the right term

    plain_array<int, Size.forms> first_{};
    plain_array<int, Size.forms> size_{};
    plain_array<int, Size.terms> value_{};
    plain_array<int, Size.terms> code_{};
    plain_array<std::uint64_t, values * words> occurs_{}; // the forms that hold a value

    int pairs_ = 1; // pair 0 ends the lists
    plain_array<pair_key, Size.pairs> key_{};
    plain_array<int, Size.pairs> count_{};
    plain_array<int, Size.pairs> next_{}; // of the same bucket
    plain_array<int, buckets> head_{};

    plain_array<int, Size.forms + 1> frequent_{}; // the first pair that was counted so often
    plain_array<int, Size.pairs> next_frequent_{};
    int candidates_ = 0;
    plain_array<int, Size.pairs> candidate_{};
};

} // namespace fastmm::inline FASTMM_ABI::detail
