// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Sharing additions by a list: a factor matrix may say which sums its forms share, in place of a search for them. Each becomes
// a value in every form that holds it, in the order of the list; what is left of the forms is summed term by term. The programs
// are proved as all are, so that a wrong list costs additions and nothing else.

#pragma once

#include <fastmm/factorization/elimination.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>

namespace fastmm::inline FASTMM_ABI::detail {

// The draft of forms by a list of sums. `Sizes`: those of the forms, see fixed_elimination; `Sums`: an array of shared_sum.
template <class Storage>
class sum_substitution : private Storage {
    using Storage::forms;
    using Storage::inputs;
    using Storage::words;

public:
    program_draft<typename Storage::draft_size> result;

    constexpr explicit sum_substitution(const linear_forms<Storage>& given)
        : Storage(given), result(Storage::size_of_draft()) {
        fit(size_, forms + 1);
        fit(value_, Storage::terms);
        fit(factor_, Storage::terms);
        fit(made_, Storage::values);
        fit(occurs_, Storage::values * words);
        for (int f = 0; f < forms; ++f) {
            size_[f] = given.first[f + 1] - given.first[f];
            for (int t = given.first[f]; t < given.first[f + 1]; ++t) {
                value_[t] = given.input[t];
                factor_[t] = given.coefficients[given.code[t]];
                occurs_[value_[t] * words + f / 64] |= std::uint64_t(1) << (f % 64);
            }
        }
    }

    // Fills `result`. May be called once.
    template <class Sums>
    constexpr void run(const linear_forms<Storage>& given, const Sums& sums, bool unit_outputs) {
        // made_: the value that a value of the list is; a sum that no form holds is none.
        for (int i = 0; i < inputs; ++i)
            made_[i] = i + 1;
        int next = inputs;
        for (const shared_sum& sum : sums) {
            if (next >= Storage::values)
                break;
            if (sum.left >= 0 && sum.left < next && sum.right >= 0 && sum.right < next &&
                sum.left != sum.right && made_[sum.left] != 0 && made_[sum.right] != 0)
                made_[next] = substitute(given, made_[sum.left] - 1, made_[sum.right] - 1, sum.is_difference);
            ++next;
        }
        typename Storage::template per_term_of_form<scaled_value> left_over{};
        fit(left_over, Storage::longest);
        for (int f = 0; f < forms; ++f) {
            for (int i = 0; i < size_[f]; ++i)
                left_over[i] = {value_[given.first[f] + i], factor_[given.first[f] + i]};
            const scaled_value sum = append_sum(result, left_over, size_[f], unit_outputs);
            result.output[f] = sum.value;
            result.output_factor[f] = sum.factor;
        }
    }

private:
    // One more than the value that the sum is now, or 0 where no form holds it.
    constexpr int substitute(const linear_forms<Storage>& given, int left, int right, bool is_difference) {
        int made = 0;
        for (int word = 0; word < words; ++word)
            for (std::uint64_t set = occurs_[left * words + word] & occurs_[right * words + word]; set != 0;
                 set &= set - 1) {
                const int f = word * 64 + std::countr_zero(set);
                const int begin = given.first[f], end = begin + size_[f];
                int t = begin, s = begin;
                while (value_[t] != left)
                    ++t;
                while (value_[s] != right)
                    ++s;
                const coefficient &x = factor_[t], &y = factor_[s];
                if (y.denominator != x.denominator ||
                    y.numerator != (is_difference ? -x.numerator : x.numerator))
                    continue;
                if (made == 0)
                    made = result.add(left, {1, 1}, right, {is_difference ? -1 : 1, 1}) + 1;
                const std::uint64_t bit = set & (~set + 1);
                occurs_[left * words + word] &= ~bit;
                occurs_[right * words + word] &= ~bit;
                occurs_[(made - 1) * words + word] |= bit;
                // The new value takes the place of the left term, the last term that of the right one.
                value_[t] = made - 1;
                value_[s] = value_[end - 1];
                factor_[s] = factor_[end - 1];
                --size_[f];
            }
        return made;
    }

    typename Storage::template per_form<int> size_{};
    typename Storage::template per_term<int> value_{};
    typename Storage::template per_term<coefficient> factor_{};
    typename Storage::template per_value<int> made_{};
    typename Storage::template per_value_word<std::uint64_t> occurs_{}; // the forms that hold a value
};

} // namespace fastmm::inline FASTMM_ABI::detail
